import { describe, expect, it } from 'vitest';
import { createFakeBrowser } from '../createFakeBrowser.ts';
import { openPage, REQUEST } from '../openPage.ts';

describe('case 6: a wait belongs to one number on one channel', () => {
  it('cools a number on a channel, and no other', async () => {
    const { clock, machine, sendAndReply } = openPage();
    await sendAndReply();
    await clock.advanceAsync(1000);
    expect(machine({ ...REQUEST, phoneNumber: '13900139000' }).getSnapshot().state).toBe('ready');
    expect(machine({ ...REQUEST, channel: 'CHANNEL_RESET_PASSWORD' }).getSnapshot().state).toBe('ready');
    expect(machine().secondsLeft()).toBe(59);
  });

  it('treats every spelling of a number as the same', async () => {
    const { machine, sendAndReply } = openPage();
    await sendAndReply();
    expect(machine({ channel: 'CHANNEL_LOGIN', phoneNumber: '+86 138 0013 8000' })).toBe(machine());
  });

  it('leaves no readable number in the storage', async () => {
    const browser = createFakeBrowser();
    const { sendAndReply } = openPage({ tab: browser.openTab() });
    await sendAndReply({ ticket: 'a-ticket' });
    expect(browser.items.size).toBe(1);
    // The idempotency key is random: its hexadecimal digits may contain any short part of the number by chance.
    const text = JSON.stringify([...browser.items]).replace(/\b[\da-f]{32}\b/g, '');
    expect(text).not.toMatch(/138|8000|\+86|LOGIN|ticket/);
  });
});

describe('case 7: double trigger', () => {
  it('makes one request for two calls in one task, and both callers get the same result', async () => {
    const { calls, clock, machine, send } = openPage();
    const [first, second] = [send(), send()];
    expect(machine().getSnapshot().state).toBe('sending');
    await clock.advanceAsync(0);
    calls[0]!.resolve();
    expect(await first).toBe(await second);
    expect(calls).toHaveLength(1);
  });

  it('makes one request for two calls 120 ms apart, while the request is in flight', async () => {
    const { calls, clock, send } = openPage();
    const first = send();
    await clock.advanceAsync(120);
    const second = send();
    await clock.advanceAsync(0);
    calls[0]!.resolve();
    expect(await first).toBe(await second);
    expect(calls).toHaveLength(1);
  });

  it('gives each send an idempotency key of its own', async () => {
    const { calls, clock, sendAndReply } = openPage();
    await sendAndReply();
    await clock.advanceAsync(60_000);
    await sendAndReply();
    const keys = calls.map(({ context }) => context.idempotencyKey);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{16,64}$/);
  });
});
