import { Activity, useEffect, useState } from 'react';
import { fireEvent, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

it('a form that gets another key whenever it is hidden takes the next login', async () => {
  const transport = createHandTransport();
  const onSuccess = vi.fn();
  // As docs/components.md shows it.
  function LoginPage() {
    const [visit, setVisit] = useState(0);
    useEffect(() => () => setVisit((last) => last + 1), []);
    return <PhoneLoginForm key={visit} transport={transport} onSuccess={onSuccess} />;
  }
  const wrap = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <LoginPage />
    </Activity>
  );
  const { container, rerender } = render(wrap('visible'));
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)!;
  for (const phoneNumber of ['13800138000', '13900139000']) {
    fireEvent.change(find('.sms-PhoneField-input'), { target: { value: phoneNumber } });
    await settle();
    fireEvent.click(find('.sms-SendCodeButton'));
    await settle();
    transport.sends.at(-1)!.resolve();
    await settle();
    fireEvent.change(find('.sms-CodeField-input'), { target: { value: '123456' } });
    await settle();
    transport.checks.at(-1)!.resolve({ data: phoneNumber });
    await settle();
    expect(onSuccess).toHaveBeenLastCalledWith(phoneNumber);
    rerender(wrap('hidden'));
    await settle();
    rerender(wrap('visible'));
    await settle();
  }
  expect(onSuccess).toHaveBeenCalledTimes(2);
});
