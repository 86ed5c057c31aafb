import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import page from '../../../docs/accessibility.md?raw';
import { readAccessibilityTree } from './accessibilityTree.ts';
import { recordAnnouncements } from './announcements.ts';
import { engine, mountForm, STATE_NAMES, STATES } from './widgetHarness.tsx';
import '../../../src/react/styles.css';

const UNTOUCHED = ['empty', 'disabled', 'read-only'];

/** The blocks of the page under their headings. */
const documented = new Map(
  [...page.matchAll(/^### (.+?)\n.*?^```text\n(.*?)\n```$/gms)].map(([, heading = '', block = '']) => [
    heading.toLowerCase(),
    block.split('\n'),
  ]),
);

/** What is announced on the way into a state, and what is other there than in the untouched widget. */
async function readState(enter: () => Promise<unknown>, untouched: string[]): Promise<string[]> {
  const announced = recordAnnouncements();
  await enter();
  await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
  const tree = await readAccessibilityTree();
  return [
    ...tree.filter((line) => !untouched.includes(line)),
    ...announced.slice(-1).map((text) => `announced "${text}"`),
  ];
}

describe.runIf(engine === 'chromium')('the accessibility tree, which can be read in Chromium alone,', () => {
  it.each(STATE_NAMES)('is as documented: %s', async (state) => {
    if (UNTOUCHED.includes(state)) {
      await STATES[state]({});
      expect(await readAccessibilityTree()).toEqual(documented.get(state));
      return;
    }
    const empty = mountForm();
    const untouched = await readAccessibilityTree();
    empty.unmount();
    const block = await readState(() => STATES[state]({}), untouched);
    expect(block).toEqual(documented.get(state));
  });

  it('is as documented: ready again', async () => {
    const { transport, send } = mountForm({ cooldownMs: 1000 });
    await send();
    const announced = recordAnnouncements();
    await act(async () => transport.sends[0]!.resolve());
    await vi.waitUntil(() => announced.length === 2, 5000);
    const block = [
      ...(await readAccessibilityTree()).filter(
        (line) => line.startsWith('button') || line.startsWith('text "'),
      ),
      `announced "${announced[1]}"`,
    ];
    expect(block).toEqual(documented.get('ready again'));
  });
});
