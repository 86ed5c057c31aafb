import type { NationalLevel, NationalReading } from './PhoneMetadata.ts';

/** Eleven digits in a mobile range that is in use. */
const MOBILE = /^1(?:610\d|740[0-5]|(?:[38]\d|4[57]|[59][0-35-9]|6[25-7]|7[0-35-8])\d\d)\d{6}$/;
/** No range begins like this, not even one that is newer than the plan. */
const MISTAKEN = /^(?:0|86)/;
const LENGTH = 11;

/**
 * Reads national digits of mainland China without the numbering data, so that the most common case need not wait for
 * it. Returns the same numbers and levels as the data does.
 */
export function readMainlandChina(digits: string): NationalReading {
  const nationalNumber = digits.replace(/^0(?=\d)/, '');
  const level = levelOf(nationalNumber);
  return {
    nationalNumber,
    country: level === 'mobile' ? 'CN' : null,
    level,
    isPossible: nationalNumber.length >= 7 && nationalNumber.length <= 12,
    formatted: nationalNumber.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3'),
  };
}

function levelOf(nationalNumber: string): NationalLevel {
  if (nationalNumber.length < LENGTH) return 'incomplete';
  if (nationalNumber.length > LENGTH) return 'too_long';
  if (MOBILE.test(nationalNumber)) return 'mobile';
  return MISTAKEN.test(nationalNumber) ? 'invalid' : 'unverified';
}
