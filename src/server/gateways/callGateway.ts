import { SMS_ERRORS } from '../../protocol/errors.ts';
import { isSmsError, SmsError } from '../../protocol/SmsError.ts';
import { withDeadline } from '../clock.ts';
import { DAY_MS } from '../limits/sendLimits.ts';
import { report } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';
import type { Gateway, GatewayContext } from './Gateway.ts';
import { gatewayRefusal } from './Gateway.ts';

/** How long the record of a call under way is kept: longer than the call can take, in milliseconds. */
export function toPendingMs({ timeoutMs }: Pick<Gateway, 'timeoutMs'>): number {
  return timeoutMs + 5_000;
}

/**
 * Runs one call of a gateway inside its time. Throws an `SmsError` whatever happens: what a gateway throws that
 * is none, and a gateway that does not come back, are an unknown outcome. The application hears of the former.
 */
export async function callGateway<Value>(
  settings: Pick<SmsProxySettings, 'clock' | 'onError'>,
  call: Pick<ProxyCall, 'ip' | 'requestId'>,
  gateway: Pick<Gateway, 'timeoutMs'>,
  run: (context: GatewayContext) => Promise<Value>,
): Promise<Value> {
  const abort = new AbortController();
  const onTimeout = () => {
    abort.abort();
    return gatewayRefusal('unknown', { gatewayCode: 'timed_out' });
  };
  const answer = async () => run({ signal: abort.signal, clientIp: call.ip });
  try {
    return await withDeadline(settings.clock, gateway.timeoutMs, answer(), onTimeout);
  } catch (error) {
    if (!isSmsError(error)) report(settings, error, call.requestId);
    throw toGatewayError(error);
  }
}

function toGatewayError(error: unknown): SmsError {
  if (!isSmsError(error)) return gatewayRefusal('unknown', { gatewayCode: 'threw' });
  const { code, cause } = error;
  const { status, outcome } = SMS_ERRORS[code];
  // A code that only a browser knows cannot go out; whether the message did is what counts.
  if (status === null && outcome === 'not_sent')
    return gatewayRefusal('gateway_unavailable', { gatewayCode: code });
  return new SmsError(code, { cause, retryAfterMs: readWait(error.retryAfterMs) });
}

/** A longer time is told as a day, which is as long as the widget remembers: by then the service says it anew. */
function readWait(retryAfterMs: number | undefined): number | undefined {
  return retryAfterMs !== undefined && retryAfterMs > 0 ? Math.min(retryAfterMs, DAY_MS) : undefined;
}
