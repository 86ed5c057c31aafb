import {
  dehydrate,
  MutationCache,
  MutationObserver,
  onlineManager,
  QueryClient,
  QueryClientProvider,
  useIsMutating,
} from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SmsError } from '../../src/protocol/SmsError.ts';
import type { SmsMutation } from '../../src/react/SmsCalls.ts';
import { SmsProvider } from '../../src/react/SmsProvider.tsx';
import { useSendSms } from '../../src/react/useSendSms.ts';
import { useVerifySms } from '../../src/react/useVerifySms.ts';
import { createHandTransport } from './createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from './fakeTime.ts';

takeTimeForEach();
afterEach(() => onlineManager.setOnline(true));

const PHONE = { phoneNumber: '13800138000' };

/** A client of an application that has these callbacks for all mutations. */
const clientWith = (callbacks: ConstructorParameters<typeof MutationCache>[0]) =>
  new QueryClient({ mutationCache: new MutationCache(callbacks) });

/** Both hooks under a client of the application, and the count that `useIsMutating` returns. */
function mountHooks(client: QueryClient) {
  const transport = createHandTransport();
  const wrapper = ({ children }: PropsWithChildren) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result, unmount } = renderHook(
    () => ({
      sms: useSendSms({ transport, ...PHONE }),
      check: useVerifySms({ transport, ...PHONE }),
      mutating: useIsMutating({ mutationKey: ['react-sms-code'] }),
    }),
    { wrapper },
  );
  return { transport, unmount, now: () => result.current };
}

it('shows a send and a verification in the cache, with key, channel and status', async () => {
  const client = new QueryClient();
  const { transport, now } = mountHooks(client);
  void now().sms.send();
  await settle();
  const [mutation] = client.getMutationCache().getAll();
  expect(mutation!.options.mutationKey).toEqual(['react-sms-code', 'send', 'CHANNEL_LOGIN']);
  expect(mutation!.state).toMatchObject({ status: 'pending', variables: { channel: 'CHANNEL_LOGIN' } });
  expect(now()).toMatchObject({ mutating: 1, sms: { mutation: { isPending: true } } });
  transport.sends[0]!.resolve({ requestId: 'r1' });
  await settle();
  expect(now()).toMatchObject({ mutating: 0, sms: { mutation: { isSuccess: true } } });
  expect(now().sms.mutation.data).toEqual({ requestId: 'r1' });

  void now().check.verify('123456');
  await settle();
  const keys = client
    .getMutationCache()
    .getAll()
    .map(({ options }) => options.mutationKey);
  expect(keys).toContainEqual(['react-sms-code', 'verify', 'CHANNEL_LOGIN']);
  transport.checks[0]!.reject(new SmsError('code_wrong'));
  await settle();
  expect(now().check.mutation.error).toMatchObject({ code: 'code_wrong' });
});

it('renders when the mutation changes and nothing else does', async () => {
  let end!: () => void;
  const onSuccess = () => new Promise<void>((resolve) => (end = resolve));
  const queryClient = clientWith({ onSuccess });
  const transport = createHandTransport();
  const seen: string[] = [];
  const hook = renderHook(() => {
    const sms = useSendSms({ transport, ...PHONE, queryClient });
    seen.push(`${sms.state} ${sms.mutation.status}`);
    return sms;
  });
  void hook.result.current.send();
  await settle();
  transport.sends[0]!.resolve();
  await settle();
  expect(seen.at(-1)).toBe('cooling pending');
  await act(async () => end());
  expect(seen.at(-1)).toBe('cooling success');
});

it('sends no second message for a mutation that is executed again, as persisters do with paused ones', async () => {
  const client = new QueryClient();
  const { transport, now } = mountHooks(client);
  void now().sms.send();
  await settle();
  transport.sends[0]!.reject(new SmsError('network_failed'));
  await settle();
  const [mutation] = client.getMutationCache().getAll();
  await expect(mutation!.execute(mutation!.state.variables)).rejects.toThrow('has no number');
  expect(transport.sends).toHaveLength(1);
});

const throwing = () => {
  throw new Error('in the application');
};

