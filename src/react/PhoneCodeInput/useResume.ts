import { useEffect, useRef } from 'react';
import type { KeyValueStorage } from '../../core/cooldownStorage.ts';
import { loadPendingVerification, savePendingVerification } from '../../core/pendingVerification.ts';
import { toSendKey } from '../../core/sendKey.ts';
import type { SmsTransport } from '../../core/transports/Transport.ts';
import type { SmsChannel } from '../../protocol/channels.ts';
import type { SendSmsReceipt } from '../../protocol/requests.ts';
import { findMachine } from '../KeyView.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';
import type { PhoneCodeValueState } from './usePhoneCodeValue.ts';

/** What continuing after a reload depends on. */
export interface ResumeOptions extends Pick<PhoneCodeValueState, 'value' | 'read'> {
  isOn: boolean;
  transport: SmsTransport;
  channel: SmsChannel;
  storage: KeyValueStorage | null | undefined;
  /** The receipt of the last message to this number. */
  receipt: SendSmsReceipt | null;
}

/**
 * Continues after a reload: gives the ticket back to the send machine of its number, and if the field is empty, the
 * number to `restore`. It does so only after the mount, or once `isOn` is true, so that the first render matches the
 * server's markup. A number that is already there, or is typed again, gets its ticket back too, since its machine may
 * have been dropped meanwhile. A ticket that arrives after the send has ended is stored for the next reload.
 */
export function useResume(options: ResumeOptions, restore: (phone: Partial<PhoneCodeValue>) => void): void {
  const { isOn } = options;
  const wasOn = useRef(false);
  useEffect(() => {
    const { transport, channel, storage, value, read } = options;
    const isEmpty = !wasOn.current && value.phoneNumber === '';
    wasOn.current ||= isOn;
    const pending = isOn ? loadPendingVerification(transport.id, channel) : null;
    const machine = pending && findMachine(toSendKey(pending), storage);
    if (!machine) return;
    const { phoneNumber, phoneCountryCode, country = '', receipt } = pending;
    machine.resume(receipt, pending.owedKey);
    const last = machine.getSnapshot().receipt;
    if (last && last.ticket !== receipt.ticket)
      savePendingVerification({ ...pending, receipt: last, owedKey: machine.owedKey });
    // Another number may have been typed before hydration, which is not rendered yet.
    if (isEmpty && ['', phoneNumber].includes(read().phoneNumber))
      restore({ phoneNumber, phoneCountryCode, country, e164: phoneCountryCode + phoneNumber });
    // Runs for a new number or message, and for nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOn, options.value.e164, options.receipt]);
}
