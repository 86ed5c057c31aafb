import type { PluralMessage } from './SmsMessages.ts';

/**
 * Fills a text: `{name}` is replaced by the value of that name, a number in the digits and the plural form of
 * the language. A name without a value stays as it is.
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
    // Engines keep the number format of a language for this; a new one for each second costs far more.
    return typeof value === 'number' ? value.toLocaleString(tag) : (value ?? whole);
  });
}
