import { act } from '@testing-library/react';
import { startTransition } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../src/protocol/SmsError.ts';
import { collectUncaught } from '../collectUncaught.ts';
import { createHandTransport } from './createHandTransport.ts';
import { errorOf } from './errorOf.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';
import { mountSendSms } from './mountSendSms.ts';
import { mountVerifySms } from './mountVerifySms.ts';

takeTimeForEach();

it('checks the code with the ticket of the last send, and passes on the data', async () => {
  const hook = mountVerifySms();
  (await mountSendSms({ transport: hook.transport }).send()).call.resolve({ ticket: 't1' });
  await settle();
  const { result, call } = await hook.verify('123456');
  expect(hook.check().state).toBe('verifying');
  expect(call.request).toEqual({
    channel: 'CHANNEL_LOGIN',
    phoneNumber: '13800138000',
    phoneCountryCode: '+86',
    code: '123456',
    ticket: 't1',
  });
  call.resolve({ data: { user: 7 } });
  await settle();
  expect(await result).toEqual({ status: 'verified', data: { user: 7 } });
  expect(hook.check()).toMatchObject({ state: 'verified', data: { user: 7 }, error: null });
  expect(hook.onVerified).toHaveBeenCalledExactlyOnceWith({ user: 7 });
});

it('forgets the message of a code that was right, even if the step that sent it is gone by then', async () => {
  const hook = mountVerifySms();
  const sender = mountSendSms({ transport: hook.transport });
  (await sender.send()).call.resolve({ ticket: 't1' });
  await settle();
  sender.unmount();
  (await hook.verify('123456')).call.resolve();
  await settle();
  expect(mountSendSms({ transport: hook.transport }).sms()).toMatchObject({
    state: 'cooling',
    outcome: null,
    receipt: null,
  });
});

it('tells how many tries are left, and forgets it on reset', async () => {
  const hook = mountVerifySms();
  const { result, call } = await hook.verify('123456');
  const error = new SmsError('code_wrong', { attemptsLeft: 4 });
  call.reject(error);
  await settle();
  expect(await result).toEqual({ status: 'refused', error });
  expect(hook.check()).toMatchObject({ state: 'refused', error, attemptsLeft: 4 });
  expect(hook.onError).toHaveBeenCalledExactlyOnceWith(error);
  act(() => hook.check().reset());
  await settle();
  expect(hook.check()).toMatchObject({ state: 'ready', error: null, attemptsLeft: null });
  expect(hook.check().mutation.status).toBe('idle');
});

it.each([false, true])(
  'makes one call for the same code twice, reported once; StrictMode %s',
  async (reactStrictMode) => {
    const hook = mountVerifySms({}, { reactStrictMode });
    const results = [hook.check().verify('123456'), hook.check().verify('123456')];
    await settle();
    expect(hook.transport.checks).toHaveLength(1);
    hook.transport.checks[0]!.resolve();
    await settle();
    expect(await results[0]).toBe(await results[1]);
    expect(hook.onVerified).toHaveBeenCalledOnce();
  },
);

it.each(['onVerified', 'onError'])('resolves even if %s throws, which the platform reports', async (name) => {
  const throwing = () => {
    throw new Error('mine');
  };
  const hook = mountVerifySms({ [name]: throwing });
  const uncaught = await collectUncaught(async () => {
    const { result, call } = await hook.verify('123456');
    if (name === 'onVerified') call.resolve();
    else call.reject(new SmsError('code_wrong'));
    await settle();
    expect((await result).status).toBe(name === 'onVerified' ? 'verified' : 'refused');
  });
  expect(uncaught).toEqual([new Error('mine')]);
});

it('ends when no reply comes in time, whatever the transport does with the signal', async () => {
  const hook = mountVerifySms({ timeoutMs: 5000 });
  const result = hook.check().verify('123456');
  await passTime(5000);
  expect(await result).toMatchObject({ status: 'refused', error: { code: 'timed_out' } });
  expect(hook.transport.checks[0]!.context.signal.aborted).toBe(true);
  // TanStack Query notifies its observers with a timer, which fake timers run a millisecond later.
  await passTime(1);
  expect(hook.check()).toMatchObject({ state: 'refused', mutation: { error: { code: 'timed_out' } } });
});

