import { SMS_ERRORS } from '../protocol/errors.ts';
import type { SendSmsReceipt, SendSmsRequest } from '../protocol/requests.ts';
import { isSmsError, SmsError, toSmsError } from '../protocol/SmsError.ts';
import type { LastOutcome } from './cooldownStorage.ts';
import { CooldownStore } from './cooldownStore.ts';
import { createIdempotencyKey } from './idempotencyKey.ts';
import { LONGEST_CAPTCHA_MS, toTimes } from './options.ts';
import { settleSend } from './settleSend.ts';
import type { TransportReply } from './settleSend.ts';
import type { SmsTransport } from './transports/Transport.ts';

/** How one message is to be sent. */
export interface SendOptions {
  transport: Pick<SmsTransport, 'send' | 'channels'>;
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
  /**
   * Returns a new single-use captcha token, before each send. If it throws, or has no token after five minutes, nothing
   * is sent.
   */
  getCaptchaToken?:
    ((context: { channel: string; signal: AbortSignal }) => Promise<string> | string) | undefined;
}

/** The result of a call to `send`. After `sent`, `unknown` and `too_early` a code may be on its way. */
export type SendSmsResult =
  | { status: 'sent'; receipt: SendSmsReceipt; readyAt: number }
  /** Nobody can say whether the message went out; the whole cooldown runs. */
  | { status: 'unknown'; receipt: SendSmsReceipt | null; error: SmsError | null; readyAt: number }
  /** The cooldown of the server or the gateway was not over. */
  | { status: 'too_early'; error: SmsError; readyAt: number }
  /** Known not to be sent: the user can try again at once. */
  | { status: 'not_sent'; error: SmsError }
  /** No request was made: the cooldown still runs. */
  | { status: 'cooling'; readyAt: number; retryAfterMs: number }
  /** A limit was reached. `readyAt` is `null` if nobody knows when it ends. */
  | { status: 'blocked'; error: SmsError | null; readyAt: number | null }
  /** Cancelled before any request was made. */
  | { status: 'cancelled' };

/** One act of the user, from the click to its result. */
interface Act {
  readonly controller: AbortController;
  readonly promise: Promise<SendSmsResult>;
  readonly resolve: (result: SendSmsResult) => void;
  readonly cooldownMs: number;
  readonly timeoutMs: number;
  /** Idempotency key of its request; undefined until there is one. */
  idempotencyKey?: string;
  /** Idempotency key of the previous message, whose receipt can still be requested if this act sends no message. */
  owedKey?: string | undefined;
  cancelTimer?: () => void;
}

/**
 * The send machine of one key. It decides synchronously whether a send may begin, makes one request for each act of the
 * user, never rejects, and never retries by itself.
 */
export class SendMachine extends CooldownStore {
  /** The act that is under way. */
  #act: Act | null = null;
  /** The last act that reached the network, until its reply arrives, which may be late. */
  #lastAct: Act | null = null;

  /** Whether the last message's code was verified. If so, the message is forgotten when the last listener leaves. */
  isVerified = false;

