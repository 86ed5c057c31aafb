import { createRef } from 'react';
import { renderToString } from 'react-dom/server';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle } from '../../../src/react/PhoneField/PhoneField.tsx';
import { serve } from './serve.tsx';

afterEach(() => void vi.restoreAllMocks());

const names = { phoneNumber: 'phone', phoneCountryCode: 'code' };

it('posts number and calling code without scripts', () => {
  const { input, select, posted } = serve(<PhoneField names={names} defaultCountry="CA" />);
  expect(posted()).toEqual({ phone: '', code: '+1' });
  input.value = '138 0013 8000';
  select().value = '+86';
  expect(posted()).toEqual({ phone: '138 0013 8000', code: '+86' });
});

it('posts the only calling code', () => {
  const field = <PhoneField names={names} countries={['CN']} defaultValue={{ phoneNumber: '13800138000' }} />;
  const { select, posted } = serve(field);
  expect(select()).toBeNull();
  expect(posted()).toEqual({ phone: '138 0013 8000', code: '+86' });
});

it('hydrates without a warning, and names the countries afterwards', async () => {
  const warn = vi.spyOn(console, 'error');
  const onRecoverableError = vi.fn();
  const field = <PhoneField names={names} defaultValue={{ phoneNumber: '13800138000' }} />;
  const { find, select, posted, hydrate } = serve(field);
  expect(find('option').textContent).toBe('AC +247');
  await hydrate({ onRecoverableError });
  expect(select().options.length).toBeGreaterThan(240);
  expect(select().selectedOptions[0]!.textContent).toBe('China +86');
  expect(posted()).toEqual({ phone: '13800138000', code: '+86' });
  expect(warn).not.toHaveBeenCalled();
  expect(onRecoverableError).not.toHaveBeenCalled();
});

it('keeps what was typed and chosen before hydration', async () => {
  const onValueChange = vi.fn();
  const { input, posted, hydrate } = serve(<PhoneField names={names} onValueChange={onValueChange} />);
  input.value = '13800138000';
  await hydrate();
  expect(posted()).toEqual({ phone: '13800138000', code: '+86' });
  expect(onValueChange).toHaveBeenCalledExactlyOnceWith(
    {
      phoneNumber: '13800138000',
      phoneCountryCode: '+86',
      country: 'CN',
      e164: '+8613800138000',
      phoneLevel: 'mobile',
    },
    { reason: 'restore' },
  );

  const other = serve(<PhoneField names={names} />);
  other.input.value = '7911123456';
  other.select().value = '+44';
  await other.hydrate();
  expect(other.posted()).toEqual({ phone: '7911123456', code: '+44' });
  expect(other.select().value).toBe('GB');
});

it('asks for a whole phone number, of any length', () => {
  render(<PhoneField />);
  const input = screen.getByRole('textbox', { name: 'Phone number' });
  expect(input).toHaveAttribute('type', 'tel');
  expect(input).toHaveAttribute('autocomplete', 'tel');
  expect(input).not.toHaveAttribute('maxlength');
});

it('has no style attribute', () => {
  expect(renderToString(<PhoneField hint="Hint" error="Error" />)).not.toContain('style=');
});

it('recognises its value in an object with other properties and another order', () => {
  const onValueChange = vi.fn();
  const value = {
    code: '1',
    phoneLevel: 'mobile' as const,
    e164: '+8613800138000',
    country: undefined,
    phoneCountryCode: '+86',
    phoneNumber: '13800138000',
  };
  const { rerender } = render(<PhoneField value={value} onValueChange={onValueChange} />);
  onValueChange.mockClear();
  for (const code of ['12', '123'])
    rerender(<PhoneField value={{ ...value, code } as typeof value} onValueChange={onValueChange} />);
  expect(onValueChange).not.toHaveBeenCalled();
});

it('ties label, hint and error to the input', () => {
  const { rerender } = render(<PhoneField hint="With calling code" />);
  const input = screen.getByRole('textbox', { name: 'Phone number' });
  expect(input).toHaveAccessibleDescription('With calling code');
  rerender(<PhoneField hint="With calling code" error="Not this one" />);
  expect(input).toHaveAccessibleDescription('Not this one');
  expect(input).toBeInvalid();
});

