import { act } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import page from '../../../docs/accessibility.md?raw';
import { passTime, takeTime } from '../fakeTime.ts';
import { readAccessibilityTree } from './accessibilityTree.ts';
import { recordAnnouncements } from './announcements.ts';
import { mountForm, STATE_NAMES, STATES } from './widgetHarness.tsx';
import '../../../src/react/styles.css';

const UNTOUCHED = ['empty', 'disabled', 'read-only'];

afterEach(() => vi.useRealTimers());

/** The blocks of the page, by heading. */
const documented = new Map(
  [...page.matchAll(/^### (.+?)\n.*?^```text\n(.*?)\n```$/gms)].map(([, heading = '', block = '']) => [
    heading.toLowerCase(),
    block.split('\n'),
  ]),
);

async function readUntouched(): Promise<string[]> {
  const { unmount } = mountForm();
  const lines = await readAccessibilityTree();
  unmount();
  return lines;
}

const UPDATE = 'if this is intended, update the block of this state in docs/accessibility.md, and its prose';

describe('the accessibility tree, which only Chromium lets a test read,', () => {
  it.each(STATE_NAMES)('is as documented: %s', async (state) => {
    // Of what was done to the widget, only what differs is documented.
    const known = UNTOUCHED.includes(state) ? [] : await readUntouched();
    const announced = recordAnnouncements();
    await STATES[state]({});
    const readBlock = async () => [
      ...(await act(readAccessibilityTree)).filter((line) => !known.includes(line)),
      ...announced.slice(-1).map((text) => `announced "${text}"`),
    ];
    // Time for an announcement too many, which would be the last one.
    await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
    await expect.poll(readBlock, { message: UPDATE }).toEqual(documented.get(state));
  });

  it('is as documented: ready again', async () => {
    takeTime();
    const { transport, send } = mountForm({ cooldownMs: 3000 });
    await send();
    await act(async () => transport.sends[0]!.resolve());
    const announced = recordAnnouncements();
    await passTime(3000);
    const block = [
      ...(await readAccessibilityTree()).filter(
        (line) => line.startsWith('button') || line.startsWith('text "'),
      ),
      ...announced.map((text) => `announced "${text}"`),
    ];
    expect(block, UPDATE).toEqual(documented.get('ready again'));
  });
});
