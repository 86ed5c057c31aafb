import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { savePendingVerification } from '../../core/pendingVerification.ts';
import type { SendSmsResult } from '../../core/sendMachine.ts';
import { toSendKey } from '../../core/sendKey.ts';
import type { SmsTransport } from '../../core/transports/Transport.ts';
import type { SmsChannel } from '../../protocol/channels.ts';
import { isCodeExpected } from '../isCodeExpected.ts';
import type { PhoneFieldHandle } from '../PhoneField/PhoneField.tsx';
import { findMachine } from '../KeyView.ts';
import { useSendSms } from '../useSendSms.ts';
import type { UseSendSmsOptions, UseSendSmsResult } from '../useSendSms.ts';
import type { PhoneCodeValueState } from './usePhoneCodeValue.ts';
import { isNumberAtFault } from './toWidgetMessage.ts';
import { watchFocus } from './watchFocus.ts';

/** How a widget sends, its value, and the parts of it that a send reads or puts the focus into. */
export interface SendCodeOptions extends UseSendSmsOptions, PhoneCodeValueState {
  transport: SmsTransport;
  channel: SmsChannel;
  /** Whether a reload shall go on with what was sent. */
  resume: boolean;
  onSendEnd?: ((result: SendSmsResult) => void) | undefined;
  root: RefObject<HTMLElement | null>;
  phoneField: RefObject<PhoneFieldHandle | null>;
  codeInput: RefObject<HTMLInputElement | null>;
}

/** A widget's send. */
export interface SendCode {
  sms: UseSendSmsResult;
  /** Whether a send waits until its number is read, which may load the numbering plans. */
  isChecking: boolean;
  /** Whether the message that was sent last, or is on its way, was not the first to this number. */
  isResend: boolean;
  /**
   * Resolves to `null` when the number cannot be sent to, which is then shown, or is another one by now. `asker` is
   * what had the focus when it was asked for outside of the widget: from there too the focus is moved on.
   */
  send: (asker?: Element | null) => Promise<SendSmsResult | null>;
}

/**
 * The whole act of a widget's button: checks the number, sends, and then clears a code that the new message voids,
 * remembers the send for a reload, and moves the focus on, once, where it is still in the widget.
 */
export function useSendCode(options: SendCodeOptions): SendCode {
  const { transport, channel, storage, value, change, read, root, phoneField, codeInput } = options;
  const [resentTo, setResentTo] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  const committed = useRef({ channel, ...value });
  const sms = useSendSms({
    ...options,
    phoneNumber: value.e164 === null ? '' : value.phoneNumber,
    phoneCountryCode: value.phoneCountryCode,
  });
  // Whoever reads the seconds renders for each, and React's development build reads every property that is handed on: to
  // the button here, which counts by itself.
  Object.defineProperty(sms, 'secondsLeft', { value: 0 });

  useEffect(() => {
    const before = committed.current;
    committed.current = { channel, ...value };
    const isOther = before.channel !== channel || (before.e164 !== null && before.e164 !== value.e164);
    // A code that stays while the parent puts in another channel or number was sent for something else.
    if (isOther && value.code && value.code === before.code) change({ code: '' }, 'code_cleared');
  });

  const send: SendCode['send'] = async (asker) => {
    // The numbering plans load on the first focus; a number is never sent to before it was read with them.
    setChecking(true);
    const phone = await phoneField.current?.check();
    setChecking(false);
    if (!phone?.e164) return null;
    const { phoneNumber, phoneCountryCode, country, e164 } = phone;
    const oldCode = codeInput.current?.value;
    const mayMoveFocus = watchFocus(root.current, asker);
    // Set before the reply comes: its message is announced once, and has to be the right one from the start.
    if (sms.state === 'ready') setResentTo(isCodeExpected(sms) ? e164 : null);
    const result = await sms.send({ phoneNumber, phoneCountryCode });
    const { status } = result;
    options.onSendEnd?.(result);
    // Who is at another number by now wants nothing more of this one.
    if (read().e164 !== e164) return null;
    if (status === 'sent' || status === 'unknown') {
      // A code from before is of no use now. What was typed since is of the new message, which can be faster.
      if (oldCode && codeInput.current?.value === oldCode) change({ code: '' }, 'code_cleared');
      const receipt = result.receipt ?? {};
      const pending = { transportId: transport.id, channel, phoneNumber, phoneCountryCode, country, receipt };
      const owedKey = findMachine(toSendKey(pending), storage)?.owedKey;
      // A field that is read-only by now belongs to a login that is done.
      if (options.resume && !codeInput.current?.readOnly) savePendingVerification({ ...pending, owedKey });
    }
    if (!mayMoveFocus()) return result;
    const isOnItsWay = status === 'sent' || status === 'unknown' || status === 'too_early';
    if (isOnItsWay) codeInput.current?.focus();
    else if (status === 'not_sent' && isNumberAtFault(result.error.code)) phoneField.current?.focus();
    return result;
  };

  return { sms, send, isChecking, isResend: resentTo === value.e164 };
}
