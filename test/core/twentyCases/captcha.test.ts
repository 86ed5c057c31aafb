import { describe, expect, it } from 'vitest';
import { SmsError } from '../../../src/core.ts';
import { openPage, REQUEST } from '../openPage.ts';

describe('case 17: captcha', () => {
  it('asks for a new token before each send', async () => {
    const { calls, clock, sendAndReply } = openPage();
    let asked = 0;
    const getCaptchaToken = () => Promise.resolve(`token ${++asked}`);
    await sendAndReply({}, { getCaptchaToken });
    await clock.advanceAsync(60_000);
    await sendAndReply({}, { getCaptchaToken });
    expect(calls.map(({ request }) => request)).toEqual([
      { ...REQUEST, captchaToken: 'token 1' },
      { ...REQUEST, captchaToken: 'token 2' },
    ]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('closed'))],
    [
      'throws',
      () => {
        throw new Error('closed');
      },
    ],
    [
      'throws an error that says that a message may arrive',
      () => Promise.reject(new SmsError('network_failed')),
    ],
  ])('makes no request if getCaptchaToken %s', async (_, getCaptchaToken) => {
    const { calls, clock, machine, send } = openPage();
    const result = await send({ getCaptchaToken });
    expect(clock.pendingTimers).toBe(0);
    expect(result).toMatchObject({ status: 'not_sent', error: { code: 'captcha_required' } });
    expect(machine().getSnapshot().state).toBe('ready');
    expect(calls).toHaveLength(0);
  });

  it('is told the channel, and leaves no timer behind when it passes', async () => {
    const { calls, clock, send } = openPage();
    let asked = '';
    const result = send({ getCaptchaToken: ({ channel }) => ((asked = channel), 'token') });
    await clock.advanceAsync(0);
    expect(asked).toBe('CHANNEL_LOGIN');
    calls[0]!.resolve();
    await result;
    expect(clock.pendingTimers).toBe(0);
  });

  it('says why getCaptchaToken failed: with its own SmsError, or with what it threw as the cause', async () => {
    const own = new SmsError('captcha_unavailable');
    const closed = new Error('closed');
    const { send } = openPage();
    expect(await send({ getCaptchaToken: () => Promise.reject(own) })).toMatchObject({ error: own });
    const result = await send({ getCaptchaToken: () => Promise.reject(closed) });
    expect(result).toHaveProperty('error.cause', closed);
  });

  it('changes nothing when getCaptchaToken fails after its send was cancelled and another one has begun', async () => {
    const { calls, clock, machine, send } = openPage();
    let fail!: (error: Error) => void;
    void send({ getCaptchaToken: () => new Promise((_, reject) => (fail = reject)) });
    machine().cancel();
    const result = send();
    fail(new Error('closed'));
    await clock.advanceAsync(0);
    expect(machine().getSnapshot()).toMatchObject({ state: 'sending', error: null });
    expect(send()).toBe(result);
    calls[0]!.resolve();
    expect(await result).toMatchObject({ status: 'sent' });
  });

  it('sends a token that came with the request if there is no getCaptchaToken', async () => {
    const { calls, clock, send } = openPage();
    void send({}, { ...REQUEST, captchaToken: 'given' });
    await clock.advanceAsync(0);
    expect(calls[0]!.request.captchaToken).toBe('given');
  });

  it('opens no second captcha for a second click', async () => {
    const { clock, send } = openPage();
    let asked = 0;
    const getCaptchaToken = () => {
      asked++;
      return new Promise<string>(() => {});
    };
    void send({ getCaptchaToken });
    await clock.advanceAsync(120);
    void send({ getCaptchaToken });
    expect(asked).toBe(1);
  });

  it('gives up after five minutes without a token, and sends nothing', async () => {
    const { clock, calls, machine, send } = openPage();
    let given!: AbortSignal;
    const result = send({ getCaptchaToken: ({ signal }) => ((given = signal), new Promise(() => {})) });
    await clock.advanceAsync(299_999);
    expect(machine().getSnapshot().state).toBe('sending');
    await clock.advanceAsync(1);
    expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'captcha_required' } });
    expect(machine().getSnapshot()).toMatchObject({ state: 'ready', error: { code: 'captcha_required' } });
    expect(given.aborted).toBe(true);
    expect([calls.length, clock.pendingTimers]).toEqual([0, 0]);
  });

  it('aborts the signal of getCaptchaToken when the send is cancelled', async () => {
    const { clock, machine, send } = openPage();
    let heard: AbortSignal | undefined;
    void send({
      getCaptchaToken: ({ signal }) => {
        heard = signal;
        return new Promise(() => {});
      },
    });
    await clock.advanceAsync(0);
    machine().cancel();
    expect(heard?.aborted).toBe(true);
  });
});
