import { expect, it } from 'vitest';
import { ensurePhoneData, getPhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';
import { serve } from './serve.tsx';

it('loads the numbering plans for what was typed before hydration in a field that still has the focus', async () => {
  const field = serve(<PhoneField names={{ phoneNumber: 'phone', phoneCountryCode: 'code' }} />);
  field.select().value = '+44';
  field.input.focus();
  field.input.value = '07911 123456';
  await field.hydrate();
  expect(field.input).toHaveFocus();
  await until(() => expect(getPhoneData()).not.toBeNull());
  expect(field.posted()).toEqual({ phone: '7911123456', code: '+44' });
  expect(field.input.value).toBe('07911 123456');
});

it('keeps what was typed before hydration even if the numbering plans are loaded already', async () => {
  await ensurePhoneData();
  const defaultValue = { phoneNumber: '13900139000' };
  const field = serve(<PhoneField names={{ phoneNumber: 'phone' }} defaultValue={defaultValue} />);
  field.input.value = '13800138000';
  await field.hydrate();
  expect(field.input.value).toBe('138 0013 8000');
  expect(field.posted()).toEqual({ phone: '13800138000' });
});
