import { useContext, useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { SmsContext } from './SmsContext.ts';
import type { SmsContextValue } from './SmsContext.ts';

/** What all hooks and components below get. Each prop is optional; a component's own prop overrides it. */
export interface SmsProviderProps extends SmsContextValue {
  children?: ReactNode;
}

/**
 * Provides one transport, language, query client and storage to all hooks and components below. A prop that is left out
 * comes from the next provider above.
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
