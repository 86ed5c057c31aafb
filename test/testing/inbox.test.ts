import { expect, it } from 'vitest';
import { createFakeClock, simulateGenAuth, simulateSignedV2 } from '../../src/testing.ts';
import type { InboxMessage } from '../../src/testing.ts';
import { createGenAuthCaller, createSignedV2Caller } from './simulatorCallers.ts';

it('finds the newest message, of all or of one phone, however the phone is written', async () => {
  const simulator = simulateGenAuth();
  const { inbox } = simulator;
  const { send } = createGenAuthCaller(simulator);
  expect(inbox.latest()).toBeUndefined();
  await send();
  await send({ phoneNumber: '2025550123', phoneCountryCode: '+1' });
  expect(inbox.latest()?.phoneNumber).toBe('2025550123');
  for (const phone of ['13800138000', '138 0013 8000', '+8613800138000', '+86 138-0013-8000'])
    expect(inbox.latest(phone), phone).toBe(inbox.messages[0]);
  expect(inbox.latest('+113800138000')).toBeUndefined();
});

it('passes each message to its subscribers once it is in, until they unsubscribe', async () => {
  const clock = createFakeClock();
  const simulator = simulateSignedV2({ clock });
  const { send } = createSignedV2Caller(simulator);
  const heard: InboxMessage[] = [];
  const leave = simulator.inbox.subscribe((message) => {
    expect(simulator.inbox.latest()).toBe(message);
    heard.push(message);
  });
  await send();
  leave();
  clock.advance(60_000);
  await send();
  expect(heard).toEqual([simulator.inbox.messages[0]]);
});

it('has a new array after each delivery, as React requires of an external store', async () => {
  const simulator = simulateGenAuth();
  const { send } = createGenAuthCaller(simulator);
  const before = simulator.inbox.messages;
  await send();
  expect([before.length, simulator.inbox.messages.length]).toEqual([0, 1]);
});

it('removes its messages and keeps their codes valid', async () => {
  const simulator = simulateGenAuth();
  const { send, signIn } = createGenAuthCaller(simulator);
  await send();
  const { code } = simulator.inbox.latest()!;
  simulator.inbox.clear();
  expect(simulator.inbox.messages).toEqual([]);
  expect(await signIn(code)).toMatchObject({ statusCode: 200 });
});

it('writes in English or in Chinese', async () => {
  const createCode = () => '123456';
  const english = simulateGenAuth({ createCode });
  const chinese = simulateSignedV2({ createCode, language: 'zh', codeLifeMs: 120_000 });
  await createGenAuthCaller(english).send();
  await createSignedV2Caller(chinese).send();
  expect(english.inbox.latest()?.text).toBe(
    'Your verification code is 123456. It is valid for 5 minutes. Do not share it with anyone.',
  );
  expect(chinese.inbox.latest()?.text).toBe('您的验证码是 123456，2 分钟内有效，请勿告诉他人。');
});
