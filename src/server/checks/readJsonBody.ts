import { SmsError } from '../../protocol/SmsError.ts';
import { isRecord } from '../../protocol/wire.ts';
import type { ServerClock } from '../clock.ts';
import { withDeadline } from '../clock.ts';

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
    throw new SmsError('unsupported_media_type');
  if (Number(request.headers.get('Content-Length')) > capBytes) throw new SmsError('request_too_large');
  const late = () => new SmsError('request_timed_out');
  const value = decodeJson(await withDeadline(clock, BODY_TIMEOUT_MS, readBytes(request, capBytes), late));
  if (!isRecord(value)) throw new SmsError('request_malformed');
  return value;
}

/**
 * The body is left where it stands when it grows too long, and not cancelled: on Node that would tear the
 * connection down before the answer is out.
 */
async function readBytes(request: Request, capBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(capBytes);
  let length = 0;
  const reader = takeReader(request);
  for (;;) {
    const { done, value } = await readChunk(reader);
    if (done) return bytes.subarray(0, length);
    if (length + value.byteLength > capBytes) throw new SmsError('request_too_large');
    bytes.set(value, length);
    length += value.byteLength;
  }
}

type ByteReader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

function takeReader(request: Request): ByteReader {
  // A body that is locked was read by somebody in front of the proxy.
  if (!request.body || request.body.locked) throw new SmsError('request_malformed');
  return request.body.getReader();
}

async function readChunk(reader: ByteReader): Promise<Awaited<ReturnType<ByteReader['read']>>> {
  try {
    return await reader.read();
  } catch (cause) {
    throw new SmsError('request_malformed', { cause });
  }
}

function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
