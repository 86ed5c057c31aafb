import { MutationObserver } from '@tanstack/react-query';
import type { QueryClient, UseMutationResult } from '@tanstack/react-query';
import type { SmsChannel } from '../protocol/channels.ts';
import { systemClock } from '../core/clock.ts';
import { SmsError, toSmsError } from '../protocol/SmsError.ts';

/**
 * What a mutation shows of a call: no number, no code, so that neither reaches Devtools, a log or a dehydrated page.
 */
export interface SmsMutationVariables {
  channel: SmsChannel;
}

/** The TanStack mutation behind a call, as `useMutation` returns it. */
export type SmsMutation<Receipt> = UseMutationResult<Receipt, SmsError, SmsMutationVariables>;

/** The call behind each mutation, by the mutation's variables, which themselves hold nothing of the request. */
const requests = new WeakMap<SmsMutationVariables, () => Promise<unknown>>();

/**
 * The calls of one hook, each as a TanStack mutation. Never retried and never paused: a mutation that waits for the
 * network would send its message minutes later. The first call, or the first read of `mutation`, creates the observer.
 */
export class SmsCalls<Receipt> {
  readonly #client: QueryClient;
  readonly #name: 'send' | 'verify';
  readonly #channel: SmsChannel;
  #observer: MutationObserver<Receipt, SmsError, SmsMutationVariables> | null = null;
  /** Set when `mutation` is first read. */
  #mutate: SmsMutation<Receipt>['mutate'] | undefined;
  #listener: (() => void) | null = null;
  #stop: (() => void) | null | undefined;

  constructor(client: QueryClient, name: 'send' | 'verify', channel: SmsChannel) {
    this.#client = client;
    this.#name = name;
    this.#channel = channel;
  }

  /** The mutation as it is now. */
  get mutation(): SmsMutation<Receipt> {
    const result = this.#observe().getCurrentResult();
    this.#mutate ??= (...args) =>
      void this.#observe()
        .mutate(...args)
        .catch(() => {});
    return { ...result, mutate: this.#mutate, mutateAsync: result.mutate };
  }

  /** Sets the one listener that is called when the mutation changes; `null` removes it. */
  follow(listener: (() => void) | null): void {
    this.#listener = listener;
    this.#listen();
  }

  /** Shows no call any more; one that is under way goes on. */
  reset(): void {
    this.#observer = null;
    this.#observe();
    this.#listen();
    this.notify();
  }

  /** Calls the listener. */
  notify(): void {
    this.#listener?.();
  }

  /** Another value whenever the mutation has changed; constant until `mutation` is first read. */
  getSnapshot(): unknown {
    return this.#mutate && this.#observer?.getCurrentResult();
  }

  /**
   * Makes a call inside the mutation, and resolves with the call's own reply at once: the application's callbacks neither
   * delay nor change it. The mutation ends with the reply, or earlier with `end`. Rejects with an `SmsError`.
   */
  run(call: () => Promise<Receipt>, end?: () => Promise<Receipt>): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      const variables = { channel: this.#channel };
      requests.set(variables, () => {
        const code = systemClock.isOnline() ? 'unknown' : 'offline';
        // In an async function, so that a call that throws synchronously rejects.
        const reply = (async () => call())().catch((thrown: unknown) => {
          throw toSmsError(thrown, code);
        });
        reply.then(resolve, reject);
        return end ? Promise.race([reply, end()]) : reply;
      });
      // Another observer than the last call's, which may be pending: without its observer, a pending mutation that is
      // not kept in the cache sets a timer of 0 ms after another.
      this.#observer = null;
      const observer = this.#observe();
      // Older versions of TanStack Query never return to a mutation that was released while pending, which would then
      // stay pending for ever.
      const release = observer.subscribe(() => {});
      const ended = observer.mutate(variables);
      ended
        .catch((cause: unknown) => {
          // A callback of the application's client has thrown before the call: no request was made.
          if (requests.has(variables)) reject(new SmsError('request_malformed', { cause }));
        })
        .finally(release);
      this.#listen();
    });
  }

  #observe() {
    return (this.#observer ??= new MutationObserver<Receipt, SmsError, SmsMutationVariables>(this.#client, {
      mutationKey: ['react-sms-code', this.#name, this.#channel],
      mutationFn: runRequest,
      networkMode: 'always',
      scope: undefined,
      retry: false,
      gcTime: 0,
    }));
  }

  /** Keeps the last call's mutation in its cache while somebody listens. */
  #listen(): void {
    this.#stop?.();
    this.#stop = this.#listener && this.#observer?.subscribe(this.#listener);
  }
}

async function runRequest(variables: SmsMutationVariables): Promise<never> {
  const run = requests.get(variables);
  // The mutation lives as long as its hook; the number and the code must not.
  requests.delete(variables);
  if (run) return run() as Promise<never>;
  throw new SmsError('request_malformed', {
    message: 'react-sms-code: mutation.mutate() has no number. Nothing was done. Call send() or verify().',
  });
}
