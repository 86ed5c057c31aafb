import { createRef } from 'react';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle, PhoneFieldProps } from '../../../src/react/PhoneField/PhoneField.tsx';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { autofill } from '../autofill.ts';
import { select } from '../editing.ts';
import { devtools } from '../engine.ts';
import { until } from '../until.ts';

afterEach(cleanup);

const block = (...urls: string[]) => devtools('Network.setBlockedURLs', { urls });

function mount(props: PhoneFieldProps = {}) {
  const handle = createRef<PhoneFieldHandle>();
  const { container } = render(<PhoneField ref={handle} {...props} />);
  return {
    handle: handle.current!,
    input: container.querySelector<HTMLInputElement>('[type=tel]')!,
    message: () => container.querySelector('.sms-FieldMessage')!.textContent,
    query: (selector: string) => container.querySelector<HTMLElement>(selector),
  };
}

// In this order, since what was loaded once stays loaded.
describe('without a connection', () => {
  beforeAll(async () => {
    await devtools('Network.enable');
    await block('*phoneData*', '*CountryCombobox*');
    return () => block();
  });

  it('accepts a number of mainland China, and says when it is too short', async () => {
    const { handle, input, message } = mount();
    autofill(input, '+86 138 0013 8000');
    expect(await handle.check()).toMatchObject({ e164: '+8613800138000', phoneLevel: 'mobile' });
    autofill(input, '1380013');
    expect(await handle.check()).toMatchObject({ e164: null });
    await until(() => expect(message()).toBe('This number is too short. Check the digits and the country.'));
  });

  it('keeps the native list of countries', async () => {
    const { query } = mount();
    query('select')!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await expect(import('../../../src/react/PhoneField/CountryCombobox.tsx')).rejects.toThrow(
      'Failed to fetch',
    );
    expect(query('select')).not.toBeNull();
  });

  it('says so after "Send code", which can be pressed again', async () => {
    const transport = createHandTransport();
    const { container } = render(<PhoneCodeInput transport={transport} storage={null} resume={false} />);
    const query = (selector: string) => container.querySelector<HTMLElement>(selector)!;
    autofill(query('[type=tel]') as HTMLInputElement, '+44 7911 123456');
    const button = query('.sms-SendCodeButton');
    button.focus();
    button.click();
    await until(() =>
      expect(query('.sms-PhoneField .sms-FieldMessage').textContent).toBe(
        "We couldn't check this number. Check your connection, then try again or reload the page.",
      ),
    );
    await until(() => expect(button).not.toHaveAttribute('aria-busy'));
    expect(button).not.toHaveAttribute('aria-disabled');
    expect(button).toHaveTextContent('Send code');
    expect(transport.sends).toEqual([]);
  });

  it('no longer says so when another number is started', async () => {
    const { handle, input, message } = mount();
    autofill(input, '+44 7911 123456');
    expect(await handle.check()).toBeNull();
    await until(() => expect(message()).not.toBe(''));
    await select(input, 0, input.value.length);
    await userEvent.keyboard('7');
    await until(() => expect(message()).toBe(''));
  });

  it('says that a foreign number could not be checked, and checks it once the connection is back', async () => {
    const onValueChange = vi.fn();
    const { handle, input, message } = mount({ onValueChange });
    autofill(input, '+44 7911 123456');
    expect(message()).toBe('');
    expect(await handle.check()).toBeNull();
    await until(() =>
      expect(message()).toBe(
        "We couldn't check this number. Check your connection, then try again or reload the page.",
      ),
    );
    expect(document.activeElement).toBe(input);
    await block();
    expect(await handle.check()).toMatchObject({ country: 'GB', e164: '+447911123456' });
    await until(() => expect(message()).toBe(''));
    expect(input.value).toBe('7911 123456');
    expect(onValueChange).toHaveBeenLastCalledWith(expect.objectContaining({ phoneLevel: 'mobile' }), {
      reason: 'data',
    });
  });
});
