import type { SmsChannel } from '../protocol/channels.ts';
import { DEFAULT_CALLING_CODE, parsePhoneNumber } from '../protocol/phoneNumber.ts';
import type { SendSmsRequest } from '../protocol/requests.ts';

/** What a request is made of; each part may be left out. */
interface RequestParts {
  channel?: SmsChannel | undefined;
  phoneNumber?: string | undefined;
  phoneCountryCode?: string | undefined;
}

/**
 * The request that a hook's options describe, with what is `given` to a single call in their place; a number is reduced
 * to its national digits, however it is written. A part given as `undefined` comes from the options, so that no message
 * goes to another country by mistake.
 */
export function toSmsRequest(options: RequestParts, given: RequestParts = {}): SendSmsRequest {
  const phoneNumber = given.phoneNumber ?? options.phoneNumber ?? '';
  const phoneCountryCode = given.phoneCountryCode ?? options.phoneCountryCode ?? DEFAULT_CALLING_CODE;
  return {
    channel: given.channel ?? options.channel ?? 'CHANNEL_LOGIN',
    phoneNumber: parsePhoneNumber(phoneNumber, phoneCountryCode)?.phoneNumber ?? phoneNumber,
    phoneCountryCode,
  };
}
