import { createRef } from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle, PhoneFieldProps } from '../../../src/react/PhoneField/PhoneField.tsx';

beforeAll(ensurePhoneData);

function mount(props: PhoneFieldProps) {
  const handle = createRef<PhoneFieldHandle>();
  const onValueChange = vi.fn();
  const layOut = (countries?: string[]) => (
    <PhoneField {...props} ref={handle} countries={countries} onValueChange={onValueChange} />
  );
  const view = render(layOut());
  const input = screen.getByRole<HTMLInputElement>('textbox');
  return {
    input,
    onValueChange,
    allow: (...countries: string[]) => view.rerender(layOut(countries)),
    allowAll: () => view.rerender(layOut()),
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    check: () => act(() => handle.current!.check()),
    callingCode: () => view.container.querySelector('.sms-PhoneField-callingCode')!.textContent,
  };
}

it('refuses a number whose country is no longer allowed, keeps its text, and accepts it once the country is allowed again', async () => {
  const field = mount({ defaultValue: { phoneNumber: '13800138000' } });
  field.allow('US', 'GB');
  expect(field.input.value).toBe('13800138000');
  expect(field.onValueChange).toHaveBeenLastCalledWith(
    expect.objectContaining({ country: 'CN', e164: null, phoneLevel: 'country_unsupported' }),
    { reason: 'data' },
  );
  field.type('13800138001');
  expect(await field.check()).toMatchObject({ e164: null, phoneLevel: 'country_unsupported' });
  field.type('+86 138 0013 8001');
  expect(await field.check()).toMatchObject({ e164: null, phoneLevel: 'country_unsupported' });
  field.allowAll();
  expect(await field.check()).toMatchObject({ country: 'CN', e164: '+8613800138001' });
});

it('replaces a country that is no longer allowed by one that is, as long as there is no number', () => {
  const field = mount({});
  field.allow('US', 'GB');
  expect(field.callingCode()).toBe('+1');
  field.type('4155552671');
  expect(field.onValueChange).toHaveBeenLastCalledWith(
    expect.objectContaining({ country: 'US', e164: '+14155552671' }),
    expect.anything(),
  );
});

it('reports nothing if a new list does not affect the number', () => {
  const field = mount({ defaultValue: { phoneNumber: '13800138000' } });
  field.allow('CN', 'US');
  field.allow('CN', 'US');
  field.allow('CN');
  expect(field.onValueChange).not.toHaveBeenCalled();
  expect(field.input.value).toBe('138 0013 8000');
});

it.each(['insertText', 'insertFromPaste'])(
  'leaves an IME composition after %s alone when the countries change',
  (inputType) => {
    const field = mount({});
    act(() => field.input.focus());
    fireEvent.input(field.input, { target: { value: '138' }, inputType, data: '8' });
    fireEvent.compositionStart(field.input);
    field.input.value = '138ｊ';
    field.allow('CN', 'US');
    expect(field.input.value).toBe('138ｊ');
  },
);

it('keeps the digits selected that are, when it writes the number another way', () => {
  const field = mount({});
  act(() => field.input.focus());
  fireEvent.input(field.input, { target: { value: '+852 5123 4567' }, inputType: 'insertFromPaste' });
  expect(field.input.value).toBe('5123 4567');
  field.input.setSelectionRange(5, 9);
  field.allow('CN');
  const { value, selectionStart, selectionEnd } = field.input;
  expect([value, value.slice(selectionStart!, selectionEnd!)]).toEqual(['+852 5123 4567', '4567']);
});
