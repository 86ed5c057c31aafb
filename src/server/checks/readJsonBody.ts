import { parseJson } from '../../protocol/parseJson.ts';
import { isRecord } from '../../protocol/isRecord.ts';
import type { ServerClock } from '../clock.ts';
import { withDeadline } from '../clock.ts';
import { readText } from '../readText.ts';
import { refusal } from '../refusal.ts';

const BODY_CAP_BYTES = 4 * 1024;
const BODY_TIMEOUT_MS = 5_000;

/** Stands for a body that cannot be read. It is not JSON either. */
const UNREADABLE = '';

/** What bytes that are not UTF-8 are decoded to. */
const REPLACEMENT_CHARACTER = '\uFFFD';

/**
 * Reads a small JSON object, and checks content type, size and syntax, in this order. Unknown fields do no harm, and
 * `__proto__` is a name like any other.
 * @param capBytes 4 KiB by default
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
  // A server holds a body to its `Content-Length`, so it need not be streamed: on Node, a web stream takes longer than
  // the rest of a refusal. Firefox, in which a proxy can run under MSW, has no `request.body`.
  const stream = length === null ? request.body : null;
  const reading = stream ? readPieces(stream, capBytes) : request.text().catch(() => UNREADABLE);
  const text = await withDeadline(clock, BODY_TIMEOUT_MS, reading, () => refusal('request_timed_out'));
  // A parser in front of the proxy may have decompressed a body that was short enough.
  if (text.length > capBytes) throw refusal('request_too_large');
  const value = text.includes(REPLACEMENT_CHARACTER) ? undefined : parseJson(text);
  if (!isRecord(value)) throw refusal('request_malformed');
  return value;
}

/**
 * A body that is too long is not cancelled: on Node that would take the socket from a request that others still read.
 */
async function readPieces(stream: ReadableStream<Uint8Array>, capBytes: number): Promise<string> {
  const text = await readText(stream, capBytes).catch(() => UNREADABLE);
  if (text === null) throw refusal('request_too_large');
  return text;
}