  /**
   * Sends one message, unless the key is waiting. While a send of the same key is under way, returns its promise.
   * @throws TypeError at once, for a `cooldownMs` or `timeoutMs` that is not from 1 to 3,600,000
   */
  send(request: SendSmsRequest, options: SendOptions): Promise<SendSmsResult> {
    const times = toTimes(options);
    if (this.#act) return this.#act.promise;
    const obstacle = this.#findObstacle(request, options);
    if (obstacle) return Promise.resolve(obstacle);

    let resolve!: Act['resolve'];
    const promise = new Promise<SendSmsResult>((settle) => (resolve = settle));
    const act: Act = { controller: new AbortController(), promise, resolve, ...times };
    this.#act = act;
    this.change({ state: 'sending', error: null });
    void this.#prepare(act, request, options);
    return promise;
  }

  /**
   * Stops a send that is under way. Before its request is made, nothing remains of it. After that, the request is
   * aborted and the whole cooldown runs, since the message may have gone out.
   */
  cancel(): void {
    const act = this.#act;
    if (act?.idempotencyKey) this.#settle(act, new SmsError('aborted'));
    else if (act) this.#endUnsent(act);
    this.#lastAct?.controller.abort();
  }

  /** Restores the receipt of a send from before a reload, unless there is a receipt already. */
  resume(receipt: SendSmsReceipt, owedKey?: string): void {
    const last = this.getSnapshot();
    if (last.receipt) return;
    // After `sent` the reply has arrived, and this is its receipt. After anything else the reply may have been lost.
    if (last.outcome === 'sent') this.owedKey = undefined;
    else this.owedKey ??= owedKey;
    this.change({ receipt });
  }

  /**
   * Requests the receipt of a send whose reply did not arrive here: it was lost, came before a reload, or came to
   * another tab. Only asks a transport that answers a repeated request from a record, so that nothing is sent again.
   * @throws SmsError if there is no receipt
   */
  async recover(request: SendSmsRequest, transport: SmsTransport, signal: AbortSignal): Promise<void> {
    const idempotencyKey = this.owedKey;
    if (!transport.canRepeat || !idempotencyKey) return;
    const receipt = await transport.send(request, { signal, idempotencyKey, isRepeat: true });
    // Another message may have been requested meanwhile.
    if (this.owedKey !== idempotencyKey) return;
    this.owedKey = undefined;
    this.change({ receipt });
  }

  /** Clears the error and the last outcome, never the deadline. */
  reset(): void {
    this.change({ error: null, outcome: null });
  }

  /** To be called when the last listener has left: cancels a send, and returns whether the machine can be dropped. */
  retire(): boolean {
    this.cancel();
    const { state, readyAt } = this.getSnapshot();
    // Nobody knows when this block ends: a user who comes back may try again.
    if (state === 'blocked' && readyAt === null) this.change({ state: 'ready', error: null });
    // The next message belongs to another login.
    if (this.isVerified) {
      this.owedKey = undefined;
      this.change({ outcome: null, receipt: null });
    }
    // The code may still be entered, elsewhere or later, and needs its ticket, or the key to request that with.
    return !this.remainingMs() && !this.getSnapshot().receipt && !this.owedKey;
  }

  /** Why no request may be made now, or `null`. */
  #findObstacle({ channel }: SendSmsRequest, { transport }: SendOptions): SendSmsResult | null {
    // Another copy of this package on the page shares the storage, but its writes fire no `storage` event here.
    this.sync();
    if (this.getSnapshot().state !== 'ready') return this.#toWait();
    const isSupported = transport.channels?.includes(channel) ?? true;
    // A browser can be wrong about being offline, and the server can be on this device: a second try goes through.
    if (isSupported && (this.clock.isOnline() || this.getSnapshot().error?.code === 'offline')) return null;
    const error = new SmsError(isSupported ? 'offline' : 'channel_unsupported');
    this.change({ error });
    return { status: 'not_sent', error };
  }

