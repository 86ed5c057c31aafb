import { QueryClient, QueryClientContext, useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useCallback, useContext, useState } from 'react';
import type { SmsChannel } from '../protocol/channels.ts';
import { SmsError } from '../protocol/SmsError.ts';
import { SmsContext } from './SmsContext.ts';

/** What a mutation shows of a call: no number, no code, so that neither reaches Devtools, a log or a dehydrated page. */
export interface SmsMutationVariables {
  channel: SmsChannel;
}

/** The TanStack mutation behind a call, as `useMutation` gives it. */
export type SmsMutation<Receipt> = UseMutationResult<Receipt, SmsError, SmsMutationVariables>;

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
): { mutation: SmsMutation<Receipt>; run: (call: () => Promise<Receipt>) => Promise<Receipt> } {
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
  const run = useCallback(
    (call: () => Promise<Receipt>) => {
      const variables = { channel };
      calls.set(variables, call);
      return mutateAsync(variables);
    },
    [calls, channel, mutateAsync],
  );
  return { mutation, run };
}

function refuseDirectCall(): Promise<never> {
  const message =
    'react-sms-code: mutation.mutate() was called directly. It holds no number and no code, and would pass by the cooldown. Call send() or verify(), which the mutation then shows.';
  return Promise.reject(new SmsError('request_malformed', { message }));
}
