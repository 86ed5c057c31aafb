import { useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { PhoneLoginForm, proxyTransport } from '../src/index.ts';
import { DEMO_FAULTS, faultAt } from './demoFaults.ts';
import { findLocale } from './languages.ts';
import { SWITCH_CHOICES } from './parseSwitches.ts';
import { PhoneMock } from './PhoneMock.tsx';
import { SwitchBar } from './SwitchBar.tsx';
import type { SwitchOption } from './SwitchBar.tsx';
import { useInbox } from './useInbox.ts';
import { useSwitches } from './useSwitches.ts';

/** The page that `npm start` serves: the login form, a phone with the delivered messages, and switches. */
export function DemoPage(): ReactElement {
  const [present, change] = useSwitches();
  const { gateway, lang, layout } = present;
  const [wantedFault, setWantedFault] = useState('none');
  const [user, setUser] = useState<unknown>(null);
  const messages = useInbox();
  const transport = useMemo(() => proxyTransport({ url: `/api/${gateway}/sms` }), [gateway]);
  const known = DEMO_FAULTS.filter((one) => faultAt(gateway, one) !== null);
  // If the address names a fault that this gateway does not have, there is none.
  const fault = known.some(({ name }) => name === wantedFault) ? wantedFault : 'none';
  const locale = findLocale(lang);

  useEffect(() => {
    void fetch('/demo/faults', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ gateway, fault }),
    });
  }, [gateway, fault]);

  const switches: SwitchOption[] = SWITCH_CHOICES.map(({ name, label, options }) => ({
    label,
    options,
    value: present[name],
    onChange: (next) => change(name, next),
  }));
  const faults: SwitchOption = {
    label: 'Fault',
    options: [['none', 'None'], ...known.map(({ name, label }) => [name, label] as const)],
    value: fault,
    onChange: setWantedFault,
  };

  return (
    <>
      <SwitchBar switches={[...switches, faults]} />
      <main className="stage">
        <section className="card">
          <h1>{locale.messages.logIn}</h1>
          <p className="card-lead">react-sms-code</p>
          <PhoneLoginForm
            key={`${gateway} ${layout}`}
            transport={transport}
            locale={locale}
            layout={layout}
            onSuccess={setUser}
          />
          {user !== null && (
            <p className="welcome" data-testid="welcome">
              <span>✓ {JSON.stringify(user)}</span>
              <button type="button" aria-label="Start over" onClick={() => location.reload()}>
                ↺
              </button>
            </p>
          )}
        </section>
        <PhoneMock messages={messages} lang={lang} />
      </main>
    </>
  );
}
