import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import type { SmsChannel } from '../protocol/channels.ts';
import { SmsCalls } from './SmsCalls.ts';

let ownClient: QueryClient | undefined;
const getOwnClient = () => (ownClient ??= new QueryClient());

/** The calls of a hook, with the client that it was given, else the `QueryClientProvider`'s, else the package's own. */
export function useSmsCalls<Receipt>(
  name: 'send' | 'verify',
  channel: SmsChannel,
  queryClient: QueryClient | undefined,
): SmsCalls<Receipt> {
  const provided = useContext(QueryClientContext);
  const client = queryClient ?? provided ?? getOwnClient();
  return useMemo(() => new SmsCalls(client, name, channel), [client, name, channel]);
}
