/**
 * Calls `act` when the form of an input is reset, before that empties its fields, or with the next frame if a listener
 * stops the event; returns what ends this. Not called if any listener, however far out, prevents the reset.
 */
export function watchReset(input: HTMLInputElement | null, act: () => void): () => void {
  const form = input?.form;
  const onReset = (event: Event) => {
    let isOver = false;
    const afterOthers = () => {
      if (!isOver && !event.defaultPrevented) act();
      isOver = true;
    };
    form?.getRootNode().addEventListener('reset', afterOthers, { once: true });
    requestAnimationFrame(afterOthers);
  };
  form?.addEventListener('reset', onReset);
  return () => form?.removeEventListener('reset', onReset);
}
