import { useContext } from 'react';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';
import type { SmsMessages } from './SmsMessages.ts';

type TextKey = {
  [Key in keyof SmsMessages]: SmsMessages[Key] extends string ? Key : never;
}[keyof SmsMessages];

/**
 * One text by the rules of `useSmsLocale`, for a part that needs few of them and shall not bring a whole
 * language along: `english` is what stands where neither a locale nor an override was given.
 */
export function useSmsText(
  key: TextKey,
  english: string,
  own: Pick<SmsContextValue, 'locale' | 'messages'> = {},
): string {
  const provided = useContext(SmsContext);
  const locale = own.locale ?? provided.locale;
  return own.messages?.[key] ?? provided.messages?.[key] ?? locale?.messages[key] ?? english;
}
