import { isRecord } from '../../protocol/isRecord.ts';
import type { SignedV2Verify } from './signedV2Gateway.ts';

/** One token of {@link PhoneSmsCodeLogin}. */
export interface SignedV2Token {
  /** Starts with `Bearer `, as the service returns it. */
  token: string;
  /** Seconds. */
  expirationTime?: number | undefined;
}

/** What {@link phoneSmsCodeLogin} resolves to. */
export interface PhoneSmsCodeLogin {
  accessToken?: SignedV2Token | undefined;
  refreshToken?: SignedV2Token | undefined;
}

/**
 * Verifies a code by logging the user in at the same service (`POST /v2/enduser/enduserapi/phoneSmsCodeLogin`), which
 * uses the code up. It is **based on the vendor's older API table**, since the document of the sending endpoint has no way
 * to check a code: try it against your data centre first. It is a login; if a code must not log anybody in, give
 * `signedV2Gateway` a `verify` of your own.
 */
export function phoneSmsCodeLogin(): SignedV2Verify<PhoneSmsCodeLogin> {
  return async ({ phoneNumber, phoneCountryCode, code }, { userDomain, call }) => {
    const data = await call('/v2/enduser/enduserapi/phoneSmsCodeLogin', {
      phone: phoneNumber,
      smsCode: code,
      internationalCode: phoneCountryCode.slice(1),
      userDomain,
    });
    const tokens = isRecord(data) ? data : {};
    return { accessToken: toToken(tokens.accessToken), refreshToken: toToken(tokens.refreshToken) };
  };
}

function toToken(value: unknown): SignedV2Token | undefined {
  if (!isRecord(value) || typeof value.token !== 'string') return undefined;
  const { token, expirationTime } = value;
  return { token, expirationTime: typeof expirationTime === 'number' ? expirationTime : undefined };
}
