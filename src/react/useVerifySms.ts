import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { systemClock } from '../core/clock.ts';
import type { KeyValueStorage } from '../core/cooldownStorage.ts';
import { toTimes } from '../core/options.ts';
import { clearPendingVerification } from '../core/pendingVerification.ts';
import { toSendKey } from '../core/sendKey.ts';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsChannel } from '../protocol/channels.ts';
import type { SendSmsRequest, VerifySmsReceipt, VerifySmsRequest } from '../protocol/requests.ts';
import { SmsError, toSmsError } from '../protocol/SmsError.ts';
import { findMachine } from './KeyView.ts';
import { useSmsSetup } from './SmsContext.ts';
import { toSmsRequest } from './toSmsRequest.ts';
import { useLatest } from './useLatest.ts';
import type { SmsCalls, SmsMutation } from './SmsCalls.ts';
import { useSmsCalls } from './useSmsCalls.ts';

/** Whose code to check, and how. */
export interface UseVerifySmsOptions {
  /** @default the provider's */
  transport?: SmsTransport | undefined;
  /**
   * The channel that the code was sent on.
   * @default 'CHANNEL_LOGIN'
   */
  channel?: SmsChannel | undefined;
  phoneNumber?: string | undefined;
  /** @default '+86' */
  phoneCountryCode?: string | undefined;
  /**
   * The ticket from the receipt of the send.
   * @default that of the last send for this channel and number
   */
  ticket?: string | undefined;
  /**
   * How long a reply may take, in milliseconds.
   * @default 15_000
   */
  timeoutMs?: number | undefined;
  /**
   * The same storage as that of `useSendSms`, if it has one.
   * @default the `SmsProvider`'s, else the page's `localStorage`
   */
  storage?: KeyValueStorage | null | undefined;
  /** @default that of the `SmsProvider`, else of the `QueryClientProvider`, else one of the package's own */
  queryClient?: QueryClient | undefined;
  /** Called when the code was right, with what the back end answered. */
  onVerified?: ((data: unknown) => void) | undefined;
  /** Called when the code was refused, or could not be checked. */
  onError?: ((error: SmsError) => void) | undefined;
}

/**
 * The phone whose code is checked, and the ticket of the send to it. Number and calling code default to those of the
 * options, the ticket to that of the last send to this phone.
 */
export type VerifySmsPhone = Pick<UseVerifySmsOptions, 'phoneNumber' | 'phoneCountryCode' | 'ticket'>;

/** What became of a call to `verify`. */
export type VerifySmsResult = { status: 'verified'; data: unknown } | { status: 'refused'; error: SmsError };

/** What {@link useVerifySms} returns. */
export interface UseVerifySmsResult {
  /** State of the last call; `ready` again once the options have another phone. */
  readonly state: 'ready' | 'verifying' | 'verified' | 'refused';
  /** The error of the last call. `offline` disappears when the device is online again. */
  readonly error: SmsError | null;
  /** Tries left for the current code; `null` if the server did not say. */
  readonly attemptsLeft: number | null;
  /** What the back end answered for the verified phone. */
  readonly data: unknown;
  /**
   * Checks a code, for the phone of the options or for one passed with it, since what was typed in the same event is
   * not in the options yet. Never rejects. A second call for the same code and phone, while one is under way, gets its
   * result.
   */
  readonly verify: (code: string, phone?: VerifySmsPhone) => Promise<VerifySmsResult>;
  /** Clears `error` and `data`. */
  readonly reset: () => void;
  /** The TanStack mutation behind the hook. Its variables contain neither the phone number nor the code. */
  readonly mutation: SmsMutation<VerifySmsReceipt>;
}

/** A call, or what became of it. Not the mutation's state: the application's callbacks may delay or change that. */
interface LastCheck {
  status: UseVerifySmsResult['state'];
  error?: SmsError;
  data?: unknown;
  /** Tells it apart from the calls before it. */
  call?: Promise<VerifySmsResult>;
  /** The key of the phone in the options; undefined if a phone was passed with the code. */
  key?: string | null | undefined;
  /** Another value whenever the mutation has changed. */
  mutation?: unknown;
}

const READY: LastCheck = { status: 'ready' };

/**
 * Checks one-time codes, for the page. A server learns of a verification in the `onVerified` of the proxy, and must not
 * take a page's word for it.
 *
 * @throws Error if there is no transport, or if `timeoutMs` is not from 1 to 3,600,000
 * @example
 * const check = useVerifySms({ transport, phoneNumber: '13800138000', onVerified: signIn });
 * await check.verify('123456');
 */
