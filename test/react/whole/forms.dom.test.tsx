import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import type { FormEventHandler, SyntheticEvent } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { CodeField, PhoneCodeInput } from '../../../src/index.ts';
import type { PhoneCodeValue } from '../../../src/index.ts';
import { SignUpWithFormData } from '../../../stories/forms/SignUpWithFormData.tsx';
import { SignUpWithHookForm } from '../../../stories/forms/SignUpWithHookForm.tsx';
import { SignUpWithTanStackForm } from '../../../stories/forms/SignUpWithTanStackForm.tsx';
import { useForm } from 'react-hook-form';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

const FORMS = [
  ['react-hook-form', SignUpWithHookForm],
  ['TanStack Form', SignUpWithTanStackForm],
  ['FormData', SignUpWithFormData],
] as const;

describe.each(FORMS)('in a form with %s', (library, Form) => {
  function mount() {
    sessionStorage.clear();
    const transport = createHandTransport();
    const onSignUp = vi.fn();
    render(<Form transport={transport} onSignUp={onSignUp} />);
    const get = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
    const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
    return {
      transport,
      onSignUp,
      press,
      name: get('Name'),
      phone: get('Phone number'),
      code: get('Verification code'),
    };
  }

  /** A form with a code sent, and a code typed. */
  async function mountFilled() {
    const form = mount();
    await userEvent.type(form.name, 'Li Lei');
    await userEvent.type(form.phone, '13800138000');
    await form.press('Send code');
    await until(() => form.transport.sends.length === 1);
    await act(async () => form.transport.sends[0]!.resolve({ ticket: 'ticket' }));
    await userEvent.type(form.code, '123456');
    return form;
  }

  it('is submitted when the phone is verified', async () => {
    const { transport, press, onSignUp } = await mountFilled();
    await press('Sign up');
    await until(() => transport.checks.length === 1);
    const { request } = transport.checks[0]!;
    expect(request).toMatchObject({ phoneNumber: '13800138000', phoneCountryCode: '+86', code: '123456' });
    expect(request.ticket).toBe('ticket');
    await act(async () => transport.checks[0]!.resolve());
    await until(() => onSignUp.mock.calls.length > 0);
    expect(onSignUp).toHaveBeenCalledExactlyOnceWith({ name: 'Li Lei', phone: '+8613800138000' });
  });

  it('says what is wrong with the code, and moves the focus there', async () => {
    const { transport, press, code, onSignUp } = await mountFilled();
    await press('Sign up');
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.reject(new SmsError('code_expired')));
    await until(() => document.activeElement === code);
    expect(code).toHaveAccessibleDescription('That code has expired. Ask for a new one.');
    expect(code).toBeInvalid();
    expect([code.selectionStart, code.selectionEnd]).toEqual([0, 6]);
    expect(onSignUp).not.toHaveBeenCalled();
  });

  it('does not check the same code again when it is submitted again, but does check another', async () => {
    const { transport, press, code, onSignUp } = await mountFilled();
    await press('Sign up');
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.resolve());
    await until(() => onSignUp.mock.calls.length === 1);
    await press('Sign up');
    await until(() => onSignUp.mock.calls.length === 2);
    expect(transport.checks).toHaveLength(1);
    await userEvent.type(code, '{Backspace}7');
    await press('Sign up');
    await until(() => transport.checks.length === 2);
    expect(transport.checks[1]!.request.code).toBe('123457');
  });

  it('is submitted once by two clicks', async () => {
    const { transport, press, onSignUp } = await mountFilled();
    await press('Sign up');
    await until(() => transport.checks.length === 1);
    await press('Sign up');
    await act(async () => transport.checks[0]!.resolve());
    await until(() => onSignUp.mock.calls.length > 0);
    expect(onSignUp).toHaveBeenCalledOnce();
    expect(transport.checks).toHaveLength(1);
  });

  it('promises no message when the connection is lost during the check', async () => {
    const { transport, press, code } = await mountFilled();
    await press('Sign up');
    await until(() => transport.checks.length === 1);
    await act(async () => transport.checks[0]!.reject(new SmsError('network_failed')));
    await until(() => document.activeElement === code);
    expect(code).toHaveAccessibleDescription("That didn't work. Please try again in a moment.");
  });

  it('does not submit an incomplete form, and moves the focus to what is missing', async () => {
    const { press, phone, name, transport, onSignUp } = mount();
    await userEvent.type(name, 'Li Lei');
    await press('Sign up');
    if (library === 'FormData') expect(phone.form!.checkValidity()).toBe(false);
    else {
      await until(() => document.activeElement === phone);
      await until(() => expect(phone).toHaveAccessibleDescription('Enter your phone number.'));
    }
    expect(transport.checks).toEqual([]);
    expect(onSignUp).not.toHaveBeenCalled();
  });

  it('is empty again after a reset', async () => {
    const { press, phone, code } = await mountFilled();
    await press('Start over');
    await until(() => expect([phone.value, code.value]).toEqual(['', '']));
    expect(code).not.toHaveAttribute('aria-invalid');
    await userEvent.type(phone, '139');
    expect(phone.value).toBe('139');
  });
});

