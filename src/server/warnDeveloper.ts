/** Writes to the server's console what no listener hears: what happened, why it matters, what to do. */
export function warnDeveloper(happened: string, matters: string, remedy: string): void {
  // eslint-disable-next-line no-console -- the visitor's reply may not say it, and nobody listens to events
  console.warn(`react-sms-code: ${happened} ${matters} ${remedy}`);
}
