import type { SmsChannel } from '../protocol/channels.ts';
import { parsePhoneNumber } from '../protocol/phoneNumber.ts';

/** What a cooldown belongs to. */
export interface SendKeyParts {
  /** `id` of the transport. */
  transportId: string;
  channel: SmsChannel;
  phoneNumber: string;
  phoneCountryCode?: string | undefined;
}

/**
 * The key of a cooldown, or `null` when the number cannot be one: the same for every spelling of a number.
 */
export function toSendKey({
  transportId,
  channel,
  phoneNumber,
  phoneCountryCode,
}: SendKeyParts): string | null {
  const phone = parsePhoneNumber(phoneNumber, phoneCountryCode);
  return phone && `${transportId} ${channel} ${phone.e164}`;
}

/**
 * A short name for a key that shows nothing of the number to whoever looks into the storage (53 bits). It
 * keeps eyes off, not an attacker: there are few enough phone numbers to try them all.
 */
export function hashSendKey(key: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < key.length; index++) {
    const unit = key.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (4294967296 * (high & 0x1fffff) + (low >>> 0)).toString(36);
}
