import { useContext, useMemo } from 'react';
import { overlayTexts } from './overlayTexts.ts';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';
import type { SmsLocale, SmsMessages } from './SmsMessages.ts';

/**
 * Some texts and the tag of their language: the component's own, else the provider's, else `english`, with overrides on
 * top. A field passes its own English texts, so that it does not bundle all of them. Each new language goes to `check`.
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
