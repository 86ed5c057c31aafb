import { useState } from 'react';
import type { RefObject } from 'react';
import { findFocus } from '../findFocus.ts';
import type { PhoneFieldHandle } from '../PhoneField/PhoneField.tsx';
import type { PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';
import { toPhoneMessage } from '../PhoneField/toPhoneMessage.ts';
import type { SmsMessages } from '../SmsMessages.ts';

/** A check of the number, and what of it has to be announced. */
export interface PhoneCheck {
  /** As `PhoneFieldHandle.check`. */
  check: () => Promise<PhoneFieldValue | null>;
  /** What is wrong, where no move of the focus says so. */
  announced: string | null;
  /** The number has changed. */
  forget: () => void;
}

/**
 * Checks the number of a field. A number that can't be sent to gets the focus, and is read with what is wrong with
 * it; where the focus is there already, as after Enter, nothing would be heard, so that is announced.
 */
export function usePhoneCheck(field: RefObject<PhoneFieldHandle | null>, messages: SmsMessages): PhoneCheck {
  const [announced, setAnnounced] = useState<string | null>(null);
  return {
    announced,
    forget: () => setAnnounced(null),
    check: async () => {
      const input = field.current?.input;
      const isThere = input != null && findFocus(input) === input;
      const phone = (await field.current?.check()) ?? null;
      const text = phone ? toPhoneMessage(phone.phoneLevel, messages)?.text : messages.phoneDataMissing;
      setAnnounced(isThere && !phone?.e164 ? (text ?? null) : null);
      return phone;
    },
  };
}
