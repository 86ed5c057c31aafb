import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { act } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, onTestFinished, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';

it('loads the numbering plans for what is typed after hydration in a field focused before it', async () => {
  const onValueChange = vi.fn();
  const ui = <PhoneField defaultCountry="GB" onValueChange={onValueChange} />;
  const host = document.body.appendChild(document.createElement('div'));
  host.innerHTML = renderToString(ui);
  const input = host.querySelector<HTMLInputElement>('[type=tel]')!;
  input.focus();
  const root = await act(async () => hydrateRoot(host, ui));
  onTestFinished(() => {
    act(() => root.unmount());
    host.remove();
  });
  await userEvent.keyboard('07911123456');
  await until(() =>
    expect(onValueChange.mock.lastCall![0]).toMatchObject({ e164: '+447911123456', phoneLevel: 'mobile' }),
  );
});
