import { parseJson } from '../../protocol/parseJson.ts';
import { isRecord } from '../../protocol/isRecord.ts';
import type { ServerClock } from '../clock.ts';
import { withDeadline } from '../clock.ts';
import { refusal } from '../refusal.ts';

const BODY_CAP_BYTES = 4 * 1024;
const BODY_TIMEOUT_MS = 5_000;

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
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    throw refusal('unsupported_media_type');
  if (Number(request.headers.get('Content-Length')) > capBytes) throw refusal('request_too_large');
  const late = () => refusal('request_timed_out');
  const value = parseJson(await withDeadline(clock, BODY_TIMEOUT_MS, readText(request, capBytes), late));
  if (!isRecord(value)) throw refusal('request_malformed');
  return value;
}

/**
 * The body is left where it stands when it grows too long, and not cancelled: on Node that would tear the
 * connection down before the answer is out.
 */
async function readText({ body }: Request, capBytes: number): Promise<string> {
  // A body that is locked was read by somebody in front of the proxy.
  if (!body || body.locked) throw refusal('request_malformed');
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > capBytes) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    throw refusal('request_malformed', { cause });
  }
  throw refusal('request_too_large');
}
