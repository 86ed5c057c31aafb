import type { ReactElement } from 'react';
import { LoginCard } from './LoginCard.tsx';
import { SWITCH_CHOICES } from './parseSwitches.ts';
import { PhoneMock } from './PhoneMock.tsx';
import { SwitchBar } from './SwitchBar.tsx';
import type { SwitchOption } from './SwitchBar.tsx';
import { useFault } from './useFault.ts';
import { useInbox } from './useInbox.ts';
import { useSwitches } from './useSwitches.ts';

/** The page that `npm start` serves: the login form, a phone with the delivered messages, and switches. */
export function DemoPage(): ReactElement {
  const [present, change] = useSwitches();
  const { gateway, lang, layout } = present;
  const fault = useFault(gateway);
  const messages = useInbox();
  const switches: SwitchOption[] = SWITCH_CHOICES.map(({ name, label, options }) => ({
    label,
    options,
    value: present[name],
    onChange: (next) => change(name, next),
  }));
  return (
    <>
      <SwitchBar switches={[...switches, fault]} />
      <main className="stage">
        <LoginCard key={`${gateway} ${layout}`} gateway={gateway} lang={lang} layout={layout} />
        <PhoneMock messages={messages} lang={lang} />
      </main>
    </>
  );
}
