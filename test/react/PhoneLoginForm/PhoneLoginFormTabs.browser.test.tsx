import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { createTabClock, openTab, pass } from '../openTab.ts';

const KNOWN = { phoneNumber: '13800138000', e164: '+8613800138000' };

/** A page that has just sent a message, and shows 60. */
async function openSent(props: PhoneLoginFormProps = {}) {
  const transport = createHandTransport();
  const all = { transport, ...props };
  const tab = await openTab(all);
  autofill(tab.phone, '13800138000');
  tab.button.click();
  await expect.poll(() => transport.sends.length).toBe(1);
  transport.sends[0]!.resolve({ ticket: 't1' });
  await expect.poll(tab.readStatus).toBe((props.cooldownMs ?? 60_000) / 1000);
  return { tab, transport, props: all };
}

describe('4. a reload during the cooldown', () => {
  it.each(['single', 'steps'] as const)(
    'moves the focus of `autoFocus` from the number to the code, and no other: %s',
    async (layout) => {
      const { tab, props } = await openSent({ autoFocus: true, layout });
      const hasFocus = () => tab.code.ownerDocument.activeElement === tab.code;
      await tab.reload();
      await expect.poll(tab.readStatus).toBe(60);
      await expect.poll(hasFocus).toBe(true);
      Object.assign(props, { autoFocus: false });
      await tab.reload();
      await expect.poll(tab.readStatus).toBe(60);
      expect(hasFocus()).toBe(false);
    },
  );

  it('shows the number and the rest of the cooldown again, and verifies the code that arrived; nothing is sent', async () => {
    const { tab, transport } = await openSent();
    pass(tab.clock, 20_000);
    await tab.reload();
    await expect.poll(tab.readStatus).toBe(40);
    expect(tab.phone.value).toBe('138 0013 8000');
    expect(tab.button.getAttribute('aria-disabled')).toBe('true');
    pass(tab.clock, 10_000);
    await tab.reload();
    await expect.poll(tab.readStatus).toBe(30);
    tab.button.click();
    autofill(tab.code, '123456');
    await expect.poll(() => transport.checks.length).toBe(1);
    expect(transport.checks[0]!.request).toMatchObject({
      phoneNumber: '13800138000',
      code: '123456',
      ticket: 't1',
    });
    expect(transport.sends).toHaveLength(1);
  });

  it('after the cooldown, offers a resend and still verifies; once verified, starts over', async () => {
    const { tab, transport } = await openSent({ cooldownMs: 100_000 });
    pass(tab.clock, 99_999);
    await tab.reload();
    await expect.poll(tab.readStatus).toBe(1);
    pass(tab.clock, 1);
    tab.window.dispatchEvent(new tab.window.Event('focus'));
    await expect.poll(tab.readStatus).toBe('ready');
    expect(tab.button.textContent).toBe('Resend code');
    autofill(tab.code, '123456');
    await expect.poll(() => transport.checks[0]?.request.ticket).toBe('t1');
    transport.checks[0]!.resolve();
    await expect.poll(() => tab.window.sessionStorage.length).toBe(0);
    await tab.reload();
    expect(tab.phone.value).toBe('');
    expect(tab.button.textContent).toBe('Send code');
  });

  it('with resume={false}, empties the field, and the number still shows the rest of its cooldown', async () => {
    const { tab, transport } = await openSent({ resume: false });
    pass(tab.clock, 20_000);
    await tab.reload();
    expect(tab.phone.value).toBe('');
    expect(tab.readStatus()).toBe('ready');
    expect(tab.window.sessionStorage.length).toBe(0);
    autofill(tab.phone, '13800138000');
    await expect.poll(tab.readStatus).toBe(40);
    expect(transport.sends).toHaveLength(1);
  });

  it('during a send, waits as after a send with an unknown outcome', async () => {
    const transport = createHandTransport();
    const tab = await openTab({ transport, defaultValue: KNOWN });
    tab.button.click();
    await expect.poll(() => transport.sends.length).toBe(1);
    pass(tab.clock, 2000);
    await tab.reload();
    await expect.poll(tab.readStatus).toBe(58);
    tab.button.click();
    await expect.poll(tab.readStatus).toBe(58);
    expect(transport.sends).toHaveLength(1);
  });
});

