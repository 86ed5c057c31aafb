import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { savePendingVerification } from '../../core/pendingVerification.ts';
import type { SendSmsResult } from '../../core/sendMachine.ts';
import { toSendKey } from '../../core/sendKey.ts';
import type { SmsTransport } from '../../core/transports/Transport.ts';
import type { SmsChannel } from '../../protocol/channels.ts';
import { isCodeExpected } from '../isCodeExpected.ts';
import { mayMoveFocus } from '../mayMoveFocus.ts';
import type { PhoneFieldHandle } from '../PhoneField/PhoneField.tsx';
import { findMachine } from '../KeyView.ts';
import { useLatest } from '../useLatest.ts';
import { useSendSms } from '../useSendSms.ts';
import type { UseSendSmsOptions, UseSendSmsResult } from '../useSendSms.ts';
import type { PhoneCodeValueState } from './usePhoneCodeValue.ts';
import { isNumberAtFault } from './toWidgetMessage.ts';

/** How a widget sends, its value, and the elements that a send reads or moves the focus to. */
export interface SendCodeOptions extends UseSendSmsOptions, PhoneCodeValueState {
  transport: SmsTransport;
  channel: SmsChannel;
  /** Whether the widget continues after a reload. */
  resume: boolean;
  onSendEnd?: ((result: SendSmsResult) => void) | undefined;
  root: RefObject<HTMLElement | null>;
  phoneField: RefObject<PhoneFieldHandle | null>;
  codeInput: RefObject<HTMLInputElement | null>;
}

/** A widget's send. */
export interface SendCode {
  sms: UseSendSmsResult;
  /** Whether a send is waiting for its number to be read, which may load the numbering plans. */
  isChecking: boolean;
  /** Whether the last message to this number, sent or on its way, was not the first. */
  isResend: boolean;
  /**
   * Resolves to `null` if the number cannot be sent to, which is then shown, or if it was changed meanwhile. `asker` is
   * the element that had the focus when something outside the widget asked for the send: the focus may move on from
   * there too.
   */
  send: (asker?: Element | null) => Promise<SendSmsResult | null>;
}

/**
 * All that a widget's button does: checks the number, sends, clears an older code that no longer works, stores the send
 * for a reload, and moves the focus on, once, if that is still in the widget.
 */
export function useSendCode(options: SendCodeOptions): SendCode {
  const { transport, channel, storage, value, change, read, root, phoneField, codeInput } = options;
  const [resentTo, setResentTo] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  const committed = useRef({ channel, ...value });
  const latest = useLatest(options);
  const sms = useSendSms({
    ...options,
    phoneNumber: value.e164 === null ? '' : value.phoneNumber,
    phoneCountryCode: value.phoneCountryCode,
  });
  // Reading `secondsLeft` makes the widget render each second, and React's development build reads every property of
  // what is passed on, here to the button. The button gets the seconds by itself, and does not need this getter.
  Object.defineProperty(sms, 'secondsLeft', { value: 0 });

  useEffect(() => {
    const before = committed.current;
    committed.current = { channel, ...value };
    const isOther = before.channel !== channel || (before.e164 !== null && before.e164 !== value.e164);
    // If the parent sets another channel or number and the code stays the same, it was sent for something else.
    if (isOther && value.code && value.code === before.code) change({ code: '' }, 'code_cleared');
  });

  const send: SendCode['send'] = async (asker) => {
    // The number has to be read for good first, for which the numbering plans may have to load.
    setChecking(true);
    const phone = await phoneField.current?.check();
    setChecking(false);
    if (!phone?.e164) return null;
    const { phoneNumber, phoneCountryCode, country, e164 } = phone;
    const oldCode = codeInput.current?.value;
    const element = root.current;
    const hadFocus = mayMoveFocus(element, asker);
    // Set before the reply arrives: the message about it is announced once, so it has to be right from the start.
    if (sms.state === 'ready') setResentTo(isCodeExpected(sms) ? e164 : null);
    const result = await sms.send({ phoneNumber, phoneCountryCode });
    const { status } = result;
    // The parent's of now: since the click, a code that was faster than this reply may have been refused or verified.
    latest.current.onSendEnd?.(result);
    // If the number was changed meanwhile, this result no longer concerns the user.
    if (read().e164 !== e164) return null;
    if (status === 'sent' || status === 'unknown') {
      // An older code no longer works. What was typed meanwhile is the new one, which can be faster than the reply.
      if (oldCode && codeInput.current?.value === oldCode) change({ code: '' }, 'code_cleared');
      const receipt = result.receipt ?? {};
      const pending = { transportId: transport.id, channel, phoneNumber, phoneCountryCode, country, receipt };
      const owedKey = findMachine(toSendKey(pending), storage)?.owedKey;
      // A field that has become read-only belongs to a finished login.
      if (options.resume && !codeInput.current?.readOnly) savePendingVerification({ ...pending, owedKey });
    }
    // Only if the focus was here, and still is.
    if (!hadFocus || !mayMoveFocus(element, asker)) return result;
    const isOnItsWay = status === 'sent' || status === 'unknown' || status === 'too_early';
    if (isOnItsWay) codeInput.current?.focus();
    else if (status === 'not_sent' && isNumberAtFault(result.error.code)) phoneField.current?.focus();
    return result;
  };

  return { sms, send, isChecking, isResend: resentTo === value.e164 };
}
