import { SMS_ERRORS } from '../../protocol/errors.ts';
import { isSmsError, SmsError } from '../../protocol/SmsError.ts';
import { withAbort } from '../clock.ts';
import { DAY_MS } from '../limits/sendLimits.ts';
import { report } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';
import type { Gateway, GatewayContext } from './Gateway.ts';
import { gatewayRefusal, readGatewayDetail } from './Gateway.ts';

/** How long the record of a call under way is kept: longer than the call can take, in milliseconds. */
export function toPendingMs({ timeoutMs }: Pick<Gateway, 'timeoutMs'>): number {
  return timeoutMs + 5_000;
}

/**
 * Runs one call of a gateway within its timeout, and adds to the event what the operator is told of it. Whatever fails,
 * it throws an `SmsError`: the outcome is unknown if the gateway throws anything else, which `onError` gets, or does not
 * answer in time.
 */
export async function callGateway<Value>(
  settings: Pick<SmsProxySettings, 'clock' | 'onError'>,
  { ip, request, requestId, event }: Pick<ProxyCall, 'ip' | 'request' | 'requestId' | 'event'>,
  gateway: Pick<Gateway, 'id' | 'timeoutMs'>,
  run: (context: GatewayContext) => Promise<Value>,
): Promise<Value> {
  const onTimeout = () => gatewayRefusal('unknown', { gatewayCode: 'timed_out' });
  const answer = (signal: AbortSignal) => run({ signal, clientIp: ip, request });
  event.gateway = gateway.id;
  try {
    return await withAbort(settings.clock, gateway.timeoutMs, answer, onTimeout);
  } catch (thrown) {
    if (!isSmsError(thrown)) report(settings, thrown, requestId);
    const error = toGatewayError(thrown);
    Object.assign(event, readGatewayDetail(error));
    throw error;
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
