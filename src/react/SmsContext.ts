import { createContext, useContext } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { KeyValueStorage } from '../core/cooldownStorage.ts';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsLocale, SmsMessageOverrides } from './SmsMessages.ts';

/** What an {@link SmsProvider} hands down; each of it can be given to a hook or component directly instead. */
export interface SmsContextValue {
  transport?: SmsTransport | undefined;
  locale?: SmsLocale | undefined;
  messages?: SmsMessageOverrides | undefined;
  queryClient?: QueryClient | undefined;
  /**
   * Where waits are remembered, by a hash of their number; `null` for nowhere.
   * @default the page's `localStorage`
   */
  storage?: KeyValueStorage | null | undefined;
}

/** What sends and checks are made with. */
export type SmsSetup = Pick<SmsContextValue, 'queryClient' | 'storage'> & { transport: SmsTransport };

export const SmsContext = createContext<SmsContextValue>({});

/**
 * The transport, storage and query client in force: the component's own, else the provider's.
 * @throws Error in three parts when there is no transport
 */
export function useSmsSetup(own: Partial<SmsSetup>): SmsSetup {
  const provided = useContext(SmsContext);
  const {
    transport = provided.transport,
    storage = provided.storage,
    queryClient = provided.queryClient,
  } = own;
  if (transport) return { transport, storage, queryClient };
  throw new Error(
    'react-sms-code: there is no transport. So nothing can be sent. Pass one as `transport`, or put an <SmsProvider transport={…}> above.',
  );
}