describe('8. two tabs', () => {
  async function openTwo() {
    const transport = createHandTransport();
    const clock = createTabClock();
    const props = { transport, defaultValue: KNOWN, resume: false };
    return { transport, tabs: [await openTab(props, clock), await openTab(props, clock)] as const };
  }

  it('show the same after one event, and the other one sends nothing', async () => {
    const { transport, tabs } = await openTwo();
    const [one, other] = tabs;
    const shown: unknown[] = [];
    other.window.addEventListener('storage', () => shown.push(other.readStatus()));
    one.button.click();
    await expect.poll(() => transport.sends.length).toBe(1);
    await expect.poll(() => shown).toEqual([60]);
    transport.sends[0]!.resolve({ retryAfterMs: 30_000 });
    await expect.poll(() => shown).toEqual([60, 30]);
    other.button.click();
    await expect.poll(one.readStatus).toBe(30);
    expect(transport.sends).toHaveLength(1);
  });

  it('make one request for clicks in both at the same instant', async () => {
    const { transport, tabs } = await openTwo();
    for (const { button } of tabs) button.click();
    await expect.poll(() => transport.sends.length).toBe(1);
    transport.sends[0]!.resolve();
    for (const { readStatus } of tabs) await expect.poll(readStatus).toBe(60);
    expect(transport.sends).toHaveLength(1);
  });

  it('are ready again when it is known that the send of one did not go out', async () => {
    const { transport, tabs } = await openTwo();
    const [one, other] = tabs;
    one.button.click();
    await expect.poll(other.readStatus).toBe(60);
    transport.sends[0]!.reject(new SmsError('gateway_unavailable'));
    await expect.poll(other.readStatus).toBe('ready');
    expect(one.readStatus()).toBe('ready');
  });
});

describe('2. a page that was frozen', () => {
  it('shows the remaining seconds in the task in which it wakes, and no other number first', async () => {
    const { tab } = await openSent();
    const shown: (string | null)[] = [];
    const observer = new tab.window.MutationObserver(() =>
      shown.push(tab.button.getAttribute('data-seconds-left')),
    );
    observer.observe(tab.button, { attributes: true, attributeFilter: ['data-seconds-left'] });
    /** Wakes the page: the wall clock has moved on, the monotonic clock and all timers have not. */
    const thaw = async (event: Event) => {
      tab.clock.wallMs += 15_000;
      tab.window.document.dispatchEvent(event);
      await Promise.resolve();
      return tab.readStatus();
    };
    const { Event, FocusEvent, PageTransitionEvent } = tab.window;
    expect(await thaw(new Event('visibilitychange', { bubbles: true }))).toBe(45);
    expect(await thaw(new PageTransitionEvent('pageshow', { bubbles: true }))).toBe(30);
    expect(await thaw(new FocusEvent('focus', { bubbles: true }))).toBe(15);
    tab.clock.wallMs += 105_000;
    // Tests like to dispatch it so. The browser's own bubbles.
    expect(await thaw(new Event('visibilitychange'))).toBe('ready');
    await expect.poll(() => shown).toEqual(['45', '30', '15', '0']);
  });
});

describe('9. a clock that is set', () => {
  it('back continues with the monotonic clock, and after a reload with at most 60 s; forward is ready', async () => {
    const { tab, transport } = await openSent();
    const wake = () => tab.window.dispatchEvent(new tab.window.FocusEvent('focus'));
    pass(tab.clock, 10_000);
    tab.clock.wallMs -= 3_600_000;
    pass(tab.clock, 1000);
    wake();
    await expect.poll(tab.readStatus).toBe(49);
    await tab.reload();
    await expect.poll(tab.readStatus).toBe(60);
    tab.clock.wallMs += 3_600_000;
    wake();
    await expect.poll(tab.readStatus).toBe('ready');
    expect(transport.sends).toHaveLength(1);
  });
});
