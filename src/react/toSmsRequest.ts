import type { SmsChannel } from '../protocol/channels.ts';
import { DEFAULT_CALLING_CODE, parsePhoneNumber } from '../protocol/phoneNumber.ts';
import type { SendSmsRequest } from '../protocol/requests.ts';

/** What a hook is about by its options, each of which may be left out; of a number its national digits, however it is spelled. */
export function toSmsRequest({
  channel = 'CHANNEL_LOGIN',
  phoneNumber = '',
  phoneCountryCode = DEFAULT_CALLING_CODE,
}: {
  channel?: SmsChannel | undefined;
  phoneNumber?: string | undefined;
  phoneCountryCode?: string | undefined;
}): SendSmsRequest {
  const phone = parsePhoneNumber(phoneNumber, phoneCountryCode);
  return { channel, phoneNumber: phone?.phoneNumber ?? phoneNumber, phoneCountryCode };
}