describe('the callbacks of the MutationCache', () => {
  it('run once for each send', async () => {
    const on = { onMutate: vi.fn(), onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() };
    const { transport, now } = mountHooks(clientWith(on));
    void now().sms.send();
    void now().sms.send();
    await settle();
    transport.sends[0]!.reject(new SmsError('phone_invalid'));
    await settle();
    void now().sms.send();
    await settle();
    transport.sends[1]!.resolve();
    await settle();
    expect(Object.values(on).map((callback) => callback.mock.calls.length)).toEqual([2, 1, 1, 2]);
    expect(on.onError.mock.calls[0]![0]).toMatchObject({ code: 'phone_invalid' });
    expect(on.onSuccess.mock.calls[0]![1]).toEqual({ channel: 'CHANNEL_LOGIN' });
  });

  it('get an SmsError, whatever a transport throws', async () => {
    const onError = vi.fn();
    const { transport, now } = mountHooks(clientWith({ onError }));
    void now().sms.send();
    void now().check.verify('123456');
    await settle();
    transport.sends[0]!.reject('no');
    transport.checks[0]!.reject(undefined);
    await settle();
    const unknown = { name: 'SmsError', code: 'unknown' };
    expect(onError.mock.calls.map(([error]: unknown[]) => error)).toMatchObject([unknown, unknown]);
    expect([now().sms.mutation.error, now().check.mutation.error]).toMatchObject([unknown, unknown]);
  });

  it('do not delay the result of a send', async () => {
    const { transport, now } = mountHooks(clientWith({ onSuccess: () => new Promise(() => {}) }));
    const result = now().sms.send();
    await settle();
    transport.sends[0]!.resolve();
    await settle();
    expect(await result).toMatchObject({ status: 'sent' });
    expect(now().sms).toMatchObject({ state: 'cooling', outcome: 'sent', secondsLeft: 60 });
  });

  it('do not change the result of a send when they throw', async () => {
    const { transport, now } = mountHooks(clientWith({ onSuccess: throwing }));
    const result = now().sms.send();
    await settle();
    transport.sends[0]!.resolve();
    await settle();
    expect(await result).toMatchObject({ status: 'sent' });
  });

  it('that throw before the request prevent it, and the next send is possible', async () => {
    const cause = new Error('in the application');
    const onMutate = () => Promise.reject(cause);
    const { transport, now } = mountHooks(clientWith({ onMutate }));
    const result = now().sms.send();
    await settle();
    expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'request_malformed', cause } });
    expect(transport.sends).toEqual([]);
    expect(now().sms.canSend).toBe(true);
  });
});

it('sends nothing once a callback of the MutationCache has delayed a send past its timeout', async () => {
  let go!: () => void;
  const onMutate = () => new Promise<void>((resolve) => (go = resolve));
  const { transport, now } = mountHooks(clientWith({ onMutate }));
  const result = now().sms.send();
  await passTime(15_000);
  expect(await result).toMatchObject({ status: 'unknown', error: { code: 'timed_out' } });
  go();
  await settle();
  expect(transport.sends).toEqual([]);
  expect(now().mutating).toBe(0);
});

describe('the result of a check', () => {
  it.each([
    ['never ends', () => new Promise(() => {})],
    ['throws', throwing],
  ])('is shown even if a callback of the MutationCache %s', async (_, onSuccess) => {
    const { transport, now } = mountHooks(clientWith({ onSuccess }));
    void now().check.verify('123456');
    await settle();
    transport.checks[0]!.resolve({ data: 'session' });
    await settle();
    expect(now().check).toMatchObject({ state: 'verified', data: 'session', error: null });
  });

  it('is a timeout if such a callback never lets the request start', async () => {
    const onMutate = () => new Promise(() => {});
    const { now } = mountHooks(clientWith({ onMutate }));
    const result = now().check.verify('123456');
    await passTime(15_000);
    expect(await result).toMatchObject({ status: 'refused', error: { code: 'timed_out' } });
    expect(now().check.state).toBe('refused');
  });

  it('is an `SmsError` if such a callback throws before the request', async () => {
    const { now } = mountHooks(clientWith({ onMutate: throwing }));
    void now().check.verify('123456');
    await settle();
    expect(now().check).toMatchObject({ state: 'refused', error: { code: 'request_malformed' } });
  });
});

