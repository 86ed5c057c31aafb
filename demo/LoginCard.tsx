import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { PhoneLoginForm, proxyTransport } from '../src/index.ts';
import { findLocale } from './languages.ts';
import type { Switches } from './parseSwitches.ts';

/** The login form, and who has logged in with it. */
export function LoginCard({
  gateway,
  lang,
  layout,
}: Pick<Switches, 'gateway' | 'lang' | 'layout'>): ReactElement {
  const [user, setUser] = useState<unknown>(null);
  const transport = useMemo(() => proxyTransport({ url: `/api/${gateway}/sms` }), [gateway]);
  const locale = findLocale(lang);
  return (
    <section className="card">
      <h1>{locale.messages.logIn}</h1>
      <p className="card-lead">react-sms-code</p>
      <PhoneLoginForm transport={transport} locale={locale} layout={layout} onSuccess={setUser} />
      {user !== null && (
        <p className="welcome" data-testid="welcome">
          <span>✓ {JSON.stringify(user)}</span>
          <button type="button" aria-label="Start over" onClick={() => location.reload()}>
            ↺
          </button>
        </p>
      )}
    </section>
  );
}
