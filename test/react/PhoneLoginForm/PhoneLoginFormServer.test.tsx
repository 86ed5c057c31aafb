// @vitest-environment jsdom
import '../../setupDom.ts';
import { act, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { savePendingVerification } from '../../../src/core/pendingVerification.ts';
import { createSendMachines } from '../../../src/core/sendMachines.ts';
import { toSendKey } from '../../../src/core/sendKey.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import type { HandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { renderOnServer } from '../renderOnServer.ts';

takeTimeForEach();
afterEach(() => document.body.replaceChildren());

const PHONE = { channel: 'CHANNEL_LOGIN', phoneNumber: '13800138000', phoneCountryCode: '+86' } as const;

/** Leaves behind what a page does that sent a message 20 s ago: a cooldown and a pending verification. */
async function leaveSend(transport: HandTransport): Promise<void> {
  const machine = createSendMachines().get(toSendKey({ ...PHONE, transportId: transport.id })!);
  const sent = machine.send(PHONE, { transport });
  await settle();
  const receipt = { ticket: 't1' };
  transport.sends[0]!.resolve(receipt);
  await sent;
  savePendingVerification({ ...PHONE, transportId: transport.id, receipt });
  await passTime(20_000);
}

describe.each([false, true])('rendered on the server, StrictMode %s', (isStrict) => {
  const wrap = (form: ReactElement) => (isStrict ? <StrictMode>{form}</StrictMode> : form);

  it('says "Send code", and continues where it was once it is hydrated, without a warning', async () => {
    const complain = vi.spyOn(console, 'error');
    const onRecoverableError = vi.fn();
    const transport = createHandTransport();
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = await renderOnServer(async () => {
      const { PhoneLoginForm: Form } = await import('../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx');
      return wrap(<Form transport={transport} />);
    });
    expect(screen.getByRole('button', { name: 'Send code' })).not.toHaveAttribute('aria-disabled');
    expect(container.innerHTML).not.toContain('style=');

    await leaveSend(transport);
    const root = await act(async () =>
      hydrateRoot(container, wrap(<PhoneLoginForm transport={transport} />), { onRecoverableError }),
    );
    await settle();
    expect(screen.getByRole('textbox', { name: 'Phone number' })).toHaveValue('138 0013 8000');
    const button = screen.getByRole('button', { name: 'Resend code' });
    expect(button).toHaveAttribute('data-seconds-left', '40');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(transport.sends).toHaveLength(1);
    await act(async () => root.unmount());
    expect(complain).not.toHaveBeenCalled();
    expect(onRecoverableError).not.toHaveBeenCalled();
  });
});

describe('a page that continues after a reload', () => {
  /** The page after its reload, before it is hydrated, with a field that is not the form's. */
  async function serveReloaded() {
    const transport = createHandTransport();
    const props = { transport, autoFocus: true };
    await leaveSend(transport);
    const page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = await renderOnServer(async () => {
      const { PhoneLoginForm: Form } = await import('../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx');
      return <Form {...props} />;
    });
    return {
      find: (name: string) => page.querySelector<HTMLInputElement>(`.sms-${name}-input`)!,
      elsewhere: document.body.appendChild(document.createElement('input')),
      async hydrate() {
        const root = await act(async () => hydrateRoot(page, <PhoneLoginForm {...props} />));
        onTestFinished(() => act(() => root.unmount()));
        await settle();
      },
    };
  }

  it('moves the focus to the code if it is to take the focus', async () => {
    const { find, hydrate } = await serveReloaded();
    await hydrate();
    expect(find('PhoneField')).toHaveValue('138 0013 8000');
    expect(find('CodeField')).toHaveFocus();
  });

  it('leaves the focus in a field that the user went to before hydration', async () => {
    const { find, elsewhere, hydrate } = await serveReloaded();
    elsewhere.focus();
    await hydrate();
    expect(find('PhoneField')).toHaveValue('138 0013 8000');
    expect(elsewhere).toHaveFocus();
  });

  it('continues with its number if the browser has restored that in the field', async () => {
    const { find, hydrate } = await serveReloaded();
    find('PhoneField').focus();
    find('PhoneField').value = '138 0013 8000';
    await hydrate();
    expect(find('CodeField')).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Resend code' })).toHaveAttribute('data-seconds-left', '40');
  });

  it('keeps another number that was typed before hydration', async () => {
    const { find, hydrate } = await serveReloaded();
    find('PhoneField').focus();
    find('PhoneField').value = '13900139000';
    await hydrate();
    expect(find('PhoneField')).toHaveValue('13900139000');
    expect(find('PhoneField')).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Send code' })).not.toHaveAttribute('aria-disabled');
  });
});

it('uses no browser API while it renders on the server', async () => {
  const touched = vi.fn();
  const transport = createHandTransport();
  const html = await renderOnServer(async () => {
    const { PhoneLoginForm: Form } = await import('../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx');
    vi.stubGlobal('setTimeout', touched);
    vi.stubGlobal('BroadcastChannel', touched);
    return <Form transport={transport} layout="steps" agreement="Terms" />;
  });
  expect(html).toContain('Continue');
  expect(html).toContain('Terms');
  expect(touched).not.toHaveBeenCalled();
});
