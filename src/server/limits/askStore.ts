import { emit, report } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';
import { refusal } from '../refusal.ts';

/**
 * Asks the store before a message goes out.
 * @throws SmsError `limiter_unavailable` if that fails: a limiter that fails open limits nothing
 */
export async function askStore<Value>(
  settings: Pick<SmsProxySettings, 'onError'>,
  call: Pick<ProxyCall, 'requestId'>,
  ask: () => Promise<Value>,
): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    report(settings, error, call.requestId);
    throw refusal('limiter_unavailable');
  }
}

/**
 * Tells the store what became of a message. If that fails, the answer that the user gets is still true, and the result
 * is `undefined`.
 */
export async function tellStore<Value>(
  settings: Pick<SmsProxySettings, 'onError' | 'onEvent' | 'clock'>,
  call: Pick<ProxyCall, 'requestId'>,
  tell: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await tell();
  } catch (error) {
    report(settings, error, call.requestId);
    emit(settings, { type: 'store_failed', at: settings.clock.wallNow(), requestId: call.requestId });
  }
}
