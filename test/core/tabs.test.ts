import { afterEach, expect, it, vi } from 'vitest';
import { browserTabs } from '../../src/core/tabs.ts';

const { signal } = new AbortController();
afterEach(() => vi.unstubAllGlobals());

it('reports a key that another tab has changed, and nothing that is not ours, until it is told to stop', () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const store = (key: string | null) => page.dispatchEvent(Object.assign(new Event('storage'), { key }));
  const heard: string[] = [];
  const stop = browserTabs.listen((hash) => heard.push(hash));
  store('react-sms-code:abc');
  store('theirs');
  store('react-sms-code.pending');
  store(null);
  stop();
  store('react-sms-code:def');
  expect(heard).toEqual(['abc']);
});

it('lets the tasks of one name run one after the other', async () => {
  const log: string[] = [];
  const take = (name: string, who: string) =>
    browserTabs.withLock(name, signal, async () => {
      log.push(`${who} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${who} ends`);
      return who;
    });
  expect(await Promise.all([take('key', 'one'), take('key', 'two')])).toEqual(['one', 'two']);
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

it('gives up a turn when its signal aborts first', async () => {
  const controller = new AbortController();
  let end: (() => void) | undefined;
  const first = browserTabs.withLock(
    'given up',
    signal,
    () => new Promise<void>((resolve) => (end = resolve)),
  );
  await expect.poll(() => end).toBeDefined();
  const task = vi.fn<() => Promise<void>>();
  const second = browserTabs.withLock('given up', controller.signal, task);
  controller.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  end?.();
  await first;
  expect(task).not.toHaveBeenCalled();
});

it.each([
  ['navigator', undefined],
  ['locks', {}],
])('runs a task without a lock if there is no %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  expect(await browserTabs.withLock('key', signal, () => Promise.resolve('done'))).toBe('done');
});
