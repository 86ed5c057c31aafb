import { callingCodeOf } from './callingCodes.ts';
import { readMainlandChina } from './mainlandChina.ts';
import type { NationalLevel, NationalReading, PhoneMetadata } from './PhoneMetadata.ts';

/** E.164 has 15 digits at most; a trunk prefix comes on top. */
const MAX_DIGITS = 16;

/**
 * Reads national digits of a country. If they begin with its calling code and make a number only without it, the code
 * is dropped. Without metadata, mainland China is read in full; other digits stay as they are, `incomplete`.
 */
export function readNational(
  digits: string,
  country: string,
  metadata: PhoneMetadata | null | undefined,
): NationalReading {
  const callingCode = callingCodeOf(country);
  const read = (text: string) => {
    if (metadata) return metadata.readNational(text, callingCode, country);
    return country === 'CN' ? readMainlandChina(text) : readUnknownPlan(text);
  };
  const reading = read(digits);
  if (isSendable(reading.level) || !digits.startsWith(callingCode)) return reading;
  const shorter = read(digits.slice(callingCode.length));
  return isSendable(shorter.level) || shorter.level === 'invalid' ? shorter : reading;
}

/** Whether a message can be sent to the number, perhaps with a warning. */
export function isSendable(level: NationalLevel | 'country_unsupported'): boolean {
  return level === 'mobile' || level === 'unverified';
}

function readUnknownPlan(digits: string): NationalReading {
  return {
    nationalNumber: digits,
    country: null,
    level: digits.length > MAX_DIGITS ? 'too_long' : 'incomplete',
    isPossible: digits.length >= 6 && digits.length <= MAX_DIGITS,
    formatted: digits,
  };
}
