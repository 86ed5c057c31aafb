import { parseJson } from '../../protocol/parseJson.ts';
import { isRecord } from '../../protocol/isRecord.ts';
import type { ServerClock } from '../clock.ts';
import { withDeadline } from '../clock.ts';
import { readText } from '../readText.ts';
import { refusal } from '../refusal.ts';

const BODY_CAP_BYTES = 4 * 1024;
const BODY_TIMEOUT_MS = 5_000;

/** What is read of a body that cannot be read, which is no JSON either. */
const UNREADABLE = '';

/** What stands in a text for bytes that are no UTF-8. */
const NO_CHARACTER = '\uFFFD';

/**
 * Reads a small JSON object: content type, size, syntax, in this order. Fields that nobody asked for are
 * ignored, and `__proto__` is a name like any other.
 * @param capBytes 4 KiB when left out
 * @throws SmsError `unsupported_media_type`, `request_too_large`, `request_timed_out`, `request_malformed`
 */
export async function readJsonBody(
  request: Request,
  clock: ServerClock,
  capBytes = BODY_CAP_BYTES,
): Promise<Record<string, unknown>> {
  const { headers } = request;
  if (!/^application\/json\s*(;|$)/i.test(headers.get('Content-Type') ?? ''))
    throw refusal('unsupported_media_type');
  const length = headers.get('Content-Length');
  if (Number(length) > capBytes) throw refusal('request_too_large');
  // A server holds a body to its length. On Node a stream of the web's takes longer than the rest of a refusal. Firefox,
  // where a proxy answers under MSW, has none.
  const isStreamed = length === null && 'body' in request;
  const reading = isStreamed ? readPieces(request, capBytes) : request.text().catch(() => UNREADABLE);
  const text = await withDeadline(clock, BODY_TIMEOUT_MS, reading, () => refusal('request_timed_out'));
  // A parser in front may have unpacked what was that short.
  if (text.length > capBytes) throw refusal('request_too_large');
  const value = text.includes(NO_CHARACTER) ? undefined : parseJson(text);
  if (!isRecord(value)) throw refusal('request_malformed');
  return value;
}

/**
 * A body that is too long is not cancelled: on Node that would tear the connection down before the answer is out.
 */
async function readPieces({ body }: Request, capBytes: number): Promise<string> {
  // A body that is locked was read by somebody in front of the proxy.
  if (!body || body.locked) return UNREADABLE;
  const text = await readText(body, capBytes).catch(() => UNREADABLE);
  if (text === null) throw refusal('request_too_large');
  return text;
}
