import { useContext, useMemo } from 'react';
import { SmsContext } from '../SmsContext.ts';
import type { SmsContextValue } from '../SmsContext.ts';
import type { SmsMessages } from '../SmsMessages.ts';

/** The texts of a phone field. */
export type PhoneTexts = Pick<SmsMessages, keyof typeof ENGLISH>;

/** What stands where no language was given, so that a field alone does not bring all of English along. */
export const ENGLISH = {
  phoneNumber: 'Phone number',
  country: 'Country or region',
  searchCountries: 'Search',
  noCountryFound: 'No country found',
  phoneEmpty: 'Enter your phone number.',
  phoneIncomplete: 'This number is too short. Check the digits and the country.',
  phoneTooLong: 'This number is too long. Check the digits and the country.',
  phoneInvalid: "This isn't a mobile number we can use. Check the digits and the country.",
  phoneUnverified: "This doesn't look like a mobile number. You can still try.",
  countryUnsupported: "We can't send to this country yet. Use a number from another one.",
  phoneDataMissing: "We couldn't check this number. Check your connection and try again.",
};

/** The texts by the rules of `useSmsLocale`, and the tag of their language. */
export function usePhoneTexts(own: Pick<SmsContextValue, 'locale' | 'messages'>): {
  tag: string;
  texts: PhoneTexts;
} {
  const provided = useContext(SmsContext);
  const locale = own.locale ?? provided.locale;
  return useMemo(
    () => ({
      tag: locale?.tag ?? 'en',
      texts: { ...ENGLISH, ...locale?.messages, ...provided.messages, ...own.messages },
    }),
    [locale, provided.messages, own.messages],
  );
}
