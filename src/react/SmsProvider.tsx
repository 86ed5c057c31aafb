import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';

/** What is given to everything below at once. All of it is optional, and a component's own prop goes first. */
export interface SmsProviderProps extends SmsContextValue {
  children?: ReactNode;
}

/**
 * Gives one transport, one language, one query client and one storage to all hooks and components below.
 * @example <SmsProvider transport={proxyTransport({ url: '/api/sms' })} locale={zhCN}>…</SmsProvider>
 */
export function SmsProvider({
  transport,
  locale,
  messages,
  queryClient,
  storage,
  children,
}: SmsProviderProps): ReactElement {
  const value = useMemo(
    () => ({ transport, locale, messages, queryClient, storage }),
    [transport, locale, messages, queryClient, storage],
  );
  return <SmsContext.Provider value={value}>{children}</SmsContext.Provider>;
}
