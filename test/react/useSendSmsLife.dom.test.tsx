import { act, fireEvent, render, screen } from '@testing-library/react';
import { startTransition, StrictMode, Suspense } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PhoneLoginForm } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { useSendSms } from '../../src/react/useSendSms.ts';
import { createHandTransport } from './createHandTransport.ts';
import type { HandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';
import { mountLoginForm } from './PhoneLoginForm/mountLoginForm.tsx';

takeTimeForEach();
beforeEach(() => void vi.spyOn(console, 'error'));
afterEach(() => {
  const [complaint] = vi.mocked(console.error).mock.calls;
  if (complaint) throw new Error(`React complained: ${complaint.join(' ')}`);
});

function Sender({ transport }: { transport: HandTransport }): ReactElement {
  const { state, secondsLeft, send } = useSendSms({ transport, phoneNumber: '13800138000' });
  return <button onClick={() => void send()}>{`${state} ${secondsLeft}`}</button>;
}

const findButton = () => screen.getByRole('button');

/** Counts what is open: listeners on the window, locks, timers. */
function watchOpen() {
  const types = ['visibilitychange', 'pageshow', 'focus', 'online', 'storage'];
  let [listeners, locks] = [0, 0];
  const { addEventListener, removeEventListener } = window;
  vi.spyOn(window, 'addEventListener').mockImplementation(function (this: Window, ...args: unknown[]) {
    if (types.includes(args[0] as string)) listeners++;
    Reflect.apply(addEventListener, this, args);
  });
  vi.spyOn(window, 'removeEventListener').mockImplementation(function (this: Window, ...args: unknown[]) {
    if (types.includes(args[0] as string)) listeners--;
    Reflect.apply(removeEventListener, this, args);
  });
  const request = async (_: string, __: object, task: () => Promise<unknown>) => {
    locks++;
    return task().finally(() => locks--);
  };
  vi.stubGlobal('navigator', { onLine: true, language: 'en', userAgent: '', locks: { request } });
  return () => ({ listeners, locks, timers: vi.getTimerCount() });
}

const NOTHING = { listeners: 0, locks: 0, timers: 0 };

describe.each([false, true])('StrictMode %s', (isStrict) => {
  const wrap = (ui: ReactElement) => (isStrict ? <StrictMode>{ui}</StrictMode> : ui);
  const mount = (ui: ReactElement) => render(wrap(ui));

  it('15. leaves nothing open when it is unmounted during a send', async () => {
    const open = watchOpen();
    const transport = createHandTransport();
    const view = mount(<Sender transport={transport} />);
    fireEvent.click(findButton());
    await settle();
    expect(open()).toEqual({ listeners: 5, locks: 1, timers: 1 });
    view.unmount();
    await passTime(1);
    expect(open()).toEqual(NOTHING);
    transport.sends[0]!.resolve();
    await passTime(1);
    expect(open()).toEqual(NOTHING);
  });

  it('15. leaves nothing open when it is unmounted during the cooldown', async () => {
    const open = watchOpen();
    const transport = createHandTransport();
    const view = mount(<Sender transport={transport} />);
    fireEvent.click(findButton());
    await settle();
    transport.sends[0]!.resolve();
    await passTime(1000);
    expect(open()).toEqual({ listeners: 5, locks: 0, timers: 1 });
    view.unmount();
    await passTime(1);
    expect(open()).toEqual(NOTHING);
  });

  it('leaves nothing open when a whole form has sent, verified and been unmounted', async () => {
    const open = watchOpen();
    const transport = createHandTransport();
    const value = { phoneNumber: '13800138000', e164: '+8613800138000' };
    const view = mount(<PhoneLoginForm transport={transport} defaultValue={value} />);
    fireEvent.click(screen.getByRole('button', { name: 'Send code' }));
    await settle();
    transport.sends[0]!.resolve();
    await settle();
    fireEvent.change(screen.getByRole('textbox', { name: 'Verification code' }), {
      target: { value: '123456' },
    });
    await settle();
    transport.checks[0]!.resolve();
    await settle();
    view.unmount();
    await passTime(1);
    expect(open()).toEqual(NOTHING);
  });

  it('continues a send when a sibling suspends', async () => {
    const transport = createHandTransport();
    let open!: () => void;
    let isOpen = false;
    const gate = new Promise<void>((resolve) => (open = resolve)).then(() => (isOpen = true));
    function Gate() {
      if (!isOpen) throw gate as unknown as Error;
      return <p>open</p>;
    }
    const page = (isGated: boolean) => (
      <Suspense fallback={<p>waiting</p>}>
        <Sender transport={transport} />
        {isGated && <Gate />}
      </Suspense>
    );
    const view = mount(page(false));
    fireEvent.click(findButton());
    await settle();
    view.rerender(wrap(page(true)));
    expect(screen.getByText('waiting')).toBeInTheDocument();
    await passTime(500);
    expect(transport.sends[0]!.context.signal.aborted).toBe(false);
    transport.sends[0]!.resolve();
    await settle();
    open();
    await settle();
    expect(screen.getByText('open')).toBeInTheDocument();
    expect(findButton()).toHaveTextContent('cooling 60');
    expect(transport.sends).toHaveLength(1);
  });

  it('shows the same state everywhere while a transition renders', async () => {
    const transport = createHandTransport();
    const page = (count: number) =>
      Array.from({ length: count }, (_, index) => <Sender key={index} transport={transport} />);
    const view = mount(<>{page(1)}</>);
    fireEvent.click(findButton());
    await settle();
    startTransition(() => view.rerender(wrap(<>{page(3)}</>)));
    const texts = () => new Set(screen.getAllByRole('button').map(({ textContent }) => textContent));
    expect(texts()).toEqual(new Set(['sending 0']));
    await act(async () => {
      startTransition(() => view.rerender(wrap(<>{page(5)}</>)));
      transport.sends[0]!.resolve();
    });
    await settle();
    expect(screen.getAllByRole('button')).toHaveLength(5);
    expect(texts()).toEqual(new Set(['cooling 60']));
    await passTime(1000);
    expect(texts()).toEqual(new Set(['cooling 59']));
  });
});

describe('a transport that misbehaves', () => {
  type Send = HandTransport['send'];

  /** Clicks once on a button with this transport, lets 15 s pass, and returns what the button shows. */
  async function clickAndWait(send: Send): Promise<string | null> {
    const transport = { ...createHandTransport(), send };
    render(<Sender transport={transport} />);
    fireEvent.click(findButton());
    await settle();
    await passTime(15_000);
    return findButton().textContent;
  }

  it.each<[string, Send, string]>([
    ['throws a string', () => Promise.reject('down'), 'cooling 45'],
    [
      'throws at once',
      () => {
        throw new TypeError('at once');
      },
      'cooling 45',
    ],
    ['never settles, and ignores the signal', () => new Promise(() => {}), 'cooling 60'],
    ['returns nothing', (async () => {}) as unknown as Send, 'cooling 45'],
  ])('that %s ends in a cooldown', async (_, send, shown) => {
    expect(await clickAndWait(send)).toBe(shown);
  });

  it('that settles twice counts once', async () => {
    // A thenable, since a promise settles only once.
    const send = () => ({
      // eslint-disable-next-line unicorn/no-thenable -- it is one
      then(resolve: (receipt: object) => void, reject: (thrown: unknown) => void) {
        for (const retryAfterMs of [30_000, 90_000]) resolve({ retryAfterMs });
        reject(new Error('and again'));
      },
    });
    expect(await clickAndWait(send as unknown as Send)).toBe('cooling 15');
  });

  it('that names a code length that no field has leaves the field as it is', async () => {
    const form = mountLoginForm();
    (await form.send()).resolve({ codeLength: 12 });
    await settle();
    expect(form.find('.sms-CodeField')).toHaveAttribute('data-length', '6');
  });
});
