import { useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { en, PhoneLoginForm, proxyTransport } from '../src/index.ts';
import { DEMO_FAULTS } from './demoFaults.ts';
import { LANGUAGES, LOCALES } from './languages.ts';
import { PhoneMock } from './PhoneMock.tsx';
import { SwitchBar } from './SwitchBar.tsx';
import type { SwitchOption } from './SwitchBar.tsx';
import { useInbox } from './useInbox.ts';
import { useSwitches } from './useSwitches.ts';

/** The page that `npm start` serves: the login form, a phone with the delivered messages, and switches. */
export function DemoPage(): ReactElement {
  const [{ gateway, lang, theme, dir, layout }, change] = useSwitches();
  const [fault, setFault] = useState('none');
  const [user, setUser] = useState<unknown>(null);
  const messages = useInbox();
  const transport = useMemo(() => proxyTransport({ url: `/api/${gateway}/sms` }), [gateway]);
  const locale = LOCALES.find(({ tag }) => tag === lang) ?? en;

  useEffect(() => {
    void fetch('/demo/faults', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ gateway, fault }),
    });
  }, [gateway, fault]);

  const toSwitch = (name: Parameters<typeof change>[0], value: string) => ({
    value,
    onChange: (next: string) => change(name, next),
  });
  const switches: SwitchOption[] = [
    {
      label: 'Gateway',
      options: [
        ['genauth', 'GenAuth'],
        ['v2', 'Signed v2'],
      ],
      ...toSwitch('gateway', gateway),
    },
    { label: 'Language', options: LANGUAGES, ...toSwitch('lang', lang) },
    {
      label: 'Theme',
      options: [
        ['auto', 'Auto'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ],
      ...toSwitch('theme', theme),
    },
    {
      label: 'Direction',
      options: [
        ['ltr', 'Left to right'],
        ['rtl', 'Right to left'],
      ],
      ...toSwitch('dir', dir),
    },
    {
      label: 'Layout',
      options: [
        ['single', 'Single'],
        ['steps', 'Steps'],
      ],
      ...toSwitch('layout', layout),
    },
    {
      label: 'Fault',
      options: DEMO_FAULTS.filter((one) => one[gateway] !== undefined).map(
        ({ name, label }) => [name, label] as const,
      ),
      value: fault,
      onChange: setFault,
    },
  ];

  return (
    <>
      <SwitchBar switches={switches} />
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
              <button type="button" onClick={() => location.reload()}>
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