  /** The current wait, as a result. */
  #toWait(): SendSmsResult {
    const { state, error, readyAt } = this.getSnapshot();
    if (state === 'blocked') return { status: state, error, readyAt };
    // The wait may have ended since the caller looked.
    return { status: 'cooling', readyAt: Number(readyAt), retryAfterMs: this.remainingMs() };
  }

  /** Gets a captcha token and the lock of the key, then sends. */
  async #prepare(act: Act, request: SendSmsRequest, options: SendOptions): Promise<void> {
    const captchaToken = await this.#askCaptcha(act, request, options);
    if (this.#act !== act) return;
    act.cancelTimer = this.clock.schedule(() => this.#timeOut(act), act.timeoutMs);
    await this.withLock(act.controller.signal, () => {
      if (this.#act === act && !act.idempotencyKey)
        void this.#dispatch(act, captchaToken ? { ...request, captchaToken } : request, options);
      return act.promise;
    });
  }

  /** Gets a token if there is a captcha. If it gets none, the act ends. */
  async #askCaptcha(act: Act, { channel }: SendSmsRequest, { getCaptchaToken }: SendOptions) {
    if (!getCaptchaToken) return undefined;
    const fail = (cause?: unknown) => {
      const isTelling = isSmsError(cause) && SMS_ERRORS[cause.code].outcome === 'not_sent';
      const code = this.clock.isOnline() ? 'captcha_required' : 'offline';
      this.#endUnsent(act, isTelling ? cause : new SmsError(code, { cause }));
    };
    act.cancelTimer = this.clock.schedule(fail, LONGEST_CAPTCHA_MS);
    try {
      return await getCaptchaToken({ channel, signal: act.controller.signal });
    } catch (cause) {
      return fail(cause);
    } finally {
      act.cancelTimer();
    }
  }

  async #dispatch(act: Act, request: SendSmsRequest, { transport }: SendOptions): Promise<void> {
    if (this.#giveWay(act)) return;
    const { signal } = act.controller;
    const idempotencyKey = (act.idempotencyKey = createIdempotencyKey());
    this.#lastAct?.controller.abort();
    this.#lastAct = act;
    this.isVerified = false;
    act.owedKey = this.owedKey;
    this.announceSend(act.cooldownMs, idempotencyKey);
    let reply: TransportReply;
    try {
      // An untyped transport may resolve to nothing.
      reply = (await transport.send(request, { signal, idempotencyKey })) ?? {};
    } catch (thrown) {
      reply = toSmsError(thrown);
    }
    if (this.#lastAct === act) this.#lastAct = null;
    this.#settle(act, reply);
  }

  /** After the request the outcome is unknown; before it, nothing was sent. */
  #timeOut(act: Act): void {
    if (act.idempotencyKey) this.#settle(act, new SmsError('timed_out'));
    else if (!this.#giveWay(act)) this.#endUnsent(act, new SmsError('request_timed_out'));
  }

  /** Another tab may have sent while this one waited for the lock: then this one waits too, and sends nothing. */
  #giveWay(act: Act): boolean {
    this.sync();
    // A wait of another tab would have replaced this state.
    if (this.getSnapshot().state === 'sending') return false;
    this.#leave(act);
    act.resolve(this.#toWait());
    return true;
  }

  /** The first reply decides how an act ends. */
  #settle(act: Act, reply: TransportReply): void {
    const { status, waitMs } = settleSend(reply, act.cooldownMs, this.storedMs());
    const [receipt, error] = isSmsError(reply) ? [null, reply] : [reply, null];
    const { idempotencyKey } = act;
    const isLate = this.#act !== act;
    if (isLate && (!receipt || act.controller.signal.aborted)) return;
    if (this.owedKey === idempotencyKey) {
      if (receipt) this.owedKey = undefined;
      // This act sent no message, so the previous message is still the last.
      else if (status !== 'unknown') this.owedKey = act.owedKey;
    }
    // A receipt stays until the next one: its ticket may still be good.
    const next = receipt ? { error, receipt } : { error };
    // A success after the timeout still tells what happened, and leaves the deadline as it is.
    if (isLate) return this.change({ ...next, outcome: status as LastOutcome });
    this.#leave(act);
    if (waitMs) this.wait({ after: status as LastOutcome, idempotencyKey }, waitMs, next);
    else this.release(status === 'blocked' ? { ...next, state: status } : next);
    const { readyAt } = this.getSnapshot();
    act.resolve({ status, receipt, error, readyAt } as SendSmsResult);
  }

  /** Ends an act that made no request, because of `error` or because it was cancelled. */
  #endUnsent(act: Act, error: SmsError | null = null): void {
    if (this.#act !== act) return;
    this.#leave(act);
    act.controller.abort();
    this.release({ error });
    act.resolve(error ? { status: 'not_sent', error } : { status: 'cancelled' });
  }

  #leave(act: Act): void {
    act.cancelTimer?.();
    this.#act = null;
  }
}
