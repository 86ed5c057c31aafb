import { useInsertionEffect, useRef, useState } from 'react';
import { callingCodeOf } from '../PhoneField/callingCodes.ts';
import { toCountry } from '../PhoneField/PhoneFieldValue.ts';
import type { CountryOptions, PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

/**
 * Why a value changed: the user edited the number or the code, the widget cleared a code that no longer applies, or it
 * continued after a reload.
 */
export type PhoneCodeChangeReason = 'phone' | 'code' | 'code_cleared' | 'resume';

/** Called with each new value. */
export type OnPhoneCodeChange = (value: PhoneCodeValue, details: { reason: PhoneCodeChangeReason }) => void;

/** Who keeps the value: a parent (`value`), or the widget itself. */
export interface PhoneCodeValueOptions extends CountryOptions {
  value?: Partial<PhoneCodeValue> | undefined;
  defaultValue?: Partial<PhoneCodeValue> | undefined;
  onValueChange?: OnPhoneCodeChange | undefined;
}

/** The current value, and what changes it. */
export interface PhoneCodeValueState {
  value: PhoneCodeValue;
  /** The value as it is now, even if React has not rendered it yet. */
  read: () => PhoneCodeValue;
  change: (patch: Partial<PhoneCodeValue>, reason: PhoneCodeChangeReason) => void;
  /** Takes a number. If that is another number, the code of the one before is cleared. */
  changePhone: (phone: PhoneFieldValue) => void;
}

const EMPTY = { phoneNumber: '', e164: null, phoneLevel: 'empty', code: '' } as const;

/** Keeps the value, or the parts of it that the parent does not keep. Two changes in one task build on each other. */
export function usePhoneCodeValue(options: PhoneCodeValueOptions): PhoneCodeValueState {
  const { value: given, defaultValue = {}, onValueChange } = options;
  const [own, setOwn] = useState(() => {
    const phoneNumber = defaultValue.phoneNumber ?? defaultValue.e164 ?? '';
    // The same as the phone field starts with: if it had to correct them, that would count as a change.
    const country = toCountry(defaultValue, options);
    const phoneCountryCode = `+${callingCodeOf(country)}`;
    return { ...EMPTY, country, phoneCountryCode, ...defaultValue, phoneNumber };
  });
  const value = given ? merge(own, given) : own;
  const latest = useRef({ value, onValueChange });
  // Runs before every other effect of the commit, since a child's effect can cause the next change. Not `useLatest`,
  // whose value is read-only.
  useInsertionEffect(() => {
    latest.current = { value, onValueChange };
  });
  const read = () => latest.current.value;
  const change: PhoneCodeValueState['change'] = (patch, reason) => {
    const next = { ...read(), ...patch };
    latest.current.value = next;
    setOwn(next);
    latest.current.onValueChange?.(next, { reason });
  };
  return {
    value,
    read,
    change,
    changePhone(phone) {
      const { e164 } = read();
      const isOther = e164 !== null && phone.e164 !== e164;
      change({ ...phone, ...(isOther && { code: '' }) }, 'phone');
    },
  };
}

/** Merges a partial value over a whole one. Another calling code means another country, which the phone field finds. */
function merge(below: PhoneCodeValue, over: Partial<PhoneCodeValue>): PhoneCodeValue {
  const { phoneCountryCode = below.phoneCountryCode } = over;
  const country = phoneCountryCode === below.phoneCountryCode ? below.country : '';
  return { ...below, country, ...over };
}
