import { SMS_ERRORS } from '../../protocol/errors.ts';
import { isSmsError, SmsError } from '../../protocol/SmsError.ts';
import { withAbort } from '../clock.ts';
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
 * Runs one call of a gateway within its timeout. Whatever fails, it throws an `SmsError`: the outcome is unknown if the
 * gateway throws anything else, which `onError` gets, or does not answer in time.
 */
export async function callGateway<Value>(
  settings: Pick<SmsProxySettings, 'clock' | 'onError'>,
  call: Pick<ProxyCall, 'ip' | 'request' | 'requestId'>,
  gateway: Pick<Gateway, 'timeoutMs'>,
  run: (context: GatewayContext) => Promise<Value>,
): Promise<Value> {
  const onTimeout = () => gatewayRefusal('unknown', { gatewayCode: 'timed_out' });
  const answer = (signal: AbortSignal) => run({ signal, clientIp: call.ip, request: call.request });
  try {
    return await withAbort(settings.clock, gateway.timeoutMs, answer, onTimeout);
  } catch (error) {
    if (!isSmsError(error)) report(settings, error, call.requestId);
    throw toGatewayError(error);
  }
}

function toGatewayError(error: unknown): SmsError {
  if (!isSmsError(error)) return gatewayRefusal('unknown', { gatewayCode: 'threw' });
  const { code, cause } = error;
  const { status, outcome } = SMS_ERRORS[code];
  // A code that only exists in browsers cannot be sent to one. What counts is whether the message went out.
  if (status === null && outcome === 'not_sent')
    return gatewayRefusal('gateway_unavailable', { gatewayCode: code });
  return new SmsError(code, { cause, retryAfterMs: shortenWait(error.retryAfterMs) });
}

/** Shortens a longer time to a day, the most that the widget remembers. After that, the service says it again. */
function shortenWait(retryAfterMs: number | undefined): number | undefined {
  return retryAfterMs !== undefined && retryAfterMs > 0 ? Math.min(retryAfterMs, DAY_MS) : undefined;
}
