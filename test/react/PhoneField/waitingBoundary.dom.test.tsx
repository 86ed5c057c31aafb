import { act } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Suspense } from 'react';
import { beforeAll, expect, it } from 'vitest';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';
import { serve } from './serve.tsx';

beforeAll(ensurePhoneData);

function Waiting({ isOn }: { isOn: boolean }): null {
  // eslint-disable-next-line typescript/only-throw-error -- what makes a Suspense boundary wait, even in React 18
  if (isOn) throw new Promise(() => {});
  return null;
}

const layOut = (isWaiting: boolean) => (
  <>
    <input />
    <Suspense fallback="…">
      <PhoneField names={{ phoneNumber: 'phone', phoneCountryCode: 'code' }} />
      <Waiting isOn={isWaiting} />
    </Suspense>
  </>
);

/** A server-rendered field in a Suspense boundary that can hide it and show it again. */
async function mount() {
  const field = serve(layOut(false));
  const root = await field.hydrate();
  return {
    ...field,
    async hideAndShow() {
      await act(async () => root.render(layOut(true)));
      await act(async () => root.render(layOut(false)));
    },
  };
}

it('keeps number and country when the boundary around it hides it for a while', async () => {
  const { input, posted, hideAndShow } = await mount();
  await userEvent.type(input, '+1 415 555 2671');
  await userEvent.tab();
  await hideAndShow();
  expect(posted()).toEqual({ phone: '4155552671', code: '+1' });
});

it('does not take the focus when the boundary around it shows it again', async () => {
  const { find, hideAndShow } = await mount();
  act(() => find('select').focus());
  await until(() => expect(find('.sms-PhoneField-trigger')).toHaveFocus());
  act(() => find('input').focus());
  await hideAndShow();
  expect(find('input')).toHaveFocus();
});
