import { createContext, useContext } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { KeyValueStorage } from '../core/cooldownStorage.ts';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsLocale, SmsMessageOverrides } from './SmsMessages.ts';

/** What an {@link SmsProvider} hands down. Each hook and component also accepts it directly. */
export interface SmsContextValue {
  /** How messages are sent and codes checked: `proxyTransport({ url })`. Create it once, outside of components. */
  transport?: SmsTransport | undefined;
  /**
   * The language, from `react-sms-code/locales/*`.
   * @default English
   */
  locale?: SmsLocale | undefined;
  /** Your own wording for individual texts of the language. */
  messages?: SmsMessageOverrides | undefined;
  /** @default that of the `QueryClientProvider`, else one of the package's own */
  queryClient?: QueryClient | undefined;
  /**
   * Where cooldowns are stored, under a hash of their number; `null` for nowhere.
   * @default the page's `localStorage`
   */
  storage?: KeyValueStorage | null | undefined;
}

/** What every send and every check needs. */
export type SmsSetup = Pick<SmsContextValue, 'queryClient' | 'storage'> & { transport: SmsTransport };

/** Holds what the nearest provider hands down. */
export const SmsContext = createContext<SmsContextValue>({});

/**
 * The transport, storage and query client in force: the component's own, else the provider's.
 * @throws Error if there is no transport
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
    'react-sms-code: there is no transport. Nothing can be sent. Pass one as `transport`, or put an <SmsProvider> above.',
  );
}
