import { act } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { formatMessage } from '../../../src/react/formatMessage.ts';
import { fill, engine, LOCALES, mountForm, PHONE, press, STATE_NAMES, STATES } from './widgetHarness.tsx';
import type { Widget } from './widgetHarness.tsx';
import '../../../src/react/styles.css';

const WIDTHS = [360, 320, 280];

afterEach(() => page.viewport(414, 896));

/** A margin is not the widget's: it has the whole page. */
async function setWidth(width: number): Promise<void> {
  document.body.style.margin = '0';
  await page.viewport(width, 640);
}

/** Where everything stands that a user can see or press, by its class. */
function measure(): Record<string, string> {
  const elements = document.querySelectorAll<HTMLElement>(
    'form, fieldset, button, label, input:not([type=hidden]), [class*=-slot], [class*=-box]',
  );
  return Object.fromEntries(
    [...elements].map((element, index) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [
        `${index} ${element.className || element.tagName}`,
        [left, top, width, height].map(Math.round).join(' '),
      ];
    }),
  );
}

interface LayoutShift extends PerformanceEntry {
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** Sums up what moves from now on, in Chromium; the others have no such measure. */
function recordShifts(): () => string[] {
  const shifts: string[] = [];
  const toText = (entries: PerformanceEntryList) =>
    (entries as LayoutShift[]).flatMap(({ sources }) =>
      sources.map(({ node, previousRect, currentRect }) => {
        const element = node instanceof Element ? node : node?.parentElement;
        return `${element?.className}: ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`;
      }),
    );
  const observer = new PerformanceObserver((list) => shifts.push(...toText(list.getEntries())));
  if (engine === 'chromium') observer.observe({ type: 'layout-shift' });
  return () => {
    shifts.push(...toText(observer.takeRecords()));
    observer.disconnect();
    return shifts;
  };
}

/** The whole way through the form, with each fault on it; `look` is called in each state. */
async function goThrough(widget: Widget, look: (state: string) => void): Promise<void> {
  const { transport, phone, code, sendButton, submitButton, agreement } = widget;
  const settle = async (state: string, happen: () => void) => {
    await act(async () => happen());
    await act(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    look(state);
  };
  await fill(phone, '138 0013');
  await settle('typing', () => {});
  await press(sendButton);
  await settle('invalid', () => {});
  await fill(phone, PHONE);
  await press(sendButton);
  await vi.waitUntil(() => transport.sends.length === 1);
  await settle('sending', () => {});
  await settle('unavailable', () => transport.sends[0]!.reject(new SmsError('gateway_unavailable')));
  await press(sendButton);
  await vi.waitUntil(() => transport.sends.length === 2);
  await settle('sending again', () => {});
  await settle('sent', () => transport.sends[1]!.resolve({ ticket: 'ticket' }));
  await press(submitButton);
  await settle('no code', () => {});
  await fill(code, '000000');
  await press(submitButton);
  await settle('no agreement', () => {});
  await press(agreement);
  await press(submitButton);
  await settle('verifying', () => {});
  await settle('wrong code', () =>
    transport.checks[0]!.reject(new SmsError('code_wrong', { attemptsLeft: 4 })),
  );
  await fill(code, '111111');
  await press(submitButton);
  await settle('used up', () => transport.checks[1]!.reject(new SmsError('attempts_exhausted')));
  await fill(code, '222222');
  await press(submitButton);
  await settle('lost', () => transport.checks[2]!.reject(new SmsError('network_failed')));
  await fill(code, '333333');
  await press(submitButton);
  await settle('verified', () => transport.checks[3]!.resolve());
}

describe('nothing moves from one state to another', () => {
  it.each(WIDTHS)('in %i px', async (width) => {
    await setWidth(width);
    const widget = mountForm();
    const before = measure();
    const readShifts = recordShifts();
    const states: string[] = [];
    await goThrough(widget, (state) => {
      states.push(state);
      expect({ state, ...measure() }).toEqual({ state, ...before });
    });
    expect(states).toHaveLength(13);
    expect(readShifts()).toEqual([]);
  });

  it.each(['outcome unknown', 'too early', 'limit reached', 'offline'] as const)(
    'nor when it is %s',
    async (state) => {
      await setWidth(320);
      const empty = mountForm();
      const before = measure();
      empty.unmount();
      await STATES[state]({});
      expect(measure()).toEqual(before);
    },
  );

  it.each(LOCALES)('nor by any message, in $tag', async ({ tag, messages }) => {
    const { code_wrong: wrong } = messages.errors;
    const tries = formatMessage(tag, messages.attemptsLeft, { count: 4 });
    const { codeSent, codeResent, codeMayArrive, codeOnItsWay, canSendAgain, verified, codeEmpty } = messages;
    const phone = '••• 00';
    const ofCode = [codeMayArrive, codeOnItsWay, canSendAgain, verified, codeEmpty, `${wrong} ${tries}`]
      .concat([codeSent, codeResent].map((text) => formatMessage(tag, text, { phone })))
      .concat(formatMessage(tag, messages.codeIncomplete, { length: 6 }), Object.values(messages.errors));
    const { phoneEmpty, phoneIncomplete, phoneTooLong, phoneInvalid, phoneUnverified } = messages;
    const { countryUnsupported, phoneDataMissing, errors } = messages;
    const ofPhone = [phoneEmpty, phoneIncomplete, phoneTooLong, phoneInvalid, phoneUnverified].concat(
      countryUnsupported,
      phoneDataMissing,
      errors.gateway_refused,
    );
    for (const width of WIDTHS) {
      await setWidth(width);
      const widget = mountForm({}, { tag });
      const form = widget.find('form');
      const before = form.offsetHeight;
      for (const [line, texts] of [
        [widget.message, ofCode],
        [widget.phoneMessage, ofPhone],
      ] as const)
        for (const text of texts) {
          line.innerHTML = '<svg class="sms-FieldMessage-icon"></svg><span></span>';
          line.lastElementChild!.textContent = text;
          expect({ text, width, height: form.offsetHeight }).toEqual({
            text,
            width,
            height: before,
          });
        }
      widget.unmount();
    }
  });
});

describe('zoomed to 400 %, which is 320 px', () => {
  it.each(STATE_NAMES)('%s does not scroll sideways', async (state) => {
    await setWidth(320);
    for (const tag of ['de', 'ru', 'ar']) {
      const widget = await STATES[state]({ tag });
      expect([tag, document.documentElement.scrollWidth]).toEqual([tag, 320]);
      widget.unmount();
    }
  });
});

describe('a target', () => {
  it.each(STATE_NAMES)('is large enough: %s', async (state) => {
    const { find } = await STATES[state]({});
    const main = document.querySelectorAll(
      '.sms-SendCodeButton, .sms-PhoneLoginForm-submit, .sms-CodeField-input, .sms-PhoneField-input, .sms-PhoneField-select',
    );
    expect(main.length).toBeGreaterThan(3);
    for (const element of main) expect(element.getBoundingClientRect().height).toBeGreaterThanOrEqual(42);
    for (const element of document.querySelectorAll('button, label:has(input), select')) {
      const { width, height } = element.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    expect(find('.sms-PhoneField-box').getBoundingClientRect().height).toBe(44);
  });
});
