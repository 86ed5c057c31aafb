import { useEffect, useRef } from 'react';
import type { KeyValueStorage } from '../../core/cooldownStorage.ts';
import { loadPendingVerification, savePendingVerification } from '../../core/pendingVerification.ts';
import { toSendKey } from '../../core/sendKey.ts';
import type { SmsTransport } from '../../core/transports/Transport.ts';
import type { SmsChannel } from '../../protocol/channels.ts';
import type { SendSmsReceipt } from '../../protocol/requests.ts';
import { findMachine } from '../KeyView.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

/** What a resumption depends on. */
export interface ResumeOptions {
  isOn: boolean;
  transport: SmsTransport;
  channel: SmsChannel;
  storage: KeyValueStorage | null | undefined;
  value: PhoneCodeValue;
  /** Of the last message to its number. */
  receipt: SendSmsReceipt | null;
}

/**
 * Goes on after a reload: hands the ticket back to the machine of its number, and the number to `restore`, into an empty
 * field only, and only after the mount, or once it is on, so that what the server rendered stays as it was. A number that
 * is there already, or is typed again, gets its ticket back too: its machine may have been dropped meanwhile. A ticket
 * that came later than the send's end is kept for the next reload.
 */
export function useResume(options: ResumeOptions, restore: (phone: Partial<PhoneCodeValue>) => void): void {
  const { isOn } = options;
  const wasOn = useRef(false);
  useEffect(() => {
    const { transport, channel, storage, value } = options;
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
    if (isEmpty) restore({ phoneNumber, phoneCountryCode, country, e164: phoneCountryCode + phoneNumber });
    // Not for anything else: it is about the number and its message alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOn, options.value.e164, options.receipt]);
}
