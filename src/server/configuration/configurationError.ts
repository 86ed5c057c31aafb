/** Creates the error for an option that cannot work: what happened, why it matters, what to do. */
export function configurationError(happened: string, matters: string, remedy: string): TypeError {
  return new TypeError(`react-sms-code: ${happened} ${matters} ${remedy}`);
}
