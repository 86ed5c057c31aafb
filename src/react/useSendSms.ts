import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';
import type { KeyValueStorage, LastOutcome } from '../core/cooldownStorage.ts';
import { READY } from '../core/cooldownStore.ts';
import type { SendState } from '../core/cooldownStore.ts';
import { checkDurationMs, DEFAULT_COOLDOWN_MS, DEFAULT_TIMEOUT_MS } from '../core/options.ts';
import type { SendOptions, SendSmsResult } from '../core/sendMachine.ts';
import { sharedSendMachines } from '../core/sendMachines.ts';
import { toSendKey } from '../core/sendKey.ts';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsChannel } from '../protocol/channels.ts';
import { DEFAULT_CALLING_CODE } from '../protocol/phoneNumber.ts';
import type { SendSmsReceipt, SendSmsRequest } from '../protocol/requests.ts';
import { SmsError } from '../protocol/SmsError.ts';
import { useTransport } from './SmsContext.ts';
import { useSmsMutation } from './useSmsMutation.ts';
import type { SmsMutation } from './useSmsMutation.ts';

/** What to send, to whom, and how. */
export interface UseSendSmsOptions {
  /** @default the provider's */
  transport?: SmsTransport | undefined;
  /** @default 'CHANNEL_LOGIN' */
  channel?: SmsChannel | undefined;
  /** The national number. While it cannot be one, `canSend` is false. */
  phoneNumber?: string | undefined;
  /** @default '+86' */
  phoneCountryCode?: string | undefined;
  /**
   * Wait after a send whose reply names no time of its own, in milliseconds.
   * @default 60_000
   */
  cooldownMs?: number | undefined;
  /**
   * How long a reply may take before the outcome counts as unknown, in milliseconds.
   * @default 15_000
   */
  timeoutMs?: number | undefined;
  /** Asked for a new captcha token before each send. When it throws, nothing is sent. */
  getCaptchaToken?: SendOptions['getCaptchaToken'];
  /**
   * Where waits are remembered, by a hash of their number; `null` for nowhere.
   * @default the page's `localStorage`
   */
  storage?: KeyValueStorage | null | undefined;
  /** @default the provider's, else the one around, else one of the package's own */
  queryClient?: QueryClient | undefined;
  /** A message went out. */
  onSent?: ((receipt: SendSmsReceipt) => void) | undefined;
  /** A send of this hook ended with an error, an unknown outcome included. */
  onError?: ((error: SmsError) => void) | undefined;
}

/** Reads the seconds without making the owner of the hook render for them. */
export interface SecondsSource {
  subscribe(listener: () => void): () => void;
  read(): number;
}

/** Where the parts of this package find the {@link SecondsSource} of a hook's result. */
export const SECONDS = Symbol('seconds');

/** What {@link useSendSms} returns. */
export interface UseSendSmsResult {
  readonly state: SendState;
  readonly outcome: LastOutcome | null;
  /**
   * Whole seconds until the next send, 0 unless cooling. A component that reads it renders each second; one
   * that does not, does not.
   */
  readonly secondsLeft: number;
  /** When the next send is allowed, in epoch milliseconds; `null` when it is now, or when nobody knows. */
  readonly readyAt: number | null;
  /** Whether `send` would make a request. */
  readonly canSend: boolean;
  readonly error: SmsError | null;
  /** Of the last message that was, or may have been, sent. */
  readonly receipt: SendSmsReceipt | null;
  /** Sends one message. Never rejects, never sends a second one: a call in mid-flight gets the first one's result. */
  send(request?: Partial<SendSmsRequest>): Promise<SendSmsResult>;
  /** Stops a send: without a trace before its request, as "may have been sent" after it. */
  cancel(): void;
  /** Clears the error and the outcome, never the deadline. */
  reset(): void;
  /** The TanStack mutation behind it. Its variables hold no number. */
  readonly mutation: SmsMutation<SendSmsReceipt>;
  /** For the parts of this package. */
  readonly [SECONDS]: SecondsSource;
}

const nothing = () => {};

/**
 * Sends one-time codes with a cooldown that holds: over reloads, remounts, other tabs, sleep and a clock that
 * somebody sets. Everything that shows the same transport, channel and number shares one state.
 *
 * @throws Error in three parts when there is no transport, or when a time is none
 * @example
 * const sms = useSendSms({ transport, phoneNumber: '13800138000' });
 * <button disabled={!sms.canSend} onClick={() => sms.send()}>{sms.secondsLeft || 'Send code'}</button>
 */
