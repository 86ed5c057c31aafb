import type { SmsMessages } from '../SmsMessages.ts';

/** The texts of a phone field in English. */
export const phoneTexts = {
  phoneNumber: 'Phone number',
  country: 'Country or region',
  searchCountries: 'Search',
  noCountryFound: 'No country found',
  close: 'Close',
  phoneEmpty: 'Enter your phone number.',
  phoneIncomplete: 'This number is too short. Check the digits and the country.',
  phoneTooLong: 'This number is too long. Check the digits and the country.',
  phoneInvalid: "This isn't a mobile number we can use. Check the digits and the country.",
  phoneUnverified: "This doesn't look like a mobile number. You can still try.",
  countryUnsupported: "We can't send to this country yet. Use a number from another one.",
  phoneDataMissing:
    "We couldn't check this number. Check your connection, then try again or reload the page.",
} satisfies Partial<SmsMessages>;

/** The texts of a phone field in any language. */
export type PhoneTexts = Pick<SmsMessages, keyof typeof phoneTexts>;
