import { useContext, useMemo } from 'react';
import { overlayTexts } from './overlayTexts.ts';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';
import type { SmsLocale, SmsMessages } from './SmsMessages.ts';

/**
 * Some of the texts and the tag of their language: the component's own, else the provider's, else `english`;
 * overrides on top. A part names its English itself, so that it does not bring the whole of it along. `check` is
 * called with a language that is new.
 */
export function useSmsTexts<Name extends keyof SmsMessages>(
  english: Pick<SmsMessages, Name>,
  own: Pick<SmsContextValue, 'locale' | 'messages'>,
  check?: (locale: SmsLocale) => void,
): { tag: string; messages: Pick<SmsMessages, Name> } {
  const provided = useContext(SmsContext);
  const locale = own.locale ?? provided.locale;
  return useMemo(() => {
    if (locale) check?.(locale);
    return {
      tag: locale?.tag ?? 'en',
      messages: [locale?.messages, provided.messages, own.messages].reduce<Pick<SmsMessages, Name>>(
        overlayTexts,
        english,
      ),
    };
  }, [english, locale, provided.messages, own.messages, check]);
}
