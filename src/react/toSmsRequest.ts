import { DEFAULT_CALLING_CODE, parsePhoneNumber } from '../protocol/phoneNumber.ts';
import type { EveryField, SendSmsRequest } from '../protocol/requests.ts';

/** A request as a hook makes it. Each send gets a captcha token of its own later. */
type HookRequest = Omit<SendSmsRequest, 'captchaToken'>;

/** What it is made of; each part may be left out. */
type RequestParts = { [Part in keyof HookRequest]?: HookRequest[Part] | undefined };

/**
 * The request that a hook's options describe, with what is `given` to a single call in their place; a number is reduced
 * to its national digits, however it is written. A part given as `undefined` comes from the options, so that no message
 * goes to another country by mistake.
 */
export function toSmsRequest(options: RequestParts, given: RequestParts = {}): HookRequest {
  const phoneNumber = given.phoneNumber ?? options.phoneNumber ?? '';
  const phoneCountryCode = given.phoneCountryCode ?? options.phoneCountryCode ?? DEFAULT_CALLING_CODE;
  return {
    channel: given.channel ?? options.channel ?? 'CHANNEL_LOGIN',
    phoneNumber: parsePhoneNumber(phoneNumber, phoneCountryCode)?.phoneNumber ?? phoneNumber,
    phoneCountryCode,
  } satisfies EveryField<HookRequest>;
}
