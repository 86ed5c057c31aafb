import type { SendSmsResult } from '../../core/sendMachine.ts';
import type { SendSmsReceipt } from '../../protocol/requests.ts';
import type { PhoneFieldValue } from '../PhoneField/PhoneFieldValue.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

/** What a parent can do with the widget. */
export interface PhoneCodeInputHandle {
  /**
   * Checks the number, sends a code and moves the focus on, as the button does. Resolves to `null` if the number cannot
   * be sent to, which the widget then shows, or if it was changed meanwhile.
   */
  send(): Promise<SendSmsResult | null>;
  /** Shows what is wrong with the number and puts the focus there. Resolves to what `PhoneFieldHandle.check` does. */
  showPhoneFault(): Promise<PhoneFieldValue | null>;
  focusPhone(): void;
  focusCode(): void;
  /** Moves the focus to the code, and selects all of it. */
  selectCode(): void;
  /** The current value, even if React has not rendered it yet. */
  readonly value: PhoneCodeValue;
  /** Characters that the code must have. */
  readonly codeLength: number;
  /** Whether a code was requested for this number, here or in another tab. */
  readonly isCodeExpected: boolean;
  /** The receipt of the last send to this number. */
  readonly receipt: SendSmsReceipt | null;
  readonly element: HTMLFieldSetElement | null;
}
