import type { QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { KeyValueStorage, LastOutcome } from '../core/cooldownStorage.ts';
import type { SendState } from '../core/SendSnapshot.ts';
import { toTimes } from '../core/options.ts';
import { toSendKey } from '../core/sendKey.ts';
import type { SendOptions, SendSmsResult } from '../core/sendMachine.ts';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsChannel } from '../protocol/channels.ts';
import type { SendSmsReceipt, SendSmsRequest } from '../protocol/requests.ts';
import { SmsError } from '../protocol/SmsError.ts';
import { findMachine, KeyView, READY_VIEW } from './KeyView.ts';
import type { SmsCalls, SmsMutation } from './SmsCalls.ts';
import { useSmsSetup } from './SmsContext.ts';
import { toSmsRequest } from './toSmsRequest.ts';
import { useLatest } from './useLatest.ts';
import { useSmsCalls } from './useSmsCalls.ts';

/** What to send, to whom, and how. */
export interface UseSendSmsOptions {
  /** @default the provider's */
  transport?: SmsTransport | undefined;
  /** @default 'CHANNEL_LOGIN' */
  channel?: SmsChannel | undefined;
  /** The national number. As long as it cannot be a phone number, `canSend` is false. */
  phoneNumber?: string | undefined;
  /** @default '+86' */
  phoneCountryCode?: string | undefined;
  /**
   * Cooldown in milliseconds, if the reply to a send does not name one.
   * @default 60_000
   */
  cooldownMs?: number | undefined;
  /**
   * How long a reply may take before the outcome counts as unknown, in milliseconds.
   * @default 15_000
   */
  timeoutMs?: number | undefined;
  /** Returns a new captcha token, before each send. If it throws, nothing is sent. */
  getCaptchaToken?: SendOptions['getCaptchaToken'];
  /**
   * Where cooldowns are stored, under a hash of their number; `null` for nowhere. Create it once: another object is
   * another memory, so one that is created on each render remembers nothing.
   * @default the `SmsProvider`'s, else the page's `localStorage`
   */
  storage?: KeyValueStorage | null | undefined;
  /** @default that of the `SmsProvider`, else of the `QueryClientProvider`, else one of the package's own */
  queryClient?: QueryClient | undefined;
  /** Called when a message went out. */
  onSent?: ((receipt: SendSmsReceipt) => void) | undefined;
  /**
   * Called when a send of this hook ended with an error. An unknown outcome that the server itself reports is not an
   * error.
   */
  onError?: ((error: SmsError) => void) | undefined;
}

/** The property by which this package's components find the view of the key in a hook's result. */
export const KEY_VIEW = Symbol.for('react-sms-code.KeyView');

/** What {@link useSendSms} returns. */
export interface UseSendSmsResult {
  /** `ready` for a send, `sending`, `cooling` until the cooldown is over, or `blocked` by a limit. */
  readonly state: SendState;
  /** How the last send went, if a code may be on its way; also after a reload and in other tabs. */
  readonly outcome: LastOutcome | null;
  /**
   * Whole seconds until the next send, 0 unless cooling. Only a component that reads it renders each second.
   */
  readonly secondsLeft: number;
  /** When the next send is allowed, in epoch milliseconds; `null` if it is allowed now, or if that is unknown. */
  readonly readyAt: number | null;
  /** Whether `state` is `ready` and the number can be a phone number. */
  readonly canSend: boolean;
  /** The error of the last send. For an impossible phone number, only the result of `send` has it. */
  readonly error: SmsError | null;
  /** The receipt of the last message that was, or may have been, sent. */
  readonly receipt: SendSmsReceipt | null;
  /** Sends one message. Never rejects. A second call while one is under way sends nothing, and gets the first one's result. */
  readonly send: (request?: Partial<SendSmsRequest>) => Promise<SendSmsResult>;
  /** Stops a send. If its request has not gone out, nothing has happened; if it has, the outcome is unknown. */
  readonly cancel: () => void;
  /** Clears the error and the outcome, but never the cooldown. */
  readonly reset: () => void;
  /** The TanStack mutation behind the hook. Its variables contain no phone number. */
  readonly mutation: SmsMutation<SendSmsReceipt>;
  /** For this package's components. */
  readonly [KEY_VIEW]: KeyView;
}