describe('FormData', () => {
  it('contains number, calling code and code, also with names of your own', async () => {
    const transport = createHandTransport();
    const value = { phoneNumber: '13800138000', country: 'CN', code: '123456' };
    const names = { phoneNumber: 'tel', phoneCountryCode: 'prefix', code: 'otp' };
    const { container } = render(
      <form>
        <PhoneCodeInput transport={transport} resume={false} defaultValue={value} />
        <PhoneCodeInput transport={transport} resume={false} defaultValue={value} names={names} />
        <PhoneCodeInput transport={transport} resume={false} defaultValue={value} disabled />
      </form>,
    );
    expect([...new FormData(container.querySelector('form')!)]).toEqual([
      ['phoneNumber', '13800138000'],
      ['phoneCountryCode', '+86'],
      ['code', '123456'],
      ['tel', '13800138000'],
      ['prefix', '+86'],
      ['otp', '123456'],
    ]);
  });
});

describe('a React form action', () => {
  function mountForm(onReset?: FormEventHandler) {
    const posted: unknown[] = [];
    function Form() {
      const [value, setValue] = useState<Partial<PhoneCodeValue>>({ phoneNumber: '', code: '' });
      return (
        <form action={(fields) => void posted.push(Object.fromEntries(fields))} onReset={onReset}>
          <PhoneCodeInput
            transport={transport}
            resume={false}
            value={value}
            onValueChange={({ phoneNumber, code }) => setValue({ phoneNumber, code })}
          />
          <button type="submit">Go</button>
          <output>{JSON.stringify(value)}</output>
        </form>
      );
    }
    const transport = createHandTransport();
    render(<Form />);
    const phone = screen.getByLabelText<HTMLInputElement>('Phone number');
    const code = screen.getByLabelText<HTMLInputElement>('Verification code');
    const fillAndSubmit = async () => {
      await userEvent.type(phone, '13800138000');
      await userEvent.type(code, '123456');
      await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    };
    return { posted, fillAndSubmit, values: () => [phone.value, code.value] };
  }

  it('empties the fields when it is done, and the parent is told', async () => {
    const { posted, fillAndSubmit, values } = mountForm();
    await fillAndSubmit();
    await until(() => expect(values()).toEqual(['', '']));
    await screen.findByText('{"phoneNumber":"","code":""}');
    await fillAndSubmit();
    await until(() => expect(values()).toEqual(['', '']));
    const one = { phoneNumber: '13800138000', phoneCountryCode: '+86', code: '123456' };
    expect(posted).toEqual([one, one]);
  });

  it('leaves the fields as they are in a form that prevents the reset', async () => {
    const onReset = vi.fn((event: SyntheticEvent) => event.preventDefault());
    const { fillAndSubmit, values } = mountForm(onReset);
    await fillAndSubmit();
    await until(() => expect(onReset).toHaveBeenCalledOnce());
    expect(values()).toEqual(['138 0013 8000', '123456']);
    expect(screen.getByText('{"phoneNumber":"13800138000","code":"123456"}')).toBeInTheDocument();
  });
});

describe("react-hook-form's register", () => {
  it('can be spread onto a code field as onto an input', async () => {
    const onSubmit = vi.fn();
    function Form() {
      const { register, handleSubmit } = useForm<{ code: string }>();
      return (
        <form noValidate onSubmit={(event) => void handleSubmit((fields) => onSubmit(fields))(event)}>
          <CodeField {...register('code', { minLength: 6 })} />
          <button type="submit">Go</button>
        </form>
      );
    }
    render(<Form />);
    const code = screen.getByLabelText('Verification code');
    await userEvent.type(code, '123');
    await userEvent.click(screen.getByRole('button'));
    await until(() => document.activeElement === code);
    expect(onSubmit).not.toHaveBeenCalled();
    await userEvent.type(code, '456');
    await userEvent.click(screen.getByRole('button'));
    await until(() => onSubmit.mock.calls.length > 0);
    expect(onSubmit).toHaveBeenCalledWith({ code: '123456' });
  });
});
