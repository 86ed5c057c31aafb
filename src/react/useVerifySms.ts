import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { systemClock } from '../core/clock.ts';
import type { KeyValueStorage } from '../core/cooldownStorage.ts';
import { checkDurationMs, DEFAULT_TIMEOUT_MS } from '../core/options.ts';
import { clearPendingVerification } from '../core/pendingVerification.ts';
import type { SendMachine } from '../core/sendMachine.ts';
import { sharedSendMachines } from '../core/sendMachines.ts';
import { toSendKey } from '../core/sendKey.ts';
import { toSmsError } from '../core/settleSend.ts';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsChannel } from '../protocol/channels.ts';
import { DEFAULT_CALLING_CODE } from '../protocol/phoneNumber.ts';
import type { VerifySmsReceipt } from '../protocol/requests.ts';
import { SmsError } from '../protocol/SmsError.ts';
import { useSmsSetup } from './SmsContext.ts';
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
   * Ticket of the send's receipt.
   * @default the one of the last send for this channel and number
   */
  ticket?: string | undefined;
  /**
   * How long a reply may take, in milliseconds.
   * @default 15_000
   */
  timeoutMs?: number | undefined;
  /**
   * The storage that `useSendSms` was given, if it was.
   * @default the provider's, else the page's `localStorage`
   */
  storage?: KeyValueStorage | null | undefined;
  /** @default the provider's, else the one around, else one of the package's own */
  queryClient?: QueryClient | undefined;
  /** The code was right. */
  onVerified?: ((data: unknown) => void) | undefined;
  onError?: ((error: SmsError) => void) | undefined;
}

/** A phone whose code is checked, and the ticket of the send to it. */
export type VerifySmsPhone = Pick<UseVerifySmsOptions, 'phoneNumber' | 'phoneCountryCode' | 'ticket'>;

/** What became of a call to `verify`. */
export type VerifySmsResult = { status: 'verified'; data: unknown } | { status: 'refused'; error: SmsError };

/** What {@link useVerifySms} returns. */
export interface UseVerifySmsResult {
  readonly state: 'ready' | 'verifying' | 'verified' | 'refused';
  readonly error: SmsError | null;
  /** Tries left for the present code; `null` when the server did not say. */
  readonly attemptsLeft: number | null;
  /** What the back end answered for the verified phone. */
  readonly data: unknown;
  /**
   * Checks a code, for the phone of the options or for one that is given with it: what was typed in the same
   * task is not in the options yet. Never rejects; while a call is under way, another one for the same code of the
   * same phone gets its result.
   */
  readonly verify: (code: string, phone?: VerifySmsPhone) => Promise<VerifySmsResult>;
  /** Forgets error and data. */
  readonly reset: () => void;
  /** The TanStack mutation behind it. Its variables hold no number and no code. */
  readonly mutation: SmsMutation<VerifySmsReceipt>;
}

const STATES = { idle: 'ready', pending: 'verifying', success: 'verified', error: 'refused' } as const;

/**
 * Checks one-time codes.
 *
 * @throws Error in three parts when there is no transport, or when `timeoutMs` is no length of time
 * @example
 * const check = useVerifySms({ transport, phoneNumber: '13800138000', onVerified: signIn });
 * await check.verify('123456');
 */
export function useVerifySms(options: UseVerifySmsOptions = {}): UseVerifySmsResult {
  const { channel = 'CHANNEL_LOGIN' } = options;
  const { transport, storage, queryClient } = useSmsSetup(options);
  const calls = useSmsCalls<VerifySmsReceipt>('verify', channel, queryClient);
  const subscribe = useCallback(
    (listener: () => void) => {
      calls.follow(listener);
      return () => calls.follow(null);
    },
    [calls],
  );
  const getSnapshot = () => calls.getSnapshot();
  useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  const { mutation } = calls;
  const timeoutMs = checkDurationMs('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const latest = useLatest({ ...options, channel, transport, storage, timeoutMs, calls });
  const inFlight = useRef<{ attempt: string; result: Promise<VerifySmsResult> }>(null);

  const verify = useCallback(
    (code: string, phone?: VerifySmsPhone) => {
      const { phoneNumber, phoneCountryCode } = phone ?? latest.current;
      const attempt = `${phoneCountryCode} ${phoneNumber} ${code}`;
      if (inFlight.current?.attempt === attempt) return inFlight.current.result;
      const call = { attempt, result: check(code, phone, latest.current) };
      inFlight.current = call;
      call.result = call.result.then((result) => {
        if (inFlight.current === call) inFlight.current = null;
        void report(result, latest.current);
        return result;
      });
      return call.result;
    },
    [latest],
  );

  return {
    state: STATES[mutation.status],
    error: mutation.error,
    attemptsLeft: mutation.error?.attemptsLeft ?? null,
    data: mutation.data?.data,
    verify,
    reset: mutation.reset,
    mutation,
  };
}

/** Async, so that a callback that throws is the platform's to report, and changes nothing of the verification. */
async function report(result: VerifySmsResult, { onVerified, onError }: UseVerifySmsOptions): Promise<void> {
  if (result.status === 'verified') onVerified?.(result.data);
  else onError?.(result.error);
}

type Check = UseVerifySmsOptions & {
  channel: SmsChannel;
  transport: SmsTransport;
  timeoutMs: number;
  calls: SmsCalls<VerifySmsReceipt>;
};

async function check(
  code: string,
  phone: VerifySmsPhone | undefined,
  options: Check,
): Promise<VerifySmsResult> {
  const { transport, channel, storage, timeoutMs, calls } = options;
  const { phoneNumber = '', phoneCountryCode = DEFAULT_CALLING_CODE, ticket } = phone ?? options;
  const key = toSendKey({ transportId: transport.id, channel, phoneNumber, phoneCountryCode });
  const to = { channel, phoneNumber, phoneCountryCode };
  let cancelTimer = () => {};
  const verify = async (machine: SendMachine, signal: AbortSignal) => {
    if (!transport.verify)
      throw new SmsError('channel_unsupported', { message: `${transport.id} cannot verify` });
    // Without a receipt the back end says what it makes of the code.
    if (!ticket) await machine.recover(to, transport, signal).catch(() => {});
    const request = { ...to, code, ticket: ticket ?? machine.getSnapshot().receipt?.ticket };
    return transport.verify(request, { signal });
  };
  try {
    // A transport that is not typed may resolve to nothing.
    const answer: VerifySmsReceipt | undefined = await calls.run(() => {
      if (!systemClock.isOnline()) throw new SmsError('offline');
      if (key === null) throw new SmsError('phone_invalid');
      const controller = new AbortController();
      // A transport need not mind the signal: the time-out holds all the same.
      const timedOut = new Promise<never>((_, reject) => {
        cancelTimer = systemClock.schedule(() => {
          reject(new SmsError('timed_out'));
          controller.abort();
        }, timeoutMs);
      });
      const machine = sharedSendMachines(storage).get(key);
      return Promise.race([verify(machine, controller.signal), timedOut]);
    });
    clearPendingVerification();
    return { status: 'verified', data: answer?.data };
  } catch (thrown) {
    return { status: 'refused', error: toSmsError(thrown) };
  } finally {
    cancelTimer();
  }
}
