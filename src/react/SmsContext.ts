import { createContext, useContext } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { SmsTransport } from '../core/transports/Transport.ts';
import type { SmsLocale, SmsMessageOverrides } from './SmsMessages.ts';

/** What an {@link SmsProvider} hands down; each of it can be given to a hook or component directly instead. */
export interface SmsContextValue {
  transport?: SmsTransport | undefined;
  locale?: SmsLocale | undefined;
  messages?: SmsMessageOverrides | undefined;
  queryClient?: QueryClient | undefined;
}

export const SmsContext = createContext<SmsContextValue>({});

/**
 * The transport in force: the component's own, else the provider's.
 * @throws Error in three parts when there is neither
 */
export function useTransport(own: SmsTransport | undefined): SmsTransport {
  const provided = useContext(SmsContext).transport;
  const transport = own ?? provided;
  if (transport) return transport;
  throw new Error(
    'react-sms-code: there is no transport. Without one nothing can be sent. Give one as `transport`, or put an <SmsProvider transport={proxyTransport({ url: "/api/sms" })}> above.',
  );
}
