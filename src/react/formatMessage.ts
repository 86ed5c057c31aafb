import type { PluralMessage } from './SmsMessages.ts';

/**
 * Fills in a text: `{name}` is replaced by the value of that name; a number has the digits and the plural form of the
 * language. A name without a value stays as it is.
 */
export function formatMessage(
  tag: string,
  message: string | PluralMessage,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text =
    typeof message === 'string'
      ? message
      : (message[new Intl.PluralRules(tag).select(Number(values.count))] ?? message.other ?? '');
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    // Browsers cache the number format behind this; creating a new one each second would cost far more.
    return typeof value === 'number' ? value.toLocaleString(tag) : (value ?? whole);
  });
}
