import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import type { SmsChannel } from '../protocol/channels.ts';
import { SmsCalls } from './SmsCalls.ts';
import { SmsContext } from './SmsContext.ts';

let ownClient: QueryClient | undefined;
const getOwnClient = () => (ownClient ??= new QueryClient());

/**
 * The calls of a hook by the client in force: its own, else the provider's, else the one around, else one of the
 * package's own.
 */
export function useSmsCalls<Receipt>(
  name: 'send' | 'verify',
  channel: SmsChannel,
  own: QueryClient | undefined,
): SmsCalls<Receipt> {
  const provided = useContext(SmsContext).queryClient;
  const around = useContext(QueryClientContext);
  const client = own ?? provided ?? around ?? getOwnClient();
  return useMemo(() => new SmsCalls(client, name, channel), [client, name, channel]);
}
