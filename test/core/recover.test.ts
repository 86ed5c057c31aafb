import { describe, expect, it } from 'vitest';
import type { SendSmsReceipt } from '../../src/core.ts';
import { SmsError } from '../../src/core.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import { createHandTransport, openPage, REQUEST } from './openPage.ts';
import { openTabs } from './openTabs.ts';

type Page = ReturnType<typeof openPage>;

const { signal } = new AbortController();
const lost = new SmsError('network_failed');

/** Asks for the receipt that has not arrived, and returns the request for it, if one was made. */
async function ask(page: Page) {
  const before = page.calls.length;
  const asked = page.machine().recover(REQUEST, page.transport, signal);
  await page.clock.advanceAsync(0);
  return { asked, call: page.calls[before] };
}

describe('a receipt that has not arrived', () => {
  it('is requested once, with the idempotency key of its send', async () => {
    const page = openPage();
    await page.sendAndThrow(lost);
    const { asked, call } = await ask(page);
    const { idempotencyKey } = page.calls[0]!.context;
    expect(call).toMatchObject({ request: REQUEST, context: { idempotencyKey, isRepeat: true, signal } });
    call!.resolve({ ticket: 't1' });
    await asked;
    expect(page.machine().getSnapshot()).toMatchObject({
      outcome: 'unknown',
      receipt: { ticket: 't1' },
    });
    expect((await ask(page)).call).toBeUndefined();
  });

  it('is requested again if that failed', async () => {
    const page = openPage();
    await page.sendAndThrow(lost);
    const { asked, call } = await ask(page);
    call!.reject(new SmsError('send_in_progress'));
    await expect(asked).rejects.toMatchObject({ code: 'send_in_progress' });
    expect((await ask(page)).call).toBeDefined();
  });

  it('is requested when the number is entered again after the wait', async () => {
    const page = openPage();
    await page.sendAndThrow(lost);
    await page.clock.advanceAsync(60_000);
    page.machine().subscribe(() => {})();
    await page.clock.advanceAsync(0);
    expect((await ask(page)).call).toBeDefined();
  });

  it('is requested in another tab', async () => {
    const [here, there] = openTabs(2);
    await here.sendAndReply({ ticket: 't1' });
    const { call } = await ask(there);
    expect(call?.context.idempotencyKey).toBe(here.calls[0]!.context.idempotencyKey);
  });

  it.each(['too_early', 'limit_reached', 'captcha_refused'] as const)(
    'is still requested after a later send that sent no message: %s',
    async (code) => {
      const page = openPage();
      await page.sendAndThrow(lost);
      await page.clock.advanceAsync(60_000);
      await page.sendAndThrow(new SmsError(code));
      const { call } = await ask(page);
      expect(call?.context.idempotencyKey).toBe(page.calls[0]!.context.idempotencyKey);
    },
  );

  it('is requested in another tab, too, after a resend that was too early', async () => {
    const [here, there] = openTabs(2);
    await here.sendAndThrow(lost);
    await here.clock.advanceAsync(60_000);
    await here.sendAndThrow(new SmsError('too_early'));
    const { call } = await ask(there);
    expect(call?.context.idempotencyKey).toBe(here.calls[0]!.context.idempotencyKey);
  });

  it('is requested in another tab, too, after a resend that was not sent', async () => {
    const [here, there] = openTabs(2);
    there.watch();
    await here.sendAndReply();
    await here.clock.advanceAsync(60_000);
    await here.sendAndThrow(new SmsError('captcha_refused'));
    await here.clock.advanceAsync(0);
    expect(there.machine().getSnapshot()).toMatchObject({ state: 'ready', outcome: 'sent' });
    const { call } = await ask(there);
    expect(call?.context.idempotencyKey).toBe(here.calls[0]!.context.idempotencyKey);
  });

  it('lets a frozen tab tell two waits apart, each after a resend that was too early', async () => {
    const [here, there, later] = openTabs(3);
    const { clock } = here;
    there.watch();
    there.tab.deafen();
    await here.sendAndThrow(lost);
    await clock.advanceAsync(60_000);
    await here.sendAndThrow(new SmsError('too_early'));
    clock.wake();
    clock.sleep(61_000);
    await here.sendAndThrow(new SmsError('too_early'));
    clock.wake();
    expect([there, later].map(({ machine }) => machine().secondsLeft())).toEqual([60, 60]);
  });

  it('does not replace the receipt of a later message', async () => {
    const page = openPage();
    await page.sendAndThrow(lost);
    await page.clock.advanceAsync(60_000);
    const { asked, call } = await ask(page);
    await page.sendAndReply({ ticket: 't2' });
    call!.resolve({ ticket: 't1' });
    await asked;
    expect(page.machine().getSnapshot().receipt).toEqual({ ticket: 't2' });
    expect((await ask(page)).call).toBeUndefined();
  });
});