describe('a mutation that its hook drops while it is pending', () => {
  it('is seen to end even by a TanStack Query that never returns to it, as before 5.104', async () => {
    vi.spyOn(
      MutationObserver.prototype as unknown as { onSubscribe(): void },
      'onSubscribe',
    ).mockReturnValue();
    const transport = createHandTransport();
    const hook = renderHook(({ phoneNumber }) => useSendSms({ transport, phoneNumber }), {
      initialProps: PHONE,
    });
    void hook.result.current.send();
    await settle();
    expect(hook.result.current.mutation.status).toBe('pending');
    hook.rerender({ phoneNumber: '13900139000' });
    await settle();
    expect(hook.result.current.mutation).toMatchObject({ status: 'error', error: { code: 'aborted' } });
  });

  it('sets no timer after timer until it has ended', async () => {
    const { now } = mountHooks(new QueryClient());
    void now().check.verify('123456');
    await settle();
    act(() => now().check.reset());
    const setTimer = vi.spyOn(globalThis, 'setTimeout');
    await passTime(1000);
    expect(setTimer.mock.calls.length).toBeLessThan(5);
  });

  it('leaves its cache once it has ended, even if it began after the unmount', async () => {
    const client = new QueryClient();
    const { transport, now, unmount } = mountHooks(client);
    const { send } = now().sms;
    unmount();
    await settle();
    void send();
    await settle();
    transport.sends[0]!.resolve();
    await passTime(1);
    expect(client.getMutationCache().getAll()).toEqual([]);
  });
});

describe('the defaults of the client', () => {
  const client = () =>
    new QueryClient({
      defaultOptions: {
        mutations: { retry: 3, retryDelay: 1, throwOnError: true, networkMode: 'online', gcTime: Infinity },
      },
    });

  it('cause no second request, and throw no error into the render', async () => {
    const warn = vi.spyOn(console, 'error');
    const { transport, now } = mountHooks(client());
    void now().sms.send();
    await settle();
    transport.sends[0]!.reject(new SmsError('network_failed'));
    void now().check.verify('123456');
    await settle();
    transport.checks[0]!.reject(new SmsError('network_failed'));
    await passTime(30_000);
    expect(transport.sends).toHaveLength(1);
    expect(transport.checks).toHaveLength(1);
    expect(now().sms).toMatchObject({ state: 'cooling', error: { code: 'network_failed' } });
    expect(now().sms.mutation).toMatchObject({ failureCount: 1, error: { code: 'network_failed' } });
    expect(warn).not.toHaveBeenCalled();
  });

  it('do not put off a send until the network is back', async () => {
    onlineManager.setOnline(false);
    const { transport, now } = mountHooks(client());
    void now().sms.send();
    await settle();
    expect(now().sms.mutation.isPaused).toBe(false);
    expect(transport.sends).toHaveLength(1);
  });

  it('do not put off a send until another mutation of their scope has ended', async () => {
    const own = new QueryClient({ defaultOptions: { mutations: { scope: { id: 'all' } } } });
    void new MutationObserver(own, { mutationFn: () => new Promise(() => {}) }).mutate();
    const { transport, now } = mountHooks(own);
    void now().sms.send();
    await settle();
    expect(now().sms.mutation.isPaused).toBe(false);
    expect(transport.sends).toHaveLength(1);
  });

  it('leave no mutation behind after the unmount', async () => {
    const own = client();
    const { transport, now, unmount } = mountHooks(own);
    void now().sms.send();
    void now().check.verify('123456');
    await settle();
    transport.sends[0]!.resolve();
    transport.checks[0]!.resolve();
    await settle();
    expect(own.getMutationCache().getAll()).toHaveLength(2);
    unmount();
    await passTime(1);
    expect(own.getMutationCache().getAll()).toEqual([]);
  });
});

it('refuses a send while the device is offline, and sends nothing when it is back', async () => {
  onlineManager.setOnline(false);
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { transport, now } = mountHooks(new QueryClient());
  const result = now().sms.send();
  await settle();
  expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'offline' } });
  expect(now().sms).toMatchObject({ state: 'ready', error: { code: 'offline' }, mutation: { isIdle: true } });
  onLine.mockReturnValue(true);
  onlineManager.setOnline(true);
  act(() => void window.dispatchEvent(new Event('online')));
  await passTime(1000);
  expect(now().sms.error).toBeNull();
  expect(transport.sends).toEqual([]);
});

