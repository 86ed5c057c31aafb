import { useEffect } from 'react';
import type { KeyValueStorage } from '../../core/cooldownStorage.ts';
import { loadPendingVerification } from '../../core/pendingVerification.ts';
import { sharedSendMachines } from '../../core/sendMachines.ts';
import { toSendKey } from '../../core/sendKey.ts';
import type { SmsTransport } from '../../core/transports/Transport.ts';
import type { SmsChannel } from '../../protocol/channels.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';

/** What a resumption depends on. */
export interface ResumeOptions {
  isOn: boolean;
  transport: SmsTransport;
  channel: SmsChannel;
  storage: KeyValueStorage | null | undefined;
  value: PhoneCodeValue;
}

/**
 * Goes on after a reload: hands the ticket back to the machine of its number, and the number to `restore`.
 * Only into an empty field, once, after the mount, so that what the server rendered stays as it was.
 */
export function useResume(options: ResumeOptions, restore: (phone: Partial<PhoneCodeValue>) => void): void {
  useEffect(() => {
    const { isOn, transport, channel, storage, value } = options;
    const pending = isOn && value.phoneNumber === '' ? loadPendingVerification(transport.id, channel) : null;
    const key = pending && toSendKey(pending);
    if (!key) return;
    const { phoneNumber, phoneCountryCode, country = '', receipt } = pending;
    sharedSendMachines(storage).get(key).resume(receipt);
    restore({ phoneNumber, phoneCountryCode, country, e164: phoneCountryCode + phoneNumber });
    // Once: what is typed later must not be overwritten.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
