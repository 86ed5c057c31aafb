import type { PhoneCodeInputProps } from '../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneLoginFormProps } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { de } from '../../src/react/messages/de.ts';
import { ru } from '../../src/react/messages/ru.ts';
import { zhCN } from '../../src/react/messages/zhCN.ts';
import type { SmsLocale } from '../../src/react/SmsMessages.ts';
import type { LookReplies } from './createLookTransport.ts';
import type { LookHand } from './LookHand.ts';

/** One state of the widgets, and how a user gets there. */
export interface LookState {
  /** Props of a login form. */
  form?: PhoneLoginFormProps;
  /** Props of a `PhoneCodeInput`, which is shown instead of a form. */
  input?: PhoneCodeInputProps;
  replies?: LookReplies;
  /** The language, if the state has its own; otherwise that of the page. */
  locale?: SmsLocale;
  isOffline?: boolean;
  /** Whether the form asks for an agreement, which contains links. */
  hasAgreement?: boolean;
  /** Height of the page in CSS pixels, if something opens over it. */
  height?: number;
  /** The screen is at least this wide, in CSS pixels; the form stays as it is. */
  screenWidth?: number;
  play?: (hand: LookHand) => Promise<void>;
}

const PHONE = '.sms-PhoneField-input';
const COUNTRY = '.sms-PhoneField-country';
const SEND = '.sms-SendCodeButton';
const CODE = '.sms-CodeField-input';
const SUBMIT = '.sms-PhoneLoginForm-submit';
const AGREEMENT = '[name=agreement]';
const ERROR = '[data-kind=error]:not(:empty)';

const typePhone = (hand: LookHand) => hand.type(PHONE, '13800138000');

async function clickSend(hand: LookHand): Promise<void> {
  await typePhone(hand);
  await hand.click(SEND);
}

async function getCode(hand: LookHand): Promise<void> {
  await clickSend(hand);
  await hand.see(`${SEND}[data-state=cooling]`);
  await hand.pass(18_000);
}

async function enterCode(hand: LookHand): Promise<void> {
  await getCode(hand);
  await hand.type(CODE, '802417');
}

/** In steps: agrees before the send, which leads to the code. */
async function giveAgreement(hand: LookHand): Promise<void> {
  await typePhone(hand);
  await hand.click(AGREEMENT);
  await hand.click(SUBMIT);
  await hand.see(`${SEND}[data-state=cooling]`);
}

async function openCountries(hand: LookHand): Promise<void> {
  await hand.hover(COUNTRY);
  await hand.see('.sms-PhoneField-trigger');
  await hand.click('.sms-PhoneField-trigger');
  await hand.see('.sms-CountryList-item');
}

async function searchCountries(hand: LookHand): Promise<void> {
  await openCountries(hand);
  await hand.type('.sms-CountryList-search', 'land');
  await hand.press('ArrowDown');
}

const refuse = (verify: LookReplies['verify'], attemptsLeft?: number): LookState => ({
  replies: { verify, attemptsLeft },
  play: async (hand) => {
    await enterCode(hand);
    await hand.see(ERROR);
  },
});

const wrong = refuse('code_wrong', 4);
const filled = { phoneNumber: '13800138000', country: 'CN', code: '802417' };

