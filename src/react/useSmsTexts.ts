import { useContext, useMemo } from 'react';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';
import type { SmsMessages } from './SmsMessages.ts';

/**
 * Some of the texts and the tag of their language: the component's own, else the provider's, else `english`;
 * overrides on top. A part names its English itself, so that it does not bring the whole of it along.
 */
export function useSmsTexts<Name extends keyof SmsMessages>(
  english: Pick<SmsMessages, Name>,
  own: Pick<SmsContextValue, 'locale' | 'messages'>,
): { tag: string; messages: Pick<SmsMessages, Name> } {
  const provided = useContext(SmsContext);
  const locale = own.locale ?? provided.locale;
  return useMemo(
    () => ({
      tag: locale?.tag ?? 'en',
      messages: { ...english, ...locale?.messages, ...provided.messages, ...own.messages },
    }),
    [english, locale, provided.messages, own.messages],
  );
}
