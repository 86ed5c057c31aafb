import { QueryClient, QueryClientContext, useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useCallback, useContext, useState } from 'react';
import type { SmsChannel } from '../protocol/channels.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import { SmsContext } from './SmsContext.ts';

/** What a mutation shows of a call: no number, no code, so that neither reaches Devtools, a log or a dehydrated page. */
export interface SmsMutationVariables {
  channel: SmsChannel;
}

/** The TanStack mutation behind a call, as `useMutation` gives it. */
export type SmsMutation<Receipt> = UseMutationResult<Receipt, SmsError, SmsMutationVariables | void>;

let ownClient: QueryClient | undefined;

/**
 * A TanStack mutation for calls that cost money. Never retried and never paused: a mutation that waits for
 * the network would send its message minutes later. `run` makes a call whose request stays outside of the
 * mutation's variables; `callDirectly` serves an application that calls `mutation.mutate()` itself.
 */
export function useSmsMutation<Receipt>(
  name: 'send' | 'verify',
  channel: SmsChannel,
  client: QueryClient | undefined,
  callDirectly: () => Promise<Receipt>,
): { mutation: SmsMutation<Receipt>; run: (call: () => Promise<Receipt>) => Promise<Receipt> } {
  const provided = useContext(SmsContext).queryClient;
  const around = useContext(QueryClientContext);
  const [calls] = useState(() => new WeakMap<SmsMutationVariables, () => Promise<Receipt>>());
  const mutation = useMutation<Receipt, SmsError, SmsMutationVariables | void>(
    {
      mutationKey: ['react-sms-code', name, channel],
      mutationFn: (variables) => ((variables && calls.get(variables)) ?? callDirectly)(),
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
