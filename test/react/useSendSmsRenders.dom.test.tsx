import { act, cleanup, render } from '@testing-library/react';
import { Profiler, useEffect } from 'react';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { PhoneLoginForm } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { SendCodeButton } from '../../src/react/SendCodeButton/SendCodeButton.tsx';
import { useSendSms } from '../../src/react/useSendSms.ts';
import type { UseSendSmsResult } from '../../src/react/useSendSms.ts';
import { createHandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';
import { mountLoginForm } from './PhoneLoginForm/mountLoginForm.tsx';

takeTimeForEach();

/** Lets seconds pass one by one, since React batches what happens within one `act`. */
async function passSeconds(count: number): Promise<void> {
  for (let second = 0; second < count; second++) await passTime(1000);
}

/** A component with the hook, the text that it shows, and how often it was committed. */
function mountCounted(show: (sms: UseSendSmsResult) => ReactElement | string | number) {
  const transport = createHandTransport();
  let sms!: UseSendSmsResult;
  let commits = 0;
  function Shown() {
    const result = useSendSms({ transport, phoneNumber: '13800138000' });
    useEffect(() => {
      sms = result;
    });
    return <output>{show(result)}</output>;
  }
  const view = render(
    <Profiler id="shown" onRender={() => commits++}>
      <Shown />
    </Profiler>,
  );
  return {
    transport,
    text: () => view.container.textContent,
    /** Sends, and resolves the reply, with all renders that follow. */
    async cool() {
      void sms.send();
      await settle();
      transport.sends[0]!.resolve();
      await passTime(1);
      commits = 0;
    },
    commits: () => commits,
    sms: () => sms,
  };
}

it('commits 0 times during a cooldown whose seconds are not read', async () => {
  const shown = mountCounted(({ state }) => state);
  await shown.cool();
  await passTime(59_998);
  expect(shown.commits()).toBe(0);
  expect(shown.text()).toBe('cooling');
  await passTime(1);
  expect(shown.commits()).toBe(1);
  expect(shown.text()).toBe('ready');
});

it('1. commits 60 times during a cooldown whose seconds are read: 60 first, each number once, never 0', async () => {
  const shown = mountCounted(({ secondsLeft, state }) => (state === 'cooling' ? secondsLeft : '-'));
  await shown.cool();
  const seen = [shown.text()];
  for (let second = 1; second <= 60; second++) {
    await passTime(second === 1 ? 999 : 1000);
    seen.push(shown.text());
  }
  expect(seen).toEqual([...Array.from({ length: 60 }, (_, index) => String(60 - index)), '-']);
  expect(shown.commits()).toBe(60);
});

it('commits once when the reply arrives, even though the mutation ends a moment later', async () => {
  const shown = mountCounted(({ state }) => state);
  void shown.sms().send();
  await settle();
  const before = shown.commits();
  shown.transport.sends[0]!.resolve();
  await settle();
  expect(shown.text()).toBe('cooling');
  expect(shown.commits() - before).toBe(1);
  expect(shown.sms().mutation.status).toBe('success');
});

it('1. has one timer during the cooldown, and none after it', async () => {
  const shown = mountCounted(({ secondsLeft }) => secondsLeft);
  await shown.cool();
  await passTime(10_000);
  expect(vi.getTimerCount()).toBe(1);
  await passTime(50_000);
  expect(vi.getTimerCount()).toBe(0);
});

it('starts to render each second with the first read, and not before', async () => {
  let reads = false;
  const shown = mountCounted((sms) => (reads ? sms.secondsLeft : sms.state));
  await shown.cool();
  await passTime(5000);
  expect(shown.commits()).toBe(0);
  reads = true;
  act(() => shown.sms().reset());
  await settle();
  const before = shown.commits();
  await passSeconds(5);
  expect(shown.commits() - before).toBe(5);
});

it('sets a timer only for the end while nobody reads the seconds, and still knows them', async () => {
  const shown = mountCounted(({ state }) => state);
  await shown.cool();
  const setTimer = vi.spyOn(globalThis, 'setTimeout');
  await passTime(30_000);
  expect(setTimer).not.toHaveBeenCalled();
  expect(shown.sms().secondsLeft).toBe(30);
});

it('never has 0 with "cooling", not even between the deadline and its notification', async () => {
  const shown = mountCounted(({ state }) => state);
  await shown.cool();
  vi.setSystemTime(Date.now() + 61_000);
  expect(shown.sms()).toMatchObject({ state: 'cooling', secondsLeft: 1 });
});

it('does not follow the seconds when they are read after the unmount', async () => {
  const shown = mountCounted(({ state }) => state);
  await shown.cool();
  const sms = shown.sms();
  cleanup();
  await settle();
  expect(sms.secondsLeft).toBe(60);
  expect(vi.getTimerCount()).toBe(0);
});

it('renders only the button each second if only the button shows the seconds', async () => {
  const shown = mountCounted((sms) => <SendCodeButton sms={sms} />);
  let parents = 0;
  const { container } = render(
    <Profiler id="form" onRender={() => parents++}>
      <PhoneLoginForm
        transport={shown.transport}
        defaultValue={{ phoneNumber: '13800138000', e164: '+8613800138000' }}
      />
    </Profiler>,
  );
  await shown.cool();
  const form = new Map<Element, string>();
  const parts = ['.sms-PhoneField', '.sms-CodeField', '.sms-PhoneLoginForm-submit', '[aria-live]'];
  for (const part of parts)
    form.set(container.querySelector(part)!, container.querySelector(part)!.outerHTML);
  parents = 0;
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((list) => records.push(...list));
  observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
  await passSeconds(30);
  observer.disconnect();
  const button = container.querySelector('.sms-SendCodeButton')!;
  expect(button).toHaveAttribute('data-seconds-left', '30');
  expect(records.length).toBeGreaterThan(30);
  const strays = records.map(({ target }) => target).filter((target) => !button.contains(target));
  expect(strays).toEqual([]);
  for (const [part, html] of form) expect(part.outerHTML).toBe(html);
  expect(parents).toBe(30);
});

it('17. keeps what was typed while the button counts down', async () => {
  const form = mountLoginForm();
  await form.getCode();
  await form.fillCode('123');
  await passTime(5000);
  expect(form.find('.sms-CodeField-input')).toBe(form.code);
  expect(form.code.value).toBe('123');
});
