import { IDEMPOTENCY_KEY_HEADER, IDEMPOTENCY_KEY_PATTERN } from '../../protocol/wire.ts';
import { refusal } from '../refusal.ts';

/**
 * Reads the key that identifies one act of the user.
 * @throws SmsError `idempotency_key_required` if it is missing or not 16 to 64 visible ASCII characters
 */
export function readIdempotencyKey(headers: Headers): string {
  const key = headers.get(IDEMPOTENCY_KEY_HEADER) ?? '';
  if (IDEMPOTENCY_KEY_PATTERN.test(key)) return key;
  throw refusal('idempotency_key_required');
}
