import { describe, expect, it } from 'vitest';
import { memoryLimitStore } from '../../src/server.ts';
import { createTestProxy } from './createTestProxy.ts';

const throws = () => {
  throw new Error('the log is full');
};
const rejects = () => Promise.reject(new Error('the log is full'));
const hangs = () => new Promise<never>(() => {});
const createBroken = () => ({ ...memoryLimitStore(), settle: throws });

describe('a listener', () => {
  // an unhandled rejection would fail the run
  it.each([
    ['throws', throws],
    ['rejects', rejects],
    ['never ends', hangs],
  ])('that %s changes no answer', async (_, listen) => {
    const { send } = createTestProxy({ store: createBroken(), onEvent: listen, onError: listen });
    expect((await send()).status).toBe(200);
    expect((await send({ phoneNumber: 'x' })).body.code).toBe('phone_invalid');
  });

  it('for errors gets what was thrown, with the request id of the answer', async () => {
    const heard: unknown[] = [];
    const { send, events } = createTestProxy({
      store: createBroken(),
      onError: (error, context) => heard.push([error, context]),
    });
    const { body } = await send();
    expect(heard).toEqual([[new Error('the log is full'), { requestId: body.requestId }]]);
    expect(events.map(({ requestId }) => requestId)).toEqual([body.requestId, body.requestId]);
  });
});
