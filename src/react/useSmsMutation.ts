import { QueryClient, QueryClientContext, useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useCallback, useContext, useState } from 'react';
import { toSmsError } from '../core/settleSend.ts';
import type { SmsChannel } from '../protocol/channels.ts';
import { SmsError } from '../protocol/SmsError.ts';
import { SmsContext } from './SmsContext.ts';

/** What a mutation shows of a call: no number, no code, so that neither reaches Devtools, a log or a dehydrated page. */
export interface SmsMutationVariables {
  channel: SmsChannel;
}

/** The TanStack mutation behind a call, as `useMutation` gives it. */
export type SmsMutation<Receipt> = UseMutationResult<Receipt, SmsError, SmsMutationVariables>;

/**
 * Makes a call by the mutation and gives back the call's own reply, at once: what the application's callbacks do
 * with it neither delays nor changes it. The mutation ends with it, or earlier with what `end` promises. Rejects with an
 * `SmsError`.
 */
export type RunCall<Receipt> = (
  call: () => Promise<Receipt>,
  end?: () => Promise<Receipt>,
) => Promise<Receipt>;

let ownClient: QueryClient | undefined;

/**
 * A TanStack mutation for calls that cost money, and the function that makes a call by it. Never retried and
 * never paused: a mutation that waits for the network would send its message minutes later. The request stays
 * outside of the mutation's variables.
 */
export function useSmsMutation<Receipt>(
  name: 'send' | 'verify',
  channel: SmsChannel,
  client: QueryClient | undefined,
): { mutation: SmsMutation<Receipt>; run: RunCall<Receipt> } {
  const provided = useContext(SmsContext).queryClient;
  const around = useContext(QueryClientContext);
  const [calls] = useState(() => new WeakMap<SmsMutationVariables, () => Promise<Receipt>>());
  const mutation = useMutation<Receipt, SmsError, SmsMutationVariables>(
    {
      mutationKey: ['react-sms-code', name, channel],
      mutationFn: (variables) => (calls.get(variables) ?? refuseDirectCall)(),
      networkMode: 'always',
      retry: false,
      throwOnError: false,
      gcTime: 0,
    },
    client ?? provided ?? around ?? (ownClient ??= new QueryClient()),
  );
  const { mutateAsync } = mutation;
  const run = useCallback<RunCall<Receipt>>(
    (call, end) =>
      new Promise((resolve, reject) => {
        const variables = { channel };
        let isCalled = false;
        calls.set(variables, () => {
          isCalled = true;
          const reply = callSafely(call);
          reply.then(resolve, reject);
          return end ? Promise.race([reply, end()]) : reply;
        });
        mutateAsync(variables).catch((cause: unknown) => {
          // A callback of the application's client has thrown before the call: no request was made.
          if (!isCalled) reject(new SmsError('request_malformed', { cause }));
        });
      }),
    [calls, channel, mutateAsync],
  );
  return { mutation, run };
}

async function callSafely<Receipt>(call: () => Promise<Receipt>): Promise<Receipt> {
  try {
    return await call();
  } catch (thrown) {
    throw toSmsError(thrown);
  }
}

function refuseDirectCall(): Promise<never> {
  const message =
    'react-sms-code: mutation.mutate() was called directly. It holds no number and no code, and would pass by the cooldown. Call send() or verify(), which the mutation then shows.';
  return Promise.reject(new SmsError('request_malformed', { message }));
}
