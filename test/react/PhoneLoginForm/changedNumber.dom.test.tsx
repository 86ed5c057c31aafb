import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { mountLoginForm } from './mountLoginForm.tsx';
import type { LoginFormProps } from './mountLoginForm.tsx';

takeTimeForEach();

const OTHER = '13900139000';

describe('a reply to a code for the previous number', () => {
  async function mountChecking() {
    const form = mountLoginForm();
    await form.getCode();
    await form.fillCode('123456');
    await form.fill(form.phone, OTHER);
    return form;
  }

  it('is not shown for the new one, and leaves the focus alone', async () => {
    const form = await mountChecking();
    form.transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 }));
    await settle();
    expect(form.said()).toBe('');
    expect(document.activeElement).toBe(form.phone);
    expect(form.code).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('is not mistaken for one to a code for the new number', async () => {
    const form = await mountChecking();
    await form.fillCode('654321');
    expect(form.transport.checks.map(({ request }) => request.phoneNumber)).toEqual(['13800138000', OTHER]);
    form.transport.checks[0]!.reject(new SmsError('code_wrong'));
    await settle();
    expect(form.submitButton).toHaveTextContent('Logging in');
  });
});

describe('a reply to a code that was replaced meanwhile', () => {
  async function replaceCode(code: string, props?: LoginFormProps) {
    const form = mountLoginForm(props);
    await form.getCode();
    await form.fillCode('111111');
    await form.click(form.submitButton);
    await form.fillCode(code);
    expect(form.transport.checks).toHaveLength(1);
    form.transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 }));
    await settle();
    return form;
  }

  it('is not shown for the new one, which is checked next', async () => {
    const form = await replaceCode('654321');
    expect(form.codes()).toEqual(['111111', '654321']);
    expect(form.submitButton).toHaveTextContent('Logging in');
    form.transport.checks[1]!.resolve();
    await settle();
    expect(form.said()).toContain('Your phone is verified.');
  });

  it.each([{ code: '65' }, { code: '654321', autoSubmit: false }])(
    'does not submit a code for the user: %o',
    async ({ code, ...props }) => {
      const form = await replaceCode(code, props);
      expect(form.codes()).toEqual(['111111']);
      expect(form.said()).not.toContain('wrong');
      expect(form.code).not.toHaveAttribute('aria-invalid', 'true');
    },
  );
});

describe('a success that arrives after its number was changed', () => {
  async function succeedAfter(leave: (form: ReturnType<typeof mountLoginForm>) => Promise<void>) {
    const form = mountLoginForm();
    await form.getCode();
    await form.fillCode('123456');
    await leave(form);
    form.transport.checks[0]!.resolve();
    await settle();
    return form;
  }

  it('leaves a form that checks the code of the new number', async () => {
    const form = await succeedAfter((left) => left.fill(left.phone, OTHER));
    await form.fillCode('654321');
    expect(form.transport.checks.map(({ request }) => request.phoneNumber)).toEqual(['13800138000', OTHER]);
  });

  it('leaves a form that was reset meanwhile ready for another login', async () => {
    const form = await succeedAfter(async (left) => act(() => left.phone.form!.reset()));
    await form.fillCode('654321');
    expect(form.transport.checks).toHaveLength(2);
  });
});

describe('in steps', () => {
  it('a number that is changed during a send stays visible', async () => {
    const form = mountLoginForm({ layout: 'steps' });
    await form.click(form.submitButton);
    await form.fill(form.phone, OTHER);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.part()).toBe('phone');
    expect(document.activeElement).toBe(form.phone);
  });

  it('the button says that it is sending, and sends once', async () => {
    const form = mountLoginForm({ layout: 'steps' });
    await form.click(form.submitButton);
    expect(form.submitButton).toHaveTextContent('Sending');
    expect(form.submitButton).toHaveAttribute('aria-disabled', 'true');
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve();
    await settle();
    expect(form.transport.sends).toHaveLength(1);
    expect(form.part()).toBe('code');
    expect(form.submitButton).toHaveTextContent('Log in');
  });

  it('continuing with the same number during the cooldown announces no other message', async () => {
    const form = mountLoginForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve();
    await settle();
    const before = form.said();
    await form.click(screen.getByRole('button', { name: 'Change number' }));
    await form.click(form.submitButton);
    expect(form.part()).toBe('code');
    expect(form.said()).toBe(before);
    expect(form.transport.sends).toHaveLength(1);
  });
});

describe('in steps, a limit that refuses another message', () => {
  it('still lets the code of the previous one be entered', async () => {
    const form = mountLoginForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.transport.sends[0]!.resolve({ ticket: 't1' });
    await passTime(60_000);
    await form.click(screen.getByRole('button', { name: 'Change number' }));
    await form.click(form.submitButton);
    form.transport.sends[1]!.reject(new SmsError('limit_reached'));
    await settle();
    expect(form.part()).toBe('code');
    expect(form.said()).toBe('Too many requests. Please try again later.');
    await form.fillCode('123456');
    expect(form.transport.checks[0]!.request).toMatchObject({ code: '123456', ticket: 't1' });
  });

  it('stays at the number if there was none', async () => {
    const form = mountLoginForm({ layout: 'steps' });
    await form.click(form.submitButton);
    form.transport.sends[0]!.reject(new SmsError('limit_reached'));
    await settle();
    expect(form.part()).toBe('phone');
  });
});

it('an incomplete code keeps its caret after a submission', async () => {
  const form = mountLoginForm();
  await form.fillCode('123');
  form.code.setSelectionRange(3, 3);
  await form.click(form.submitButton);
  expect(form.said()).toBe('Enter all 6 digits.');
  expect([form.code.selectionStart, form.code.selectionEnd]).toEqual([3, 3]);
});
