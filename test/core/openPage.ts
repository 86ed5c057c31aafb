import type {
  SendContext,
  SendOptions,
  SendSmsReceipt,
  SendSmsRequest,
  SmsTransport,
} from '../../src/core.ts';
import { createSendMachines, toSendKey } from '../../src/core.ts';
import type { SendSnapshot } from '../../src/core/SendSnapshot.ts';
import type { FakeClock } from '../../src/testing/fakeClock.ts';
import { createFakeClock } from '../../src/testing/fakeClock.ts';
import { createFakeBrowser } from './createFakeBrowser.ts';
import type { FakeTab } from './createFakeBrowser.ts';

/** A request that has reached the network, and the functions that answer it. */
export interface Call {
  request: SendSmsRequest;
  context: SendContext;
  resolve: (receipt?: SendSmsReceipt) => void;
  reject: (thrown: unknown) => void;
}

/** A transport whose replies the test gives by hand, through `calls`. A repeated request would not send again. */
export function createHandTransport(): SmsTransport & { calls: Call[] } {
  const calls: Call[] = [];
  return {
    id: 'hand',
    canRepeat: true,
    calls,
    send: (request, context) =>
      new Promise((resolve, reject) => {
        calls.push({ request, context, resolve: (receipt = {}) => resolve(receipt), reject });
      }),
  };
}

export const REQUEST: SendSmsRequest = {
  channel: 'CHANNEL_LOGIN',
  phoneNumber: '13800138000',
  phoneCountryCode: '+86',
};

/** What somebody who watches a key sees, from the call of {@link openPage}'s `watch` on. */
export interface Watcher {
  /** Every number shown, 0 for none. */
  seconds: number[];
  /** Every state shown. */
  states: string[];
  /** Every outcome shown. */
  outcomes: SendSnapshot['outcome'][];
  /** How often the listeners were called. */
  notices: number;
  stop(): void;
}

/** A page in a tab: a clock, a transport, machines, and shortcuts to send and to watch one key. */
export function openPage({
  clock = createFakeClock(),
  tab = createFakeBrowser().openTab(),
  transport = createHandTransport(),
}: { clock?: FakeClock; tab?: FakeTab; transport?: ReturnType<typeof createHandTransport> } = {}) {
  const machines = createSendMachines({ clock, storage: tab.storage, tabs: tab.tabs });
  const keyOf = (request: SendSmsRequest) => toSendKey({ ...request, transportId: transport.id }) ?? '';
  const machineOf = (request = REQUEST) => machines.get(keyOf(request));
  return {
    clock,
    tab,
    transport,
    machines,
    calls: transport.calls,
    machine: machineOf,
    send: (options: Partial<SendOptions> = {}, request = REQUEST) =>
      machineOf(request).send(request, { transport, ...options }),
    /** Sends, and lets the reply arrive at once. */
    async sendAndReply(receipt: SendSmsReceipt = {}, options: Partial<SendOptions> = {}) {
      const result = machineOf().send(REQUEST, { transport, ...options });
      await clock.advanceAsync(0);
      transport.calls.at(-1)!.resolve(receipt);
      return result;
    },
    /** Sends, and lets the transport throw at once. */
    async sendAndThrow(thrown: unknown, options: Partial<SendOptions> = {}) {
      const result = machineOf().send(REQUEST, { transport, ...options });
      await clock.advanceAsync(0);
      transport.calls.at(-1)!.reject(thrown);
      return result;
    },
    watch(request = REQUEST): Watcher {
      const machine = machineOf(request);
      const look = () => {
        watcher.notices++;
        const { state, outcome } = machine.getSnapshot();
        const seconds = machine.secondsLeft();
        if (watcher.states.at(-1) !== state) watcher.states.push(state);
        if (watcher.outcomes.at(-1) !== outcome) watcher.outcomes.push(outcome);
        if (watcher.seconds.at(-1) !== seconds) watcher.seconds.push(seconds);
      };
      const watcher: Watcher = { seconds: [], states: [], outcomes: [], notices: -1, stop: () => {} };
      look();
      const stops = [machine.subscribe(look), machine.subscribeTicks(look)];
      watcher.stop = () => stops.forEach((stop) => stop());
      return watcher;
    },
    /** The user reloads: what was in memory is gone, the storage stays. */
    reload() {
      tab.reload();
      return openPage({ clock, tab, transport });
    },
  };
}