it('starts no cooldown when a second click while offline fails with whatever a transport throws', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { transport, now } = mountHooks(new QueryClient());
  await act(() => now().sms.send());
  const result = now().sms.send();
  await settle();
  transport.sends[0]!.reject(new TypeError('Failed to fetch'));
  await settle();
  expect(await result).toMatchObject({ status: 'not_sent', error: { code: 'offline' } });
  expect(now().sms).toMatchObject({ state: 'ready', error: { code: 'offline' } });
});

it('ends with the send: a transport that never answers leaves nothing pending', async () => {
  const { transport, now } = mountHooks(new QueryClient());
  void now().sms.send();
  await settle();
  await passTime(15_000);
  await settle();
  await passTime(1);
  expect(now()).toMatchObject({ mutating: 0, sms: { mutation: { error: { code: 'timed_out' } } } });
  transport.sends[0]!.resolve({ ticket: 'late' });
  await settle();
  expect(now().sms).toMatchObject({ outcome: 'sent', receipt: { ticket: 'late' } });
});

it('dehydrates without a number and without a code', async () => {
  const client = new QueryClient();
  const { transport, now } = mountHooks(client);
  void now().sms.send();
  void now().check.verify('481516');
  await settle();
  const dump = () => JSON.stringify(dehydrate(client, { shouldDehydrateMutation: () => true }));
  const pending = dump();
  transport.sends[0]!.resolve({ ticket: 't1' });
  transport.checks[0]!.reject(new SmsError('code_wrong'));
  await settle();
  expect(JSON.parse(pending).mutations).toHaveLength(2);
  for (const text of [pending, dump()]) expect(text).not.toMatch(/138001|481516/);
});

it.each([
  ['send', useSendSms],
  ['verify', useVerifySms],
])('refuses mutation.mutate() of %s, which would bypass the cooldown, and shows why', async (_, useSms) => {
  const transport = createHandTransport();
  const seen: unknown[] = [];
  const hook = renderHook(() => {
    const { mutation }: { mutation: SmsMutation<unknown> } = useSms({ transport, ...PHONE });
    seen.push(mutation.error?.message);
    return mutation;
  });
  act(() => hook.result.current.mutate({ channel: 'CHANNEL_LOGIN' }));
  await settle();
  const why = /has no number\. Nothing was done\. Call send\(\)/;
  expect(seen.at(-1)).toMatch(why);
  const called = hook.result.current.mutateAsync({ channel: 'CHANNEL_LOGIN' });
  await expect(called).rejects.toMatchObject({ message: expect.stringMatching(why) as string });
  await settle();
  expect([...transport.sends, ...transport.checks]).toEqual([]);
});

describe('the client in force', () => {
  const clients = () => ({
    own: new QueryClient(),
    provided: new QueryClient(),
    around: new QueryClient(),
  });
  type Clients = ReturnType<typeof clients>;

  /** Which of all clients have the mutations of a send and a check by hooks that are given some of them. */
  async function usedOf(all: Clients, given: (keyof Clients)[]) {
    const transport = createHandTransport();
    const pick = (name: keyof Clients) => (given.includes(name) ? all[name] : undefined);
    const around = pick('around');
    const wrapper = ({ children }: PropsWithChildren) => {
      const inner = (
        <SmsProvider transport={transport} queryClient={pick('provided')}>
          {children}
        </SmsProvider>
      );
      return around ? <QueryClientProvider client={around}>{inner}</QueryClientProvider> : inner;
    };
    const options = { ...PHONE, queryClient: pick('own') };
    const view = renderHook(() => [useSendSms(options), useVerifySms(options)] as const, { wrapper });
    const [sms, check] = view.result.current;
    void sms.send();
    void check.verify('123456');
    await settle();
    expect([transport.sends.length, transport.checks.length]).toEqual([1, 1]);
    return Object.entries(all)
      .filter(([, client]) => client.getMutationCache().getAll().length === 2)
      .map(([name]) => name);
  }

  it.each([
    [['own', 'provided', 'around'], ['own']],
    [['provided', 'around'], ['provided']],
    [['around'], ['around']],
    [[], []],
  ] as const)('out of %j is %j', async (given, used) => {
    expect(await usedOf(clients(), [...given])).toEqual(used);
  });
});
