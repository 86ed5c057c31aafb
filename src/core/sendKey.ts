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
 * The key of a cooldown, the same for every spelling of a number; `null` if it cannot be a phone number.
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
 * A short name for a key, which hides the number from whoever looks into the storage: two FNV-1a hashes, 64 bits. It
 * stops a casual look, not an attacker: there are few enough phone numbers to try them all.
 */
export function hashSendKey(key: string): string {
  let one = 0x811c9dc5;
  let other = 0x41c6ce57;
  for (let index = 0; index < key.length; index++) {
    one = Math.imul(one ^ key.charCodeAt(index), 0x01000193);
    other = Math.imul(other ^ one, 0x5f356495);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
