import type { SmsErrorCode } from '../../protocol/errors.ts';
import { isRecord } from '../../protocol/isRecord.ts';
import type { WireReply } from '../../protocol/wire.ts';
import { gatewayRefusal } from './Gateway.ts';

type Row = readonly [error: SmsErrorCode, meaning: string, retryAfterMs?: number];

/** The signed endpoint's own error numbers: the error that the user gets, and the meaning for the operator. */
const SIGNED_V2_CODES: Readonly<Record<number, Row>> = {
  5000: ['unknown', 'service exception'],
  5001: ['phone_invalid', 'phone format incorrect'],
  5003: ['code_wrong', 'code wrong, expired or used'],
  5004: ['account_unavailable', 'no such user'],
  5013: ['gateway_misconfigured', 'user domain malformed'],
  5015: ['gateway_misconfigured', 'user domain disabled'],
  5017: ['unknown', 'failed to send'],
  5019: ['phone_invalid', 'phone format incorrect'],
  5021: ['phone_invalid', 'no phone given'],
  5023: ['gateway_misconfigured', 'no user domain given'],
  5029: ['code_wrong', 'code missing'],
  5037: ['code_wrong', 'code wrong, expired or used'],
  5058: ['too_early', 'too frequent'],
  5059: ['unknown', 'sending exception'],
  5064: ['code_wrong', 'code missing'],
  5104: ['gateway_misconfigured', 'user domain disabled'],
  5116: ['country_unsupported', 'no international code given'],
  5117: ['gateway_misconfigured', 'no SMS signature id'],
  5118: ['gateway_misconfigured', 'no SMS template id'],
  5122: ['gateway_misconfigured', 'no permission for the SMS signature'],
  5123: ['gateway_misconfigured', 'SMS signature disabled'],
  5124: ['gateway_misconfigured', 'no permission for the SMS template'],
  5125: ['gateway_misconfigured', 'SMS template disabled'],
  5126: ['gateway_misconfigured', 'signature and template belong to different SMS accounts'],
  5128: ['gateway_misconfigured', 'SMS account disabled'],
  5145: ['gateway_misconfigured', 'timestamp format'],
  5148: ['limit_reached', 'this IP address is blocked for 20 minutes', 1_200_000],
  5188: ['gateway_misconfigured', 'SMS account missing'],
  5202: ['gateway_misconfigured', 'SMS signature does not exist'],
  5209: ['gateway_misconfigured', 'SMS template does not exist'],
  5216: ['gateway_misconfigured', 'signature and template are of different types'],
  5325: ['limit_reached', 'blocked for 24 hours', 86_400_000],
  5420: ['gateway_misconfigured', 'signature wrong'],
  5421: ['gateway_misconfigured', 'signature error'],
  5550: ['gateway_misconfigured', 'signature missing'],
};
const UNLISTED: Row = ['gateway_refused', 'not in the table of the service'];

/**
 * Reads the `data` of a reply from the signed endpoint. Code 200 is success, and so is 0, which the service's own
 * example shows.
 * @throws SmsError for a refusal; `unknown` for any HTTP status but 200, and for a body that the service did not write
 */
export function readSignedV2Reply({ status, body }: WireReply): unknown {
  const code = isRecord(body) ? body.code : undefined;
  if (!isRecord(body) || status !== 200 || typeof code !== 'number')
    throw gatewayRefusal('unknown', {
      gatewayCode: `http_${status}`,
      gatewayMeaning: 'no answer of the service',
    });
  if (code === 200 || code === 0) return body.data;
  const [error, gatewayMeaning, retryAfterMs] = SIGNED_V2_CODES[code] ?? UNLISTED;
  throw gatewayRefusal(error, { gatewayCode: String(code), gatewayMeaning }, retryAfterMs);
}
