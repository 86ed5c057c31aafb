import { act } from '@testing-library/react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { formatMessage } from '../../../src/react/formatMessage.ts';
import type { SmsMessages } from '../../../src/react/SmsMessages.ts';
import { nextFrame } from '../editing.ts';
import { engine } from '../engine.ts';
import { fill, LOCALES, mountForm, PHONE, press, STATE_NAMES, STATES } from './widgetHarness.tsx';
import { setViewport } from '../setViewport.ts';
import { until } from '../until.ts';
import type { Widget } from './widgetHarness.tsx';
import '../../../src/react/styles.css';

const WIDTHS = [360, 320, 280];

/** Gives the widget the whole width of the page, without a margin. */
async function setWidth(width: number): Promise<void> {
  document.body.style.margin = '0';
  if (innerWidth !== width) await page.viewport(width, 640);
}

/** The position of everything that a user can see or press, by class. */
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

/** Records what moves from now on, in Chromium; the other browsers do not measure layout shifts. */
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

/** Makes a function that lets something happen, and looks at the state that follows once it is painted. */
const settleAnd =
  (look: (state: string) => void) =>
  async (state: string, happen = () => {}) => {
    await act(async () => happen());
    await act(nextFrame);
    look(state);
  };

/** Goes all the way through the form, with each error on it; `look` is called in each state. */
async function goThrough(widget: Widget, look: (state: string) => void): Promise<void> {
  const { transport, phone, code, sendButton, submitButton, agreement } = widget;
  const settle = settleAnd(look);
  await fill(phone, '138 0013');
  await settle('typing');
  await press(sendButton);
  await settle('invalid');
  await fill(phone, PHONE);
  await press(sendButton);
  await until(() => transport.sends.length === 1);
  await settle('sending');
  await settle('unavailable', () => transport.sends[0]!.reject(new SmsError('gateway_unavailable')));
  await press(sendButton);
  await until(() => transport.sends.length === 2);
  await settle('sending again');
  await settle('sent', () => transport.sends[1]!.resolve({ ticket: 'ticket' }));
  await press(submitButton);
  await settle('no code');
  await fill(code, '000000');
  await press(submitButton);
  await settle('no agreement');
  await press(agreement);
  await press(submitButton);
  await settle('verifying');
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

/** The places for messages, and everything that each of them can say. */
function listMessages(widget: Widget, tag: string, messages: SmsMessages): [HTMLElement, string[]][] {
  const { code_wrong: wrong, gateway_refused: refused } = messages.errors;
  const tries = formatMessage(tag, messages.attemptsLeft, { count: 4 });
  const { codeSent, codeResent, codeMayArrive, codeOnItsWay, canSendAgain, verified, codeEmpty } = messages;
  const ofCode = [codeMayArrive, codeOnItsWay, canSendAgain, verified, codeEmpty, `${wrong} ${tries}`]
    .concat([codeSent, codeResent].map((text) => formatMessage(tag, text, { phone: '••• 00' })))
    .concat(formatMessage(tag, messages.codeIncomplete, { length: 6 }), Object.values(messages.errors));
  const { phoneEmpty, phoneIncomplete, phoneTooLong, phoneInvalid, phoneUnverified } = messages;
  const { countryUnsupported, phoneDataMissing } = messages;
  const ofPhone = [phoneEmpty, phoneIncomplete, phoneTooLong, phoneInvalid, phoneUnverified].concat(
    countryUnsupported,
    phoneDataMissing,
    refused,
  );
  return [
    [widget.message, ofCode],
    [widget.phoneMessage, ofPhone],
    [widget.find('.sms-PhoneLoginForm-agreementMessage'), [messages.agreementRequired]],
  ];
}

/** The words of an element that are split between two lines. */
function listSplitWords(element: Element): string[] {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
  const isSplit = ({ 0: word, index }: RegExpExecArray) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
  };
  return [...text.data.matchAll(/\S+/g)].filter(isSplit).map(([word]) => word);
}

