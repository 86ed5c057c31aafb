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
 * What a hook is about by its options, and a call by what is `given` with it; of a number its national digits, however it
 * is spelled. A part that is given as `undefined` is that of the options: no message goes to another country by mistake.
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
