/**
 * How long a test or a story waits for what is about to come, in ms. It is long, since a busy machine may take a while to
 * load a chunk or to draw a page, and shorter than a test may last, so that the step that took too long is named.
 */
export const WAIT_MS = 25_000;