describe('whether a receipt is requested', () => {
  const isAskedAfter = async (page: Page) => (await ask(page)).call !== undefined;

  it.each<[string, boolean, SendSmsReceipt | SmsError]>([
    ['a reply', false, {}],
    ['a reply with an unknown outcome', false, { status: 'unknown' }],
    ['a refusal', false, new SmsError('captcha_refused')],
    ['a reply "too early"', false, new SmsError('too_early')],
    ['a limit', false, new SmsError('limit_reached')],
    ['a reply that was lost', true, lost],
  ])('after %s: %s', async (_, isAsked, reply) => {
    const page = openPage();
    await (reply instanceof SmsError ? page.sendAndThrow(reply) : page.sendAndReply(reply));
    expect(await isAskedAfter(page)).toBe(isAsked);
  });

  it('before any send: false', async () => {
    expect(await isAskedAfter(openPage())).toBe(false);
  });

  it('after a wait whose record has no idempotency key: false', async () => {
    const browser = createFakeBrowser();
    const page = openPage({ tab: browser.openTab() });
    await page.sendAndReply();
    const [[name, text]] = [...browser.items] as [[string, string]];
    await page.clock.advanceAsync(60_000);
    const { idempotencyKey: _, ...record } = JSON.parse(text) as { idempotencyKey: string };
    browser.items.set(name, JSON.stringify({ ...record, deadline: page.clock.wallNow() + 60_000 }));
    page.watch();
    expect(page.machine().secondsLeft()).toBe(60);
    expect(await isAskedAfter(page)).toBe(false);
  });

  it('if a repeated request would send again: false', async () => {
    const page = openPage({ transport: { ...createHandTransport(), canRepeat: false } });
    await page.sendAndThrow(lost);
    expect(await isAskedAfter(page)).toBe(false);
  });

  it('if it arrived late: false', async () => {
    const page = openPage();
    void page.send();
    await page.clock.advanceAsync(20_000);
    page.calls[0]!.resolve({ ticket: 'late' });
    await page.clock.advanceAsync(0);
    expect(await isAskedAfter(page)).toBe(false);
  });

  it('if the one that arrived late is older than the message of another tab: true', async () => {
    const [here, there] = openTabs(2);
    here.watch();
    void here.send();
    await here.clock.advanceAsync(80_000);
    await there.sendAndReply({ ticket: 't2' });
    here.calls[0]!.resolve({ ticket: 'late' });
    await here.clock.advanceAsync(0);
    const { call } = await ask(here);
    expect(call?.context.idempotencyKey).toBe(here.calls[1]!.context.idempotencyKey);
  });

  it.each([
    ['sent', false],
    ['unknown', true],
  ] as const)('if one with the outcome %s was restored after a reload: %s', async (status, isAsked) => {
    const page = openPage();
    await page.sendAndReply({ status, ticket: 't1' });
    const after = page.reload();
    after.machine().resume({ ticket: 't1' });
    expect(await isAskedAfter(after)).toBe(isAsked);
  });
});

it('an earlier receipt stays when a resend fails', async () => {
  const page = openPage();
  await page.sendAndReply({ ticket: 't1' });
  await page.clock.advanceAsync(60_000);
  await page.sendAndThrow(lost);
  expect(page.machine().getSnapshot().receipt).toEqual({ ticket: 't1' });
});