/** Every visible state of the widgets, by name. */
export const lookStates: Readonly<Record<string, LookState>> = {
  empty: {},
  'phone focused': { play: (hand) => hand.click(PHONE) },
  typing: { play: (hand) => hand.type(PHONE, '138001') },
  hover: {
    play: async (hand) => {
      await typePhone(hand);
      await hand.hover(SEND);
    },
  },
  'button focused': {
    play: async (hand) => {
      await typePhone(hand);
      await hand.press('Tab');
      await hand.press('Tab');
    },
  },
  invalid: {
    play: async (hand) => {
      await hand.type(PHONE, '138001');
      await hand.click(SEND);
      await hand.see(ERROR);
    },
  },
  unverified: {
    play: async (hand) => {
      await hand.type(PHONE, '16000138000');
      await hand.click(CODE);
      await hand.see('[data-kind=warning]');
    },
  },
  sending: {
    replies: { send: 'never' },
    play: async (hand) => {
      await clickSend(hand);
      await hand.see(`${SEND}[data-state=sending]`);
    },
  },
  cooling: { play: getCode },
  'cooling, reloaded': {
    play: async (hand) => {
      await getCode(hand);
      await hand.reload();
      await hand.see(`${SEND}[data-state=cooling]`);
    },
  },
  'code half typed': {
    play: async (hand) => {
      await getCode(hand);
      await hand.type(CODE, '802');
    },
  },
  'can send again': {
    play: async (hand) => {
      await getCode(hand);
      await hand.pass(60_000);
      await hand.see(`${SEND}[data-state=ready]`);
    },
  },
  'outcome unknown': {
    replies: { send: 'network_failed' },
    play: getCode,
  },
  'too early': { replies: { send: 'too_early' }, play: getCode },
  'limit reached': {
    replies: { send: 'limit_reached' },
    play: async (hand) => {
      await clickSend(hand);
      await hand.see(ERROR);
    },
  },
  offline: {
    isOffline: true,
    play: async (hand) => {
      await clickSend(hand);
      await hand.see(ERROR);
    },
  },
  verifying: {
    replies: { verify: 'never' },
    play: async (hand) => {
      await enterCode(hand);
      await hand.see(`${SUBMIT}[aria-disabled]`);
    },
  },
  'wrong code': wrong,
  'attempts used up': refuse('attempts_exhausted'),
  verified: {
    play: async (hand) => {
      await enterCode(hand);
      await hand.see('[data-kind=success]');
    },
  },
  disabled: { form: { disabled: true } },
  'disabled, filled': { input: { disabled: true, defaultValue: filled } },
  'read-only': { input: { readOnly: true, defaultValue: filled } },
  'four digits': { form: { codeLength: 4 } },
  'eight digits': { form: { codeLength: 8 }, play: getCode },
  'one country': { form: { countries: ['CN'] } },
  'long calling code': { form: { defaultCountry: 'UZ' } },
  'steps, phone': { form: { layout: 'steps' } },
  'steps, code': {
    form: { layout: 'steps' },
    play: async (hand) => {
      await typePhone(hand);
      await hand.click(SUBMIT);
      await hand.see(`${SEND}[data-state=cooling]`);
    },
  },
  'steps, offline': {
    form: { layout: 'steps' },
    isOffline: true,
    play: async (hand) => {
      await typePhone(hand);
      await hand.click(SUBMIT);
      await hand.see(ERROR);
    },
  },
  'steps, agreement': { form: { layout: 'steps' }, hasAgreement: true },
  'steps, agreement given': { form: { layout: 'steps' }, hasAgreement: true, play: giveAgreement },
  'German, steps': { locale: de, form: { layout: 'steps' }, hasAgreement: true },
  'German, steps, agreement given': {
    locale: de,
    form: { layout: 'steps' },
    hasAgreement: true,
    play: giveAgreement,
  },
  agreement: {
    hasAgreement: true,
    play: async (hand) => {
      await enterCode(hand);
      await hand.click(SUBMIT);
      await hand.see(ERROR);
    },
  },
  'country list': { height: 560, play: openCountries },
  'country list, wide': { height: 560, screenWidth: 800, play: openCountries },
  'country search': {
    height: 560,
    play: searchCountries,
  },
  'country search, wide': {
    height: 560,
    screenWidth: 800,
    play: searchCountries,
  },
  'no country found': {
    height: 560,
    play: async (hand) => {
      await openCountries(hand);
      await hand.type('.sms-CountryList-search', 'xyz');
      await hand.see('.sms-CountryList-empty:not(:empty)');
    },
  },
  'German, wrong code': { locale: de, ...wrong },
  'German, unknown': { locale: de, replies: { send: 'network_failed' }, play: getCode },
  'Russian, wrong code': { locale: ru, ...wrong },
  'Russian, unknown': { locale: ru, replies: { send: 'network_failed' }, play: getCode },
  'Chinese, wrong code': { locale: zhCN, ...wrong },
  'Chinese, cooling': { locale: zhCN, play: getCode },
};
