import type { SmsPhone } from './phoneNumber.ts';

/** A phone number for a log or an event, `+86•••••••00`: calling code and the last two digits, nothing more. */
export function maskPhone(phone: Pick<SmsPhone, 'phoneNumber' | 'phoneCountryCode'>): string {
  return `${phone.phoneCountryCode}•••••••${phone.phoneNumber.slice(-2)}`;
}

/** A phone number for a sentence that its owner reads, `••• 00`: only the last two digits. */
export function maskPhoneForOwner(phoneNumber: string): string {
  return `••• ${phoneNumber.slice(-2)}`;
}