it('checks a phone passed with the code, with its own ticket or that of the last send to it', async () => {
  const hook = mountVerifySms({ phoneNumber: '7911123456', phoneCountryCode: '+44', ticket: 't0' });
  const other = { phoneNumber: '13800138000', phoneCountryCode: '+86' };
  const sameCountry = { phoneNumber: '7911 123-457', phoneCountryCode: undefined };
  (await mountSendSms({ transport: hook.transport, ...other }).send()).call.resolve({ ticket: 't1' });
  await settle();
  for (const phone of [undefined, sameCountry, other, { ...other, ticket: 't2' }]) {
    (await hook.verify('123456', phone)).call.resolve();
    await settle();
  }
  expect(hook.transport.checks.map(({ request }) => request)).toMatchObject([
    { phoneNumber: '7911123456', phoneCountryCode: '+44', ticket: 't0' },
    { phoneNumber: '7911123457', phoneCountryCode: '+44', ticket: undefined },
    { phoneNumber: '13800138000', phoneCountryCode: '+86', ticket: 't1' },
    { phoneNumber: '13800138000', phoneCountryCode: '+86', ticket: 't2' },
  ]);
});

it('shows no result for another phone, and shows it again for the same one', async () => {
  const hook = mountVerifySms();
  (await hook.verify('123456')).call.resolve({ data: 'session' });
  await settle();
  hook.rerender({ phoneNumber: '13900139000' });
  expect(hook.check()).toMatchObject({ state: 'ready', data: undefined });
  hook.rerender({ phoneNumber: '+86 138 0013 8000' });
  expect(hook.check()).toMatchObject({ state: 'verified', data: 'session' });
  hook.rerender({ channel: 'CHANNEL_RESET_PASSWORD' });
  expect(hook.check().state).toBe('ready');
});

it('continues with a phone passed with the code, whatever the options become meanwhile', async () => {
  const hook = mountVerifySms({ phoneNumber: '' });
  await hook.verify('123456', { phoneNumber: '13800138000' });
  hook.rerender({ phoneNumber: '13800138000' });
  expect(hook.check().state).toBe('verifying');
});

it('shows nothing of a call that was reset, until it is made again', async () => {
  const hook = mountVerifySms();
  void hook.check().verify('123456');
  act(() => hook.check().reset());
  expect(hook.check().state).toBe('ready');
  await hook.verify('123456');
  expect(hook.check().state).toBe('verifying');
  act(() => hook.check().reset());
  expect(hook.transport.checks).toHaveLength(1);
  hook.transport.checks[0]!.resolve();
  await settle();
  expect(hook.check().state).toBe('ready');
});

it('shows in the midst of an action that it is verifying, and then the result', async () => {
  const hook = mountVerifySms();
  let end!: () => void;
  const rest = new Promise<void>((resolve) => (end = resolve));
  await act(async () =>
    startTransition(async () => {
      await hook.check().verify('123456');
      await rest;
    }),
  );
  expect(hook.check().state).toBe('verifying');
  hook.transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 }));
  await settle();
  expect(hook.check()).toMatchObject({ state: 'refused', error: { code: 'code_wrong' }, attemptsLeft: 4 });
  await act(async () => end());
});

it('refuses what cannot be a number, and a transport that cannot verify', async () => {
  const hook = mountVerifySms({ phoneNumber: '' });
  const { verify: _, ...sendsOnly } = createHandTransport();
  const resultOf = async () => (await hook.verify('123456')).result;
  expect(await resultOf()).toMatchObject({ error: { code: 'phone_invalid' } });
  hook.rerender({ phoneNumber: '13800138000', transport: sendsOnly });
  expect(await resultOf()).toMatchObject({ error: { code: 'channel_unsupported' } });
});

it('throws for an invalid timeout', () => {
  const message = String(errorOf(() => mountVerifySms({ timeoutMs: NaN })));
  expect(message).toMatch(/timeoutMs is NaN\. .* Set it in milliseconds/);
});

