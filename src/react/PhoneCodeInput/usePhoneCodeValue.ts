import { useCallback, useInsertionEffect, useRef, useState } from 'react';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

/** Why a value changed: by the user, in one of the fields, or because a reload went on where it was. */
export type PhoneCodeChangeReason = 'phone' | 'code' | 'code_cleared' | 'resume';

/** Called with each new value. */
export type OnPhoneCodeChange = (value: PhoneCodeValue, details: { reason: PhoneCodeChangeReason }) => void;

const EMPTY: PhoneCodeValue = {
  phoneNumber: '',
  phoneCountryCode: '+86',
  country: 'CN',
  e164: null,
  phoneLevel: 'empty',
  code: '',
};

/**
 * The value in force, kept by the parent (`value`) or by the widget itself, the function that changes it, and one
 * that reads it at this very moment, which React may not have rendered yet.
 */
export function usePhoneCodeValue(
  given: Partial<PhoneCodeValue> | undefined,
  initial: Partial<PhoneCodeValue>,
  onValueChange: OnPhoneCodeChange | undefined,
): [
  value: PhoneCodeValue,
  change: (patch: Partial<PhoneCodeValue>, reason: PhoneCodeChangeReason) => void,
  read: () => PhoneCodeValue,
] {
  const [own, setOwn] = useState<PhoneCodeValue>(() => ({ ...EMPTY, ...initial }));
  const value = given ? { ...own, ...given } : own;
  const latest = useRef({ value, onValueChange });
  // Before every other effect of the commit: a child's effect can bring the next change.
  useInsertionEffect(() => {
    latest.current = { value, onValueChange };
  });
  const change = useCallback((patch: Partial<PhoneCodeValue>, reason: PhoneCodeChangeReason) => {
    const next = { ...latest.current.value, ...patch };
    // Two changes in one event build on each other.
    latest.current.value = next;
    setOwn(next);
    latest.current.onValueChange?.(next, { reason });
  }, []);
  const read = useCallback(() => latest.current.value, []);
  return [value, change, read];
}
