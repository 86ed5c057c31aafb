import { useImperativeHandle } from 'react';
import type { Ref, RefObject } from 'react';
import type { SendSmsResult } from '../../core/sendMachine.ts';
import type { SendSmsReceipt } from '../../protocol/requests.ts';
import { findFocus } from '../findFocus.ts';
import type { PhoneFieldHandle } from '../PhoneField/PhoneField.tsx';
import type { PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';
import type { PhoneCodeValueState } from './usePhoneCodeValue.ts';
import type { SendCode } from './useSendCode.ts';

/** What a parent can do with the widget. */
export interface PhoneCodeInputHandle {
  /**
   * Checks the number, sends and moves the focus on, as the button does; `null` when the number cannot be sent to,
   * which is then shown, or when it is another one by now.
   */
  send(): Promise<SendSmsResult | null>;
  /** Shows what is wrong with the number and puts the focus there. Resolves to what `PhoneFieldHandle.check` does. */
  showPhoneFault(): Promise<PhoneFieldValue | null>;
  focusPhone(): void;
  focusCode(): void;
  /** Puts the focus into the code, all of it selected. */
  selectCode(): void;
  /** The value at this very moment, which React may not have rendered yet. */
  readonly value: PhoneCodeValue;
  /** Characters that the code must have. */
  readonly codeLength: number;
  /** Whether a code for this number was asked for, here or in another tab. */
  readonly isCodeExpected: boolean;
  /** Receipt of the last send for this number. */
  readonly receipt: SendSmsReceipt | null;
  readonly element: HTMLFieldSetElement | null;
}

/** What the handle is made of. */
export interface PhoneCodeHandleParts
  extends Pick<SendCode, 'sms' | 'send'>, Pick<PhoneCodeValueState, 'read'> {
  root: RefObject<HTMLFieldSetElement | null>;
  phoneField: RefObject<PhoneFieldHandle | null>;
  codeInput: RefObject<HTMLInputElement | null>;
  codeLength: number;
}

/** Gives the widget's handle to its parent. */
export function usePhoneCodeHandle(ref: Ref<PhoneCodeInputHandle>, parts: PhoneCodeHandleParts): void {
  const { root, phoneField, codeInput, sms, send, read, codeLength } = parts;
  const { state, outcome, receipt } = sms;
  useImperativeHandle(ref, () => ({
    send: () => send(findFocus(root.current)),
    showPhoneFault: async () => (await phoneField.current?.check()) ?? null,
    focusPhone: () => phoneField.current?.focus(),
    focusCode: () => codeInput.current?.focus(),
    selectCode: () => {
      codeInput.current?.focus();
      codeInput.current?.select();
    },
    get value() {
      return read();
    },
    codeLength,
    isCodeExpected: outcome !== null || receipt !== null || state === 'cooling',
    receipt,
    get element() {
      return root.current;
    },
  }));
}
