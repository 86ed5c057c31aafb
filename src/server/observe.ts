import type { SmsEvent } from './SmsEvent.ts';
import type { SmsProxySettings } from './options.ts';

type Listeners = Pick<SmsProxySettings, 'onEvent'>;

/** Tells the operator. Nothing that a listener does, now or later, reaches the request. */
export function emit({ onEvent }: Listeners, event: SmsEvent): void {
  if (onEvent) void hush(async () => onEvent(event));
}

/** Hands on what a part of the application's own threw. */
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
