// this one comes first: it instruments React
import { takeCommits } from '../pages/takeCommits.ts';
import { ProFormCaptcha } from '@ant-design/pro-components';
import { useCountDown } from 'ahooks';
import { Form } from 'antd';
import { useState } from 'react';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { useTimer } from 'react-timer-hook';
import { useCountdown } from 'usehooks-ts';
import { useSendSms } from '../../src/index.ts';
import type { SmsTransport } from '../../src/index.ts';
import type { CountdownPage } from '../CountdownPage.ts';
import { settle } from '../pages/settle.ts';

const MINUTE_MS = 60_000;

/** Sends the message in all of them; it takes one microtask. */
const send = async () => ({});
const transport: SmsTransport = { id: 'bench', send };
const sms = { transport, phoneNumber: '13800138000' };

/** Each one is used as its own documentation shows. */
const COUNTDOWNS: Record<string, ComponentType> = {
  useSendSms: function OurCountdown() {
    const { state, secondsLeft, send: sendCode } = useSendSms(sms);
    return <Button seconds={state === 'cooling' ? secondsLeft : 0} onClick={sendCode} />;
  },
  'useSendSms, seconds not read': function OurQuietButton() {
    const { canSend, send: sendCode } = useSendSms(sms);
    return <Button seconds={canSend ? 0 : 60} onClick={sendCode} />;
  },
  'ahooks useCountDown': function AhooksCountdown() {
    const [targetDate, setTargetDate] = useState<number>();
    const [left] = useCountDown({ targetDate });
    const start = async () => {
      await send();
      setTargetDate(Date.now() + MINUTE_MS);
    };
    return <Button seconds={Math.ceil(left / 1_000)} onClick={start} />;
  },
  'react-timer-hook useTimer': function TimerHookCountdown() {
    const [expiryTimestamp] = useState(() => new Date());
    const { totalSeconds, restart } = useTimer({ expiryTimestamp, autoStart: false });
    const start = async () => {
      await send();
      restart(new Date(Date.now() + MINUTE_MS));
    };
    return <Button seconds={totalSeconds} onClick={start} />;
  },
  'usehooks-ts useCountdown': function UsehooksCountdown() {
    const [count, { startCountdown }] = useCountdown({ countStart: 60, intervalMs: 1_000 });
    const [isStarted, setStarted] = useState(false);
    const start = async () => {
      await send();
      setStarted(true);
      startCountdown();
    };
    return <Button seconds={isStarted ? count : 0} onClick={start} />;
  },
  ProFormCaptcha: function ProCountdown() {
    return (
      <Form>
        <ProFormCaptcha
          name="captcha"
          captchaTextRender={(isTiming, count) => (isTiming ? `${count} s` : 'Send code')}
          onGetCaptcha={async () => void (await send())}
        />
      </Form>
    );
  },
};

function Button({ seconds, onClick }: { seconds: number; onClick: () => Promise<unknown> }) {
  return (
    <button type="button" onClick={() => void onClick()}>
      {seconds > 0 ? `${seconds} s` : 'Send code'}
    </button>
  );
}

const root = createRoot(document.getElementById('root')!);
const readButton = () => document.querySelector('button');

const page: CountdownPage = {
  names: () => Object.keys(COUNTDOWNS),
  mount(name) {
    const Countdown = COUNTDOWNS[name]!;
    root.render(<Countdown />);
    return settle(() => readButton() !== null);
  },
  unmount() {
    root.render(null);
    return settle(() => readButton() === null);
  },
  start() {
    readButton()!.click();
    // enough turns for a Web Lock, which another process grants
    return settle(() => /\d/.test(readButton()!.textContent), 500);
  },
  wake() {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    window.dispatchEvent(new Event('focus'));
    return settle();
  },
  async shown() {
    await settle();
    return Number(/\d+/.exec(readButton()!.textContent)?.[0] ?? 0);
  },
  async takeCommits() {
    await settle();
    return takeCommits();
  },
};

Object.assign(window, { bench: page });
