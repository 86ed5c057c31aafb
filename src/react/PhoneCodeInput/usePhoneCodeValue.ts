import { useInsertionEffect, useRef, useState } from 'react';
import { callingCodeOf } from '../PhoneField/callingCodes.ts';
import { toCountry } from '../PhoneField/PhoneFieldValue.ts';
import type { CountryOptions, PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

/** Why a value changed: by the user, in one of the fields, or because a reload went on where it was. */
export type PhoneCodeChangeReason = 'phone' | 'code' | 'code_cleared' | 'resume';

/** Called with each new value. */
export type OnPhoneCodeChange = (value: PhoneCodeValue, details: { reason: PhoneCodeChangeReason }) => void;

/** What the value is kept by: a parent (`value`), or the widget itself. */
export interface PhoneCodeValueOptions extends CountryOptions {
  value?: Partial<PhoneCodeValue> | undefined;
  defaultValue?: Partial<PhoneCodeValue> | undefined;
  onValueChange?: OnPhoneCodeChange | undefined;
}

/** The value in force and what changes it. */
export interface PhoneCodeValueState {
  value: PhoneCodeValue;
  /** The value at this very moment, which React may not have rendered yet. */
  read: () => PhoneCodeValue;
  change: (patch: Partial<PhoneCodeValue>, reason: PhoneCodeChangeReason) => void;
  /** Takes another number, which voids the code of the one before. */
  changePhone: (phone: PhoneFieldValue) => void;
}

const EMPTY = { phoneNumber: '', e164: null, phoneLevel: 'empty', code: '' } as const;

/** Keeps the value, or what of it the parent does not keep. Two changes in one task build on each other. */
export function usePhoneCodeValue(options: PhoneCodeValueOptions): PhoneCodeValueState {
  const { value: given, defaultValue = {}, onValueChange } = options;
  const [own, setOwn] = useState(() => {
    const phoneNumber = defaultValue.phoneNumber ?? defaultValue.e164 ?? '';
    // Those that the phone field begins with: what it corrects counts as a change.
    const country = toCountry(defaultValue, options);
    const phoneCountryCode = `+${callingCodeOf(country)}`;
    return { ...EMPTY, country, phoneCountryCode, ...defaultValue, phoneNumber };
  });
  const value = given ? merge(own, given) : own;
  const latest = useRef({ value, onValueChange });
  // Before every other effect of the commit: a child's effect can bring the next change. Not by `useLatest`, whose value
  // is not to be written to.
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

/** A part of a value over a whole one. Another calling code has another country, which the field finds. */
function merge(below: PhoneCodeValue, over: Partial<PhoneCodeValue>): PhoneCodeValue {
  const { phoneCountryCode = below.phoneCountryCode } = over;
  const country = phoneCountryCode === below.phoneCountryCode ? below.country : '';
  return { ...below, country, ...over };
}
