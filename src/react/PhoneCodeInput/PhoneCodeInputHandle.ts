import type { SendSmsResult } from '../../core/sendMachine.ts';
import type { SendSmsReceipt } from '../../protocol/requests.ts';
import type { PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

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