it("leaves the page's own ids alone, whatever they begin with", () => {
  const { container } = render(
    <>
      <p id="phone-code" />
      <p id="phone-message" />
      <PhoneField id="phone" countries={['CN']} hint="Mobile only" />
    </>,
  );
  expect(container.querySelectorAll('#phone-code, #phone-message')).toHaveLength(2);
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription('+86 Mobile only');
});

it.each([null, false, ''])('has a name even with label=%j', (label) => {
  const { container } = render(<PhoneField label={label} />);
  expect(screen.getByRole('textbox')).toHaveAccessibleName('Phone number');
  expect(container.querySelector('label')).toBeNull();
});

it('takes a hint and an error of any elements, without a warning from React', () => {
  const warn = vi.spyOn(console, 'error');
  const list = (
    <ul>
      <li>With calling code</li>
    </ul>
  );
  const { rerender } = render(<PhoneField hint={list} />);
  rerender(<PhoneField error={list} />);
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription('With calling code');
  expect(warn).not.toHaveBeenCalled();
});

it('says after blur what is wrong with the number', () => {
  render(<PhoneField />);
  const input = screen.getByRole('textbox');
  fireEvent.change(input, { target: { value: '1380013800' } });
  expect(input).not.toHaveAccessibleDescription();
  fireEvent.blur(input);
  expect(input).toHaveAccessibleDescription('This number is too short. Check the digits and the country.');
});

it('asks for a missing number until one is started: also after blur, and when it is emptied again', async () => {
  const handle = createRef<PhoneFieldHandle>();
  render(<PhoneField ref={handle} />);
  const input = screen.getByRole('textbox');
  const type = (value: string) =>
    fireEvent.input(input, { target: { value }, inputType: 'insertText', data: value });
  await act(() => handle.current!.check());
  fireEvent.blur(input);
  expect(input).toHaveAccessibleDescription('Enter your phone number.');
  type('1');
  expect(input).not.toHaveAccessibleDescription();
  type('138');
  await act(() => handle.current!.check());
  fireEvent.blur(input);
  type('');
  expect(input).toHaveAccessibleDescription('Enter your phone number.');
});

it('shows no icon beside a text that the application has left empty', () => {
  const { container } = render(<PhoneField messages={{ phoneIncomplete: '' }} />);
  const input = screen.getByRole('textbox');
  fireEvent.change(input, { target: { value: '1380013800' } });
  fireEvent.blur(input);
  expect(input).toBeInvalid();
  expect(container.querySelector('.sms-FieldMessage > :empty')).not.toBeNull();
});

it('shows a value that is given in E.164', () => {
  render(<PhoneField defaultValue={{ e164: '+8613800138000' }} />);
  expect(screen.getByRole('textbox')).toHaveValue('138 0013 8000');
});

it.each([
  ['keeps a text that is not a number', '+999 123 4567', '+999 123 4567'],
  ['removes a calling code, which would change the country back,', '+1', ''],
])('%s when a country is chosen', (_, typed, left) => {
  const { container } = render(<PhoneField />);
  const input = screen.getByRole('textbox');
  fireEvent.change(input, { target: { value: typed } });
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'GB' } });
  expect(input).toHaveValue(left);
  expect(container.querySelector('.sms-PhoneField-callingCode')).toHaveTextContent('+44');
});

it.each([
  ['alone', 3, {}],
  ['with Control', 4, { ctrlKey: true }],
  ['with Alt', 4, { altKey: true }],
  ['with Meta', 4, { metaKey: true }],
])('Backspace %s after "138 " puts the caret at %i', (_, caret, held) => {
  render(<PhoneField defaultValue={{ phoneNumber: '13800138000' }} />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  input.setSelectionRange(4, 4);
  fireEvent.keyDown(input, { key: 'Backspace', ...held });
  expect(input.selectionStart).toBe(caret);
});

it('Backspace leaves a selection after a separator as it is', () => {
  render(<PhoneField defaultValue={{ phoneNumber: '13800138000' }} />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  input.setSelectionRange(4, 8);
  fireEvent.keyDown(input, { key: 'Backspace' });
  expect([input.selectionStart, input.selectionEnd]).toEqual([4, 8]);
});