export function useSendSms(options: UseSendSmsOptions = {}): UseSendSmsResult {
  const {
    channel = 'CHANNEL_LOGIN',
    phoneNumber = '',
    phoneCountryCode = DEFAULT_CALLING_CODE,
    storage,
  } = options;
  const transport = useTransport(options.transport);
  const cooldownMs = checkDurationMs('cooldownMs', options.cooldownMs ?? DEFAULT_COOLDOWN_MS);
  const timeoutMs = checkDurationMs('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const key = toSendKey({ transportId: transport.id, channel, phoneNumber, phoneCountryCode });
  const machineOf = (name: string) => sharedSendMachines(storage).get(name);

  const snapshot = useSyncExternalStore(
    useCallback(
      (listener: () => void) =>
        key === null ? nothing : sharedSendMachines(storage).get(key).subscribe(listener),
      [key, storage],
    ),
    () => (key === null ? READY : machineOf(key).getSnapshot()),
    () => READY,
  );
  const { state } = snapshot;
  const seconds: SecondsSource = {
    subscribe: useCallback(
      (listener: () => void) =>
        key === null ? nothing : sharedSendMachines(storage).get(key).subscribeTicks(listener),
      [key, storage],
    ),
    // 1 and not 0 in the moment between the deadline and the notice of it: a cooling button never shows 0.
    read: () => (state === 'cooling' && key !== null ? Math.max(1, machineOf(key).secondsLeft()) : 0),
  };
  const trackSeconds = useTrackedSeconds(seconds);

  const { mutation, run } = useSmsMutation<SendSmsReceipt>('send', channel, options.queryClient, async () => {
    const result = await send();
    if (result.status === 'sent' || (result.status === 'unknown' && result.receipt))
      return result.receipt ?? {};
    throw (
      ('error' in result && result.error) ||
      new SmsError('aborted', { message: `nothing was sent: ${result.status}` })
    );
  });

  const present = {
    options,
    transport,
    channel,
    phoneNumber,
    phoneCountryCode,
    key,
    cooldownMs,
    timeoutMs,
    run,
  };
  const latest = useRef(present);
  useEffect(() => {
    latest.current = present;
  });
  const lastResult = useRef<SendSmsResult>(null);

  const send = useCallback(async (request: Partial<SendSmsRequest> = {}): Promise<SendSmsResult> => {
    const { options: given, transport: carrier, run: runMutation, ...now } = latest.current;
    const { channel: purpose, phoneNumber: number, phoneCountryCode: callingCode } = now;
    const full = { channel: purpose, phoneNumber: number, phoneCountryCode: callingCode, ...request };
    const name = toSendKey({ transportId: carrier.id, ...full });
    const result: SendSmsResult =
      name === null
        ? { status: 'not_sent', error: new SmsError('phone_invalid') }
        : await sharedSendMachines(given.storage)
            .get(name)
            .send(full, {
              transport: {
                ...carrier,
                send: (ready, context) => runMutation(() => carrier.send(ready, context)),
              },
              cooldownMs: now.cooldownMs,
              timeoutMs: now.timeoutMs,
              getCaptchaToken: given.getCaptchaToken,
            });
    // Two calls in one act have one result, which is reported once.
    if (result !== lastResult.current) report(result, latest.current.options);
    lastResult.current = result;
    return result;
  }, []);

  const cancel = useCallback(() => {
    if (latest.current.key !== null)
      sharedSendMachines(latest.current.options.storage).get(latest.current.key).cancel();
  }, []);
  const reset = useCallback(() => {
    if (latest.current.key !== null)
      sharedSendMachines(latest.current.options.storage).get(latest.current.key).reset();
  }, []);

  return {
    ...snapshot,
    get secondsLeft() {
      return trackSeconds();
    },
    canSend: state === 'ready' && key !== null,
    send,
    cancel,
    reset,
    mutation,
    [SECONDS]: seconds,
  };
}

function report(result: SendSmsResult, { onSent, onError }: UseSendSmsOptions): void {
  if (result.status === 'sent') onSent?.(result.receipt);
  else if ('error' in result && result.error) onError?.(result.error);
}

/** Renders the caller each second from the moment that it reads the seconds by the returned function. */
function useTrackedSeconds({ subscribe, read }: SecondsSource): () => number {
  const isRead = useRef(false);
  const [, render] = useReducer((count: number) => count + 1, 0);
  // After each commit, since the first read may come with any of them.
  useEffect(() => (isRead.current ? subscribe(render) : undefined));
  return () => {
    isRead.current = true;
    return read();
  };
}
