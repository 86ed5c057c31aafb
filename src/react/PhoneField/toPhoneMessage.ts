import type { PhoneLevel } from './readPhone.ts';
import type { PhoneTexts } from './phoneTexts.ts';

/** What a field says about its number. */
export interface PhoneMessage {
  kind: 'warning' | 'error';
  text: string;
}

const SENTENCES = {
  mobile: null,
  empty: 'phoneEmpty',
  incomplete: 'phoneIncomplete',
  unverified: 'phoneUnverified',
  too_long: 'phoneTooLong',
  invalid: 'phoneInvalid',
  country_unsupported: 'countryUnsupported',
} as const satisfies Record<PhoneLevel, keyof PhoneTexts | null>;

/** The sentence for a level, `null` for a number that is fine. An unverified number is a warning only. */
export function toPhoneMessage(level: PhoneLevel, texts: PhoneTexts): PhoneMessage | null {
  const sentence = SENTENCES[level];
  return sentence && { kind: level === 'unverified' ? 'warning' : 'error', text: texts[sentence] };
}
