import { Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/core';
import data from 'libphonenumber-js/mobile/metadata';
import type { NationalLevel, NationalReading, PhoneMetadata } from './PhoneMetadata.ts';

/** The methods of a numbering plan that the library has but does not declare. */
interface NumberingPlan {
  callingCode(): string;
  possibleLengths(): number[];
  nationalNumberPattern(): string;
  /** `0` if there is none. */
  nationalPrefix(): string | 0;
  type(name: 'MOBILE'): { possibleLengths(): number[] | undefined } | undefined;
}

/** Google's numbering plans, through libphonenumber-js. Heavy: only import it dynamically. */
export const phoneData: PhoneMetadata = { readNational };

function readNational(digits: string, callingCode: string, country: string): NationalReading {
  const number = parse(digits, callingCode);
  if (number?.isValid()) return toReading(number, 'mobile', true);
  const plan = planOf(callingCode, number?.country ?? country);
  const nationalNumber = number?.nationalNumber ?? digits;
  // The library keeps a trunk prefix when the digits are too few without it, or when only landlines have it in the
  // plan. People write it before mobile numbers all the same.
  const rest = isInPlan(nationalNumber, plan) ? null : withoutTrunk(digits, plan);
  return rest === null ? judge(digits, number, plan) : judge(rest, parse(rest, callingCode), plan);
}

function judge(digits: string, number: PhoneNumber | undefined, plan: NumberingPlan): NationalReading {
  const nationalNumber = number?.nationalNumber ?? digits;
  const level = number?.isValid() ? 'mobile' : levelOf(nationalNumber, plan);
  const isPossible = plan.possibleLengths().includes(nationalNumber.length);
  if (number) return toReading(number, level, isPossible);
  return { nationalNumber, country: null, level, isPossible, formatted: nationalNumber };
}

function toReading(number: PhoneNumber, level: NationalLevel, isPossible: boolean): NationalReading {
  return {
    nationalNumber: number.nationalNumber,
    country: level === 'mobile' ? (number.country ?? null) : null,
    level,
    isPossible,
    formatted: formatWithoutTrunk(number),
  };
}

/** With the calling code in front, the digits can't be taken for an international prefix, and a trunk prefix goes. */
function parse(digits: string, callingCode: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(`+${callingCode}${digits}`, { extract: false }, data);
}

function planOf(callingCode: string, wanted: string): NumberingPlan {
  const countries: readonly string[] = data.country_calling_codes[callingCode] ?? [];
  const country = countries.includes(wanted) ? wanted : countries[0];
  const metadata = new Metadata(data);
  metadata.selectNumberingPlan(country as CountryCode);
  return metadata.numberingPlan as unknown as NumberingPlan;
}

/** Removes one trunk prefix and no more: digits that begin with two are something else. */
function withoutTrunk(digits: string, plan: NumberingPlan): string | null {
  const trunk = plan.nationalPrefix();
  if (!trunk || !digits.startsWith(trunk)) return null;
  const rest = digits.slice(trunk.length);
  return rest === '' || rest.startsWith(trunk) ? null : rest;
}

function levelOf(digits: string, plan: NumberingPlan): NationalLevel {
  const lengths = plan.type('MOBILE')?.possibleLengths() ?? plan.possibleLengths();
  if (digits.length > Math.max(...lengths)) return 'too_long';
  if (!lengths.includes(digits.length)) return 'incomplete';
  // A range can be newer than the plan, but none begins like this: what is here is half typed, or a mistake.
  const isMistaken = digits.startsWith('0') || digits.startsWith(plan.callingCode());
  return isMistaken && !isInPlan(digits, plan) ? 'invalid' : 'unverified';
}

function isInPlan(digits: string, plan: NumberingPlan): boolean {
  return new RegExp(`^(?:${plan.nationalNumberPattern()})$`).test(digits);
}

function formatWithoutTrunk(number: PhoneNumber): string {
  const national = number.formatNational();
  if (national.replace(/\D/g, '') === number.nationalNumber) return national;
  return number.formatInternational().slice(`+${number.countryCallingCode} `.length);
}