const getServerView = () => READY_VIEW;

/**
 * Sends one-time codes, with a cooldown that survives reloads, remounts, other tabs, sleep and a changed clock.
 * Everything with the same transport, channel and number shares one state.
 *
 * @throws Error if there is no transport, or if a time is not from 1 to 3,600,000 milliseconds
 * @example
 * const sms = useSendSms({ transport, phoneNumber: '13800138000' });
 * <button aria-disabled={!sms.canSend} onClick={() => sms.send()}>{sms.secondsLeft || 'Send code'}</button>
 */
export function useSendSms(options: UseSendSmsOptions = {}): UseSendSmsResult {
  // Throws for an invalid time now, and not at the first click.
  toTimes(options);
  const { transport, storage, queryClient } = useSmsSetup(options);
  const request = toSmsRequest(options);
  const key = toSendKey({ ...request, transportId: transport.id });
  const calls = useSmsCalls<SendSmsReceipt>('send', request.channel, queryClient);
  const keyView = useMemo(() => new KeyView(key, storage, calls), [key, storage, calls]);
  const view = useSyncExternalStore(keyView.subscribe, keyView.getSnapshot, getServerView);
  const latest = useLatest({ options, transport, storage, keyView, calls });
  const actions = useMemo(() => createActions(latest), [latest]);
  return {
    ...view.snapshot,
    ...actions,
    get secondsLeft() {
      return keyView.readSeconds(view);
    },
    canSend: view.snapshot.state === 'ready' && key !== null,
    get mutation() {
      return calls.mutation;
    },
    [KEY_VIEW]: keyView,
  };
}

/** What a send uses, besides the arguments of its call. */
interface SendParts {
  options: UseSendSmsOptions;
  transport: SmsTransport;
  storage: KeyValueStorage | null | undefined;
  keyView: KeyView;
  calls: SmsCalls<SendSmsReceipt>;
}

/** The hook's actions, which use the parts of its last commit. */
function createActions(latest: {
  readonly current: SendParts;
}): Pick<UseSendSmsResult, 'send' | 'cancel' | 'reset'> {
  let lastResult: SendSmsResult | undefined;
  return {
    async send(request) {
      const result = await sendBy(latest.current, request);
      // Two calls during one send have the same result, which is reported once.
      const isNews = result !== lastResult;
      lastResult = result;
      if (isNews) void report(result, latest.current.options);
      return result;
    },
    cancel: () => latest.current.keyView.machine?.cancel(),
    reset: () => latest.current.keyView.machine?.reset(),
  };
}

async function sendBy(
  { options, transport, storage, calls }: SendParts,
  given?: Partial<SendSmsRequest>,
): Promise<SendSmsResult> {
  // Takes nothing else from `given`, which is an event in onClick={sms.send}.
  const request = { ...toSmsRequest(options, given), captchaToken: given?.captchaToken };
  const machine = findMachine(toSendKey({ ...request, transportId: transport.id }), storage);
  if (!machine) return { status: 'not_sent', error: new SmsError('phone_invalid') };
  let isOver = false;
  // The mutation ends with the machine's send, even if the transport never answers.
  const end = () => result.then(throwError);
  const result = machine.send(request, {
    ...options,
    transport: {
      channels: transport.channels,
      // A callback of the application's query client may have delayed it past its timeout: no message goes out late.
      send: (ready, context) => calls.run(() => (isOver ? end() : transport.send(ready, context)), end),
    },
  });
  void result.then(() => (isOver = true));
  return result;
}

/** Ends the mutation of a send that has ended without a reply. */
function throwError(result: SendSmsResult): SendSmsReceipt {
  if ('error' in result && result.error) throw result.error;
  return {};
}

/** Async, so that the platform reports a callback that throws, and the send is not affected. */
async function report(result: SendSmsResult, { onSent, onError }: UseSendSmsOptions): Promise<void> {
  if (result.status === 'sent') onSent?.(result.receipt);
  else if ('error' in result && result.error) onError?.(result.error);
}