describe('a transport that misbehaves', () => {
  const outcomeOf = async (verify: () => unknown) => {
    const transport = { ...createHandTransport(), verify: verify as () => Promise<object> };
    const hook = mountVerifySms({ transport });
    const { result } = await hook.verify('123456');
    return { result: await result, state: hook.check().state, error: hook.check().error };
  };

  it.each([
    ['throws a string', 'down'],
    ['throws undefined', undefined],
    ['throws a TypeError', new TypeError('x is not a function')],
  ])('that %s refuses with an SmsError', async (_, thrown) => {
    const { result, state, error } = await outcomeOf(() => Promise.reject(thrown));
    expect(result).toMatchObject({ status: 'refused', error: { name: 'SmsError', code: 'unknown' } });
    expect({ state, error }).toMatchObject({ state: 'refused', error: { code: 'unknown' } });
  });

  it('that throws synchronously refuses, too', async () => {
    const { result } = await outcomeOf(() => {
      throw new Error('at once');
    });
    expect(result).toMatchObject({ status: 'refused', error: { code: 'unknown' } });
  });

  it('that resolves to undefined has verified', async () => {
    const { result, state } = await outcomeOf(() => Promise.resolve());
    expect({ result, state }).toEqual({ result: { status: 'verified', data: undefined }, state: 'verified' });
  });
});

it('reports a check without a network as offline, until the network is back', async () => {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const hook = mountVerifySms();
  const { result, call } = await hook.verify('123456');
  call.reject(new TypeError('Failed to fetch'));
  await settle();
  expect(await result).toMatchObject({ status: 'refused', error: { code: 'offline' } });
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(hook.check()).toMatchObject({ state: 'refused', error: { code: 'offline' } });
  onLine.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(hook.check()).toMatchObject({ state: 'ready', error: null, mutation: { isIdle: true } });
  expect(hook.transport.checks).toHaveLength(1);
});

it('takes the answer to a check even if the browser says that there is no network', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const hook = mountVerifySms();
  const { result, call } = await hook.verify('123456');
  call.resolve({ data: 'Ann' });
  expect(await result).toEqual({ status: 'verified', data: 'Ann' });
});

it('keeps every other refusal when the network is back', async () => {
  const hook = mountVerifySms();
  (await hook.verify('123456')).call.reject(new SmsError('network_failed'));
  await settle();
  act(() => void window.dispatchEvent(new Event('online')));
  expect(hook.check()).toMatchObject({ state: 'refused', error: { code: 'network_failed' } });
});

it.each([
  ['another number', '123456', { phoneNumber: '13900139000' }],
  ['another calling code', '123456', { phoneCountryCode: '+852' }],
  ['another code', '654321', undefined],
])('checks %s while one check is under way', async (_, code, phone) => {
  const hook = mountVerifySms({ phoneNumber: '51234567' });
  const first = hook.check().verify('123456');
  const second = hook.check().verify(code, phone);
  await settle();
  const { request, resolve } = hook.transport.checks[1]!;
  expect(request).toMatchObject({ phoneNumber: '51234567', phoneCountryCode: '+86', code, ...phone });
  hook.transport.checks[0]!.resolve({ data: 'first' });
  resolve({ data: 'second' });
  expect(await Promise.all([first, second])).toMatchObject([{ data: 'first' }, { data: 'second' }]);
});

it('makes one call for a newer code even if the check of an older one ends meanwhile', async () => {
  const hook = mountVerifySms();
  void hook.check().verify('111111');
  await hook.verify('222222');
  hook.transport.checks[0]!.reject(new SmsError('code_wrong'));
  await settle();
  await hook.verify('222222');
  expect(hook.transport.checks.map(({ request }) => request.code)).toEqual(['111111', '222222']);
});

it('makes one call for a code even if a newer one is checked meanwhile', async () => {
  const hook = mountVerifySms();
  const first = hook.check().verify('111111');
  await hook.verify('222222');
  const again = (await hook.verify('111111')).result;
  expect(hook.transport.checks).toHaveLength(2);
  hook.transport.checks[0]!.resolve({ data: 1 });
  await settle();
  expect(await again).toBe(await first);
  expect(hook.check()).toMatchObject({ state: 'verified', data: 1 });
  await hook.verify('111111');
  expect(hook.transport.checks).toHaveLength(3);
});
