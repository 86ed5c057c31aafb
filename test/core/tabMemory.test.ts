import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSendMachines, SmsError } from '../../src/core.ts';
import type { SendMachine } from '../../src/core.ts';
import { createTabMemory } from '../../src/core/tabMemory.ts';
import { REQUEST } from './openPage.ts';

const transport = { send: () => Promise.resolve({}) };
const stops: (() => void)[] = [];

beforeEach(() => {
  const page = {
    get localStorage() {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  vi.stubGlobal('window', page);
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** One key in a tab of its own, with a listener. */
function openTab(): SendMachine {
  const machine = createSendMachines().get('key');
  stops.push(machine.subscribe(() => {}));
  return machine;
}

/** What Firefox does if cookies are blocked. */
function denied() {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

describe('if the storage is blocked', () => {
  it.each([
    ['throws', undefined],
    ['is null', { localStorage: null }],
  ])('a tab waits with another one that has sent, where it %s', async (_, page) => {
    if (page) vi.stubGlobal('window', page);
    const [here, there] = [openTab(), openTab()];
    await here.send(REQUEST, { transport });
    await expect.poll(() => there.getSnapshot()).toMatchObject({ state: 'cooling', outcome: 'sent' });
    expect(await there.send(REQUEST, { transport })).toMatchObject({ status: 'cooling' });
  });

  it('a tab is ready again when the other one has not sent', async () => {
    const [here, there] = [openTab(), openTab()];
    let refuse!: (error: SmsError) => void;
    const reply = new Promise<never>((_, reject) => (refuse = reject));
    const sent = here.send(REQUEST, { transport: { send: () => reply } });
    await expect.poll(() => there.getSnapshot().state).toBe('cooling');
    refuse(new SmsError('phone_invalid'));
    expect(await sent).toMatchObject({ status: 'not_sent' });
    await expect.poll(() => there.getSnapshot().state).toBe('ready');
  });

  it('a tab that has not sent tells the others nothing, since they may know more', async () => {
    const postMessage = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
    const getCaptchaToken = () => Promise.reject(new Error('closed'));
    await openTab().send(REQUEST, { transport, getCaptchaToken });
    expect(postMessage).not.toHaveBeenCalled();
  });

  it('a key without listeners keeps its wait', async () => {
    const machines = createSendMachines();
    await machines.get('key').send(REQUEST, { transport });
    expect(machines.get('key').secondsLeft()).toBe(60);
  });

  it.each([
    ['is missing', undefined],
    ['may not be used', denied],
  ])('each tab works on its own if BroadcastChannel %s', async (_, channel) => {
    vi.stubGlobal('BroadcastChannel', channel);
    const [here, there] = [openTab(), openTab()];
    await here.send(REQUEST, { transport });
    expect(here.getSnapshot().state).toBe('cooling');
    expect(there.getSnapshot().state).toBe('ready');
  });
});

it('opens its channel with the first listener and closes it with the last', () => {
  const open = new Set<object>();
  class CountedChannel extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      open.add(this);
    }
    override close() {
      super.close();
      open.delete(this);
    }
  }
  vi.stubGlobal('BroadcastChannel', CountedChannel);
  const memory = createTabMemory();
  memory.setItem('react-sms-code:a', 'text');
  expect(open.size).toBe(0);
  const stop = memory.listen(() => {});
  expect(open.size).toBe(1);
  stop();
  expect(open.size).toBe(0);
  memory.setItem('react-sms-code:a', 'other text');
  memory.removeItem('react-sms-code:a');
  expect(memory.getItem('react-sms-code:a')).toBeNull();
});

it('opens no channel if the storage may be used', async () => {
  const channel = vi.fn();
  vi.stubGlobal('window', { localStorage: { getItem: () => null, setItem: () => {}, removeItem: () => {} } });
  vi.stubGlobal('BroadcastChannel', channel);
  await openTab().send(REQUEST, { transport });
  expect(channel).not.toHaveBeenCalled();
});

it('opens no channel without a page, since that would keep a Node process alive', async () => {
  const channel = vi.fn();
  vi.stubGlobal('window', undefined);
  vi.stubGlobal('BroadcastChannel', channel);
  await openTab().send(REQUEST, { transport });
  expect(channel).not.toHaveBeenCalled();
});
