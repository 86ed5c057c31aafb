import type { SmsEvent } from './SmsEvent.ts';
import type { SmsProxySettings } from './options.ts';

/** Emits an event for the operator. Whatever a listener throws, now or later, the request is not affected. */
export function emit({ onEvent }: Pick<SmsProxySettings, 'onEvent'>, event: SmsEvent): void {
  if (onEvent) void hush(async () => onEvent(event));
}

/** Passes on what the application's own code threw. */
export function report(
  { onError }: Pick<SmsProxySettings, 'onError'>,
  error: unknown,
  requestId: string,
): void {
  void hush(async () => onError(error, { requestId }));
}

async function hush(listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen();
  } catch {
    // A log that fails is no reason to refuse a message.
  }
}
