import { en } from './messages/en.ts';
import type { SmsContextValue } from './SmsContext.ts';
import type { SmsLocale } from './SmsMessages.ts';
import { useSmsTexts } from './useSmsTexts.ts';
import { warnOfMissingTexts } from './warnOfMissingTexts.ts';

/** The language in force, complete: the component's own props, else the provider's, else English. */
export function useSmsLocale(own: Pick<SmsContextValue, 'locale' | 'messages'>): SmsLocale {
  return useSmsTexts(en.messages, own, warnOfMissingTexts);
}
