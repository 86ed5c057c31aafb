/** Warns developers on the server's console: what happened, why it matters, what to do. */
export function warnDeveloper(happened: string, matters: string, remedy: string): void {
  // eslint-disable-next-line no-console -- the reply to the visitor must not say it, and there may be no listener
  console.warn(`react-sms-code: ${happened} ${matters} ${remedy}`);
}
