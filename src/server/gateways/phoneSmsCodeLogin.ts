import { isRecord } from '../../protocol/isRecord.ts';
import { gatewayRefusal } from './Gateway.ts';
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
  accessToken: SignedV2Token;
  refreshToken?: SignedV2Token | undefined;
}

/**
 * Verifies a code by logging the user in at the same service (`POST /v2/enduser/enduserapi/phoneSmsCodeLogin`), which
 * uses the code up; a reply without an access token verifies nothing. It is **based on the vendor's older API table**,
 * since the document of the sending endpoint has no way to check a code: try it against your data centre first. It is a
 * login; if a code must not log anybody in, give `signedV2Gateway` a `verify` of your own.
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
    const accessToken = toToken(tokens.accessToken);
    // A reply that was never filled in also says success, with code 0.
    if (!accessToken)
      throw gatewayRefusal('unknown', {
        gatewayCode: 'no_token',
        gatewayMeaning: 'success without an access token',
      });
    return { accessToken, refreshToken: toToken(tokens.refreshToken) };
  };
}

function toToken(value: unknown): SignedV2Token | undefined {
  if (!isRecord(value) || typeof value.token !== 'string') return undefined;
  const { token, expirationTime } = value;
  return { token, expirationTime: typeof expirationTime === 'number' ? expirationTime : undefined };
}