export function useVerifySms(options: UseVerifySmsOptions = {}): UseVerifySmsResult {
  const { timeoutMs } = toTimes(options);
  const { transport, storage, queryClient } = useSmsSetup(options);
  const request = toSmsRequest(options);
  const key = toSendKey({ ...request, transportId: transport.id });
  const calls = useSmsCalls<VerifySmsReceipt>('verify', request.channel, queryClient);
  const subscribe = useCallback(
    (listener: () => void) => {
      calls.follow(listener);
      return () => calls.follow(null);
    },
    [calls],
  );
  const latest = useLatest({ options, request, transport, storage, timeoutMs, calls, key });
  const [{ getLast, actions }] = useState(() => createChecks(latest));
  const getSnapshot = () => getLast(calls.getSnapshot());
  // No state of React: one that changes in an action is rendered when the action is over.
  const last = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const { status, error = null, data } = last.key === undefined || last.key === key ? last : READY;
  const isOffline = error?.code === 'offline';
  useEffect(
    () => (isOffline ? systemClock.onWake(() => systemClock.isOnline() && actions.reset()) : undefined),
    [isOffline, actions],
  );
  return {
    state: status,
    error,
    attemptsLeft: error?.attemptsLeft ?? null,
    data,
    ...actions,
    get mutation() {
      return calls.mutation;
    },
  };
}

/** What a check uses, besides the arguments of its call. */
interface CheckParts {
  options: UseVerifySmsOptions;
  request: SendSmsRequest;
  transport: SmsTransport;
  storage: KeyValueStorage | null | undefined;
  timeoutMs: number;
  calls: SmsCalls<VerifySmsReceipt>;
  key: string | null;
}

interface Checks {
  /** The last call; the same object until that or the mutation has changed. */
  getLast: (mutation: unknown) => LastCheck;
  /** These use the parts of the hook's last commit. */
  actions: Pick<UseVerifySmsResult, 'verify' | 'reset'>;
}

/** What one hook checks, for `useSyncExternalStore`. */
function createChecks(latest: { readonly current: CheckParts }): Checks {
  let last = READY;
  const show = (next: LastCheck) => {
    last = next;
    latest.current.calls.notify();
  };
  const inFlight = new Map<string, Promise<VerifySmsResult>>();
  const begin = (attempt: string, request: VerifySmsRequest) => {
    const call: Promise<VerifySmsResult> = check(request, latest.current).then((result) => {
      inFlight.delete(attempt);
      if (last.call === call) show({ ...last, ...result });
      void report(result, latest.current.options);
      return result;
    });
    inFlight.set(attempt, call);
    return call;
  };
  return {
    getLast: (mutation) => (last.mutation === mutation ? last : (last = { ...last, mutation })),
    actions: {
      verify(code, phone) {
        const { options, request, key } = latest.current;
        const { ticket } = phone ?? options;
        const asked = { ...toSmsRequest(request, phone), code, ticket };
        const attempt = Object.values(asked).join(' ');
        const call = inFlight.get(attempt) ?? begin(attempt, asked);
        show({ status: 'verifying', call, key: phone ? undefined : key });
        return call;
      },
      reset() {
        last = READY;
        latest.current.calls.reset();
      },
    },
  };
}

/** Async, so that the platform reports a callback that throws, and the check is not affected. */
async function report(result: VerifySmsResult, { onVerified, onError }: UseVerifySmsOptions): Promise<void> {
  if (result.status === 'verified') onVerified?.(result.data);
  else onError?.(result.error);
}

async function check(
  request: VerifySmsRequest,
  { transport, storage, timeoutMs, calls }: CheckParts,
): Promise<VerifySmsResult> {
  const parts = { ...request, transportId: transport.id };
  const machine = findMachine(toSendKey(parts), storage);
  const controller = new AbortController();
  const { signal } = controller;
  let cancelTimer!: () => void;
  // Holds even if the transport ignores the signal, or a callback of the application never ends.
  const timedOut = new Promise<never>((_, reject) => {
    cancelTimer = systemClock.schedule(() => {
      reject(new SmsError('timed_out'));
      controller.abort();
    }, timeoutMs);
  });
  const verify = async () => {
    if (!machine) throw new SmsError('phone_invalid');
    if (!transport.verify)
      throw new SmsError('channel_unsupported', { message: `${transport.id} cannot verify` });
    // If there is no record of the send, the code goes without a ticket: the back end decides.
    if (!request.ticket) await machine.recover(toSmsRequest(request), transport, signal).catch(() => {});
    const ticket = request.ticket ?? machine.getSnapshot().receipt?.ticket;
    return transport.verify({ ...request, ticket }, { signal });
  };
  try {
    // A transport without types may resolve to nothing.
    const answer: VerifySmsReceipt | undefined = await Promise.race([
      calls.run(verify, () => timedOut),
      timedOut,
    ]);
    clearPendingVerification(parts);
    if (machine) {
      machine.isVerified = true;
      // The message is forgotten when the last listener leaves, and there may be none by now.
      machine.subscribe(() => {})();
    }
    return { status: 'verified', data: answer?.data };
  } catch (thrown) {
    return { status: 'refused', error: toSmsError(thrown) };
  } finally {
    cancelTimer();
  }
}
