import { useContext, useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';

/** What is given to everything below at once. All of it is optional, and a component's own prop goes first. */
export interface SmsProviderProps extends SmsContextValue {
  children?: ReactNode;
}

/**
 * Gives one transport, one language, one query client and one storage to all hooks and components below. What is left
 * out is that of a provider further out.
 * @example <SmsProvider transport={proxyTransport({ url: '/api/sms' })} locale={zhCN}>…</SmsProvider>
 */
export function SmsProvider({ children, ...own }: SmsProviderProps): ReactElement {
  const outer = useContext(SmsContext);
  const {
    transport = outer.transport,
    locale = outer.locale,
    messages = outer.messages,
    queryClient = outer.queryClient,
    storage = outer.storage,
  } = own;
  const value = useMemo(
    () => ({ transport, locale, messages, queryClient, storage }),
    [transport, locale, messages, queryClient, storage],
  );
  return <SmsContext.Provider value={value}>{children}</SmsContext.Provider>;
}
