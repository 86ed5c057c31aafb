import type { SmsErrorCode } from '../protocol/errors.ts';

/**
 * A sentence with a number in it, one form for each plural category that the language has (`Intl.PluralRules`
 * names them). `{count}` stands for the number.
 */
export type PluralMessage = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Every text that the widgets show or announce. In a text, `{seconds}`, `{phone}`, `{digits}`, `{length}`
 * and `{count}` are replaced; numbers are written in the digits of the language.
 */
export interface SmsMessages {
  /** Label of the phone box. */
  phoneNumber: string;
  /** Label of the code box. */
  verificationCode: string;
  /** Name of the button that opens the list of countries. */
  country: string;
  /** Placeholder of the search in that list, and the text if nothing matches. */
  searchCountries: string;
  noCountryFound: string;
  /** Name of the button that closes that list on a small screen. */
  close: string;
  /** The send button: before the first send, while sending, and after it. */
  sendCode: string;
  sending: string;
  resendCode: string;
  /** Visible text of the send button during the cooldown: `{seconds}`. */
  resendIn: string;
  /** The form's button, and the same while it checks the code. */
  logIn: string;
  loggingIn: string;
  /** The steps layout: on to the code, back to the number. */
  continue: string;
  changeNumber: string;
  /** Legend of the whole group. */
  phoneVerification: string;

  /** After a send, and after a reload as long as its code can be entered: `{phone}` is masked. */
  codeSent: string;
  /** After a second send: only the newest code works. `{phone}` is masked. */
  codeResent: string;
  /** What a screen reader reads in place of the masked `{phone}` in these two. `{digits}`: the number's last two. */
  spokenPhone: string;
  /** The outcome is unknown: it may still arrive. */
  codeMayArrive: string;
  /** Another message is refused because one was sent a moment ago, here or elsewhere: the code on its way is valid. */
  codeOnItsWay: string;
  /** Announced when the cooldown ends. */
  canSendAgain: string;
  /** Shown and announced when the code was right. */
  verified: string;

  /** Hints and errors about the number. */
  phoneEmpty: string;
  phoneIncomplete: string;
  phoneTooLong: string;
  phoneInvalid: string;
  /** A warning: right length, unknown range or a landline. Sending is allowed. */
  phoneUnverified: string;
  countryUnsupported: string;
  /** The numbering data could not be loaded. */
  phoneDataMissing: string;
  /** Errors about the code: `{length}` digits are needed. */
  codeEmpty: string;
  codeIncomplete: string;
  /** The agreement of a form is not ticked. */
  agreementRequired: string;
  /** Tries left after a wrong code: `{count}`. */
  attemptsLeft: PluralMessage;

  /** What happened and what to do, for each error code. */
  errors: Record<SmsErrorCode, string>;
}

/** Texts of your own in place of some of a language's; of its `errors`, too, as few as you like. */
export type SmsMessageOverrides = Partial<Omit<SmsMessages, 'errors'>> & {
  errors?: Partial<SmsMessages['errors']> | undefined;
};

/** One language: its BCP 47 tag and its texts. */
export interface SmsLocale {
  tag: string;
  messages: SmsMessages;
}
