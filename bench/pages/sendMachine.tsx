// these two come first: they instrument the page and React
import { countListeners, countTimers, takeFired } from './liveTimers.ts';
import { takeCommits } from './takeCommits.ts';
import { QueryClient, useMutation } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { proxyTransport, useSendSms } from '../../src/index.ts';
import type { SmsTransport } from '../../src/index.ts';
import { settle } from './settle.ts';

/** The component that a row of the page consists of. */
export type RowKind = 'bare' | 'useMutation' | 'useSendSms' | 'useSendSms, seconds read';

/** What the button on the page calls. */
export type ClickKind = 'fetch' | 'useMutation' | 'useSendSms';

/** What is alive on the page now, and what has happened since the last call. */
export interface PageCounts {
  timers: number;
  listeners: number;
  timersFired: number;
  commits: number;
  renders: number;
}

/** The methods that this page offers to the benchmark. */
export interface SendMachinePage {
  /** Mounts rows, each with a phone number of its own or all with the same one. */
  mount(kind: RowKind, count: number, numbers: 'each its own' | 'one'): Promise<void>;
  /** Makes every row send, which starts its cooldown if it has one. */
  coolAll(): Promise<void>;
  takeCounts(): PageCounts;
  /** Milliseconds from the click to the call of `fetch`, once for each sample. */
  timeClicks(kind: ClickKind, samples: number): Promise<number[]>;
}

interface RowProps {
  phoneNumber: string;
  index: number;
}

const TEN_MINUTES_MS = 600_000;
const transport: SmsTransport = { id: 'bench', send: async () => ({}) };
const client = new QueryClient();
const sends: (() => Promise<unknown>)[] = [];
let renders = 0;

/** Called while rendering, not in an effect, which would count towards the hook's heap. */
function keepSend(index: number, send: () => Promise<unknown>) {
  sends[index] = send;
}

const toPhone = (index: number) => String(13_800_000_000 + index);

function useRow({ phoneNumber, index }: RowProps) {
  renders++;
  const sms = useSendSms({ transport, cooldownMs: TEN_MINUTES_MS, phoneNumber });
  keepSend(index, sms.send);
  return sms;
}

const ROWS: Record<RowKind, ComponentType<RowProps>> = {
  bare: ({ phoneNumber }) => <i>{phoneNumber}</i>,
  useMutation: function MutationRow({ index }) {
    const { status, mutateAsync } = useMutation({ mutationFn: async () => ({}) }, client);
    keepSend(index, mutateAsync);
    return <i>{status}</i>;
  },
  useSendSms: function QuietRow(props) {
    return <i>{useRow(props).state}</i>;
  },
  'useSendSms, seconds read': function ReadingRow(props) {
    return <i>{useRow(props).secondsLeft}</i>;
  },
};

const BUTTONS: Record<ClickKind, ComponentType<Pick<RowProps, 'phoneNumber'>>> = {
  fetch: ({ phoneNumber }) => <button onClick={() => void post(phoneNumber)}>Send</button>,
  useMutation: function MutationButton({ phoneNumber }) {
    const { mutate } = useMutation({ mutationFn: post, networkMode: 'always' }, client);
    return <button onClick={() => mutate(phoneNumber)}>Send</button>;
  },
  useSendSms: function OurButton({ phoneNumber }) {
    const { send } = useSendSms({ transport: proxy, phoneNumber });
    return <button onClick={() => void send()}>Send</button>;
  },
};

const proxy = proxyTransport({ url: '/api/sms' });

const post = (phoneNumber: string) =>
  fetch('/api/sms/send', { method: 'POST', body: JSON.stringify({ channel: 'CHANNEL_LOGIN', phoneNumber }) });

const root = createRoot(document.getElementById('root')!);

const page: SendMachinePage = {
  mount(kind, count, numbers) {
    const Row = ROWS[kind];
    const phones = Array.from({ length: count }, (_, index) => toPhone(numbers === 'one' ? 0 : index));
    root.render(
      phones.map((phoneNumber, index) => <Row key={index} index={index} phoneNumber={phoneNumber} />),
    );
    return settle(() => document.querySelectorAll('i').length === count);
  },
  async coolAll() {
    await Promise.all(sends.map((send) => send()));
    await settle();
  },
  takeCounts() {
    const counts = { timers: countTimers(), listeners: countListeners(), renders };
    renders = 0;
    return { ...counts, timersFired: takeFired(), commits: takeCommits() };
  },
  async timeClicks(kind, samples) {
    const Button = BUTTONS[kind];
    const times: number[] = [];
    for (let sample = 0; sample < samples; sample++) {
      flushSync(() => root.render(<Button phoneNumber={toPhone(sample)} />));
      await settle();
      const dispatched = new Promise<number>((resolve) => {
        Object.assign(window, { fetch: () => (resolve(performance.now()), Promise.resolve(toReply())) });
      });
      const start = performance.now();
      document.querySelector('button')!.click();
      times.push((await dispatched) - start);
      await settle();
    }
    return times;
  },
};

const toReply = () =>
  Response.json({
    status: 'sent',
    ticket: 'ticket',
    retryAfterMs: 60_000,
    codeLength: 6,
    requestId: 'bench',
  });

Object.assign(window, { bench: page });