describe('nothing moves from one state to another', () => {
  it.each(WIDTHS)('in %i px', async (width) => {
    await setWidth(width);
    const widget = mountForm();
    // In the fonts here, all digits are equally wide.
    expect(getComputedStyle(widget.sendButton).fontVariantNumeric).toBe('tabular-nums');
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
    'or when it is %s',
    async (state) => {
      await setWidth(320);
      const empty = mountForm();
      const before = measure();
      empty.unmount();
      await STATES[state]({});
      expect(measure()).toEqual(before);
    },
  );

  // 343 px is what most phones leave between margins of 16 px.
  it.each([...WIDTHS, 343])('or with any message in any language, in %i px', async (width) => {
    await setWidth(width);
    // The browser's default font is narrow.
    document.body.style.fontFamily = "'Liberation Sans', Arial, sans-serif";
    onTestFinished(() => void (document.body.style.fontFamily = ''));
    for (const { tag, messages } of LOCALES) {
      const widget = mountForm({}, { tag });
      const form = widget.find('form');
      const before = form.offsetHeight;
      for (const [line, texts] of listMessages(widget, tag, messages))
        for (const text of texts) {
          line.dataset.kind = 'error';
          line.innerHTML = '<span></span>';
          line.firstElementChild!.textContent = text;
          expect({ tag, text, height: form.offsetHeight }).toEqual({ tag, text, height: before });
          // Korean has spaces between its words, but browsers break its lines anywhere.
          if (tag === 'ko') expect(listSplitWords(line)).toEqual([]);
        }
      widget.unmount();
    }
  });
});

describe('what is stacked is aligned at both edges', () => {
  it.each([414, 375, 340, 339, 320, 300, 280])('in %i px', async (width) => {
    await setWidth(width);
    for (const tag of ['de', 'ar'])
      for (const codeLength of [4, 6, 8]) {
        const { find, sendButton, submitButton, unmount } = mountForm({ codeLength }, { tag });
        const edges = (element: Element) => {
          const { left, right } = element.getBoundingClientRect();
          return [left, right].map(Math.round);
        };
        const [phone, code, button] = ['PhoneField-box', 'CodeField-box', 'SendCodeButton'].map((name) =>
          edges(find(`.sms-${name}`)),
        ) as [number[], number[], number[]];
        const isBelow = sendButton.offsetTop > find('.sms-CodeField-box').offsetTop + 40;
        expect(isBelow, 'the send button has a line of its own below 340 px').toBe(width < 340);
        const row = isBelow
          ? [code, button]
          : [[Math.min(code[0]!, button[0]!), Math.max(code[1]!, button[1]!)]];
        for (const each of [...row, edges(submitButton)])
          expect({ tag, codeLength, each }).toEqual({ tag, codeLength, each: phone });
        expect(phone[1]! - phone[0]!).toBe(Math.min(width, 360));
        unmount();
      }
  });
});

describe.skipIf(engine === 'webkit')(
  'the focus scrolls the page as far as the message about the code',
  () => {
    // WebKit scrolls by rules of its own, whatever a page asks for.
    it.each([
      [844, 190],
      [320, 260],
    ])('in %i by %i px, which a keyboard leaves of a phone', async (width, height) => {
      await setWidth(width);
      await setViewport(width, height);
      const { code, message } = mountForm();
      scrollTo(0, 0);
      code.focus();
      await until(() => expect(scrollY).toBeGreaterThan(0));
      expect(message.getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
      expect(code.getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
    });
  },
);

/** The positions of what both steps have. */
function measureSteps(): Record<string, string> {
  const isInBoth = (name: string) =>
    /^\S+ (form|sms-Phone(LoginForm(?!-back)|CodeInput$)|INPUT$)/i.test(name);
  return Object.fromEntries(Object.entries(measure()).filter(([name]) => isInBoth(name)));
}

/**
 * Goes through the steps, forwards, back and forwards again, with what can go wrong; `look` is called in each state.
 */
async function takeSteps(widget: Widget, look: (state: string) => void): Promise<void> {
  const { transport, phone, code, submitButton, agreement, find } = widget;
  const settle = settleAnd(look);
  await fill(phone, PHONE);
  await press(submitButton);
  await until(() => document.activeElement === agreement);
  await settle('no agreement');
  await press(agreement);
  await press(submitButton);
  await until(() => transport.sends.length === 1);
  await settle('unavailable', () => transport.sends[0]!.reject(new SmsError('gateway_unavailable')));
  await press(submitButton);
  await until(() => transport.sends.length === 2);
  await settle('sending');
  await settle('sent', () => transport.sends[1]!.resolve({ ticket: 'ticket' }));
  await until(() => document.activeElement === code);
  await fill(code, '000000');
  await press(submitButton);
  await settle('verifying');
  await settle('wrong code', () => transport.checks[0]!.reject(new SmsError('code_wrong')));
  await press(find('.sms-PhoneLoginForm-back'));
  await settle('back at the number');
  await press(submitButton);
  await until(() => document.activeElement === code);
  await settle('at the code again');
}

describe('nothing that stays moves from one step to the next', () => {
  it.each(WIDTHS)('in %i px', async (width) => {
    await setWidth(width);
    const widget = mountForm({ layout: 'steps' });
    const before = measureSteps();
    expect(Object.keys(before)).toHaveLength(5);
    const readShifts = recordShifts();
    const states: string[] = [];
    await takeSteps(widget, (state) => {
      states.push(state);
      expect({ state, ...measureSteps() }).toEqual({ state, ...before });
    });
    expect(states).toHaveLength(8);
    expect(readShifts()).toEqual([]);
  });

  it('with codes of any length, and without an agreement', async () => {
    await setWidth(320);
    for (const codeLength of [4, 8]) {
      const { find, phone, submitButton, transport, code, unmount } = mountForm({
        layout: 'steps',
        agreement: undefined,
        codeLength,
      });
      const before = measureSteps();
      await fill(phone, PHONE);
      await press(submitButton);
      await until(() => transport.sends.length === 1);
      await act(async () => transport.sends[0]!.resolve());
      await until(() => document.activeElement === code);
      expect(find('.sms-PhoneLoginForm-back').checkVisibility()).toBe(true);
      expect(measureSteps()).toEqual(before);
      unmount();
    }
  });

  it.each(WIDTHS)('in any language, in %i px', async (width) => {
    await setWidth(width);
    for (const { tag } of LOCALES) {
      const widget = mountForm({ layout: 'steps', defaultValue: { phoneNumber: '13800138000' } }, { tag });
      const before = measureSteps();
      await press(widget.agreement);
      await press(widget.submitButton);
      await until(() => widget.transport.sends.length === 1);
      await act(async () => widget.transport.sends[0]!.resolve());
      await until(() => document.activeElement === widget.code);
      expect({ tag, ...measureSteps() }).toEqual({ tag, ...before });
      widget.unmount();
    }
  });

  it('and what does not belong to a step can be neither seen nor reached', async () => {
    await setWidth(360);
    const { transport, phone, code, sendButton, submitButton, find } = mountForm({
      layout: 'steps',
      agreement: undefined,
    });
    const back = find('.sms-PhoneLoginForm-back');
    const isOut = (element: HTMLElement) => {
      element.focus();
      return !element.checkVisibility({ visibilityProperty: true }) && document.activeElement !== element;
    };
    expect([code, sendButton, back].map(isOut)).toEqual([true, true, true]);
    expect(isOut(phone)).toBe(false);
    await fill(phone, PHONE);
    await press(submitButton);
    await until(() => transport.sends.length === 1);
    await act(async () => transport.sends[0]!.resolve());
    await until(() => document.activeElement === code);
    expect([phone, find('.sms-PhoneField-country > *')].map(isOut)).toEqual([true, true]);
    expect([code, sendButton, back].map(isOut)).toEqual([false, false, false]);
  });
});

describe("a page's styles for all elements of a kind move nothing", () => {
  it.each([
    ['legend { float: left; width: 100%; margin: 0 0 8px; padding: 0 8px; font-size: 24px }'],
    ['fieldset { display: grid; gap: 0 }'],
    ['button { display: inline-block }'],
    ['button { display: inline-flex; align-items: center }'],
    ['input, select { width: 100%; height: 60px; border: 3px solid } [type=tel], select { margin: 8px }'],
    ['form div { position: relative }'],
  ])('%s', async (rules) => {
    await setWidth(360);
    const { find } = mountForm();
    const before = measure();
    const style = document.createElement('style');
    style.textContent = rules;
    find('form').after(style);
    onTestFinished(() => style.remove());
    expect(measure()).toEqual(before);
    expect(document.documentElement.scrollWidth).toBe(360);
  });
});

describe('the badge that a password manager draws, 24 px wide and 9 px before the end of the code', () => {
  it.each([360, 340])('covers no digit and no word of the send button, in %i px', async (width) => {
    await setWidth(width);
    for (const { tag } of LOCALES) {
      const { code, sendButton, find, unmount } = mountForm({}, { tag });
      const end = code.getBoundingClientRect().right;
      const slot = find('.sms-CodeField-slot:last-child').getBoundingClientRect();
      const digitEnd = (slot.left + slot.right) / 2 + 0.3 * parseFloat(getComputedStyle(code).fontSize);
      const { left, top } = sendButton.getBoundingClientRect();
      const wordStart = left + parseFloat(getComputedStyle(sendButton).paddingLeft);
      // On a right-to-left page, the button is on the other side.
      const isBeside = top === slot.top && left > slot.right;
      expect({ tag, isBeside }).toEqual({ tag, isBeside: tag !== 'ar' });
      expect({
        tag,
        isDigitFree: digitEnd <= end - 33,
        areWordsFree: !isBeside || wordStart >= end - 9,
      }).toEqual({
        tag,
        isDigitFree: true,
        areWordsFree: true,
      });
      unmount();
    }
  });
});

it("a user's text spacing, as wide as WCAG 1.4.12 has it, cuts off nothing in any language", async () => {
  await setWidth(360);
  const style = document.createElement('style');
  style.textContent =
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }';
  document.head.append(style);
  onTestFinished(() => style.remove());
  for (const { tag } of LOCALES) {
    const { sendButton, submitButton, find, unmount } = mountForm({}, { tag });
    for (const { className, scrollWidth, clientWidth } of [sendButton, submitButton, find('form')])
      expect({ tag, className, scrollWidth }).toEqual({ tag, className, scrollWidth: clientWidth });
    unmount();
  }
});

describe('zoomed to 400 %, which is 320 px', () => {
  it.each(STATE_NAMES)(
    '%s does not scroll sideways, and has targets that are large enough',
    async (state) => {
      await setWidth(320);
      for (const tag of ['de', 'ru', 'ar']) {
        const widget = await STATES[state]({ tag });
        expect([tag, document.documentElement.scrollWidth]).toEqual([tag, 320]);
        expectLargeTargets(widget);
        widget.unmount();
      }
    },
  );
});

function expectLargeTargets({ find }: Widget): void {
  const main = document.querySelectorAll(
    '.sms-SendCodeButton, .sms-PhoneLoginForm-submit, .sms-CodeField-input, .sms-PhoneField-input, .sms-PhoneField-select',
  );
  expect(main.length).toBeGreaterThan(3);
  for (const element of main) expect(element.getBoundingClientRect().height).toBe(44);
  for (const element of document.querySelectorAll('button, label:has(input), select:not([aria-hidden])')) {
    const { width, height } = element.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  expect(find('.sms-PhoneField-box').getBoundingClientRect().height).toBe(44);
}
