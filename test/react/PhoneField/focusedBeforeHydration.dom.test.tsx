import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';
import { serve } from './serve.tsx';

it('loads the numbering plans for what is typed after hydration in a field focused before it', async () => {
  const onValueChange = vi.fn();
  const { input, hydrate } = serve(<PhoneField defaultCountry="GB" onValueChange={onValueChange} />);
  input.focus();
  await hydrate();
  await userEvent.keyboard('07911123456');
  await until(() =>
    expect(onValueChange.mock.lastCall![0]).toMatchObject({ e164: '+447911123456', phoneLevel: 'mobile' }),
  );
});
