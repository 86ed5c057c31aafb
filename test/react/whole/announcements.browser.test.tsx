import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SMS_ERRORS } from '../../../src/protocol/errors.ts';
import type { SmsErrorCode } from '../../../src/protocol/errors.ts';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { en } from '../../../src/react/messages/en.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';
import { recordAnnouncements } from './announcements.ts';
import { engine } from '../engine.ts';
import { fill, mountForm, mountInput, PHONE, press } from './widgetHarness.tsx';
import type { Widget } from './widgetHarness.tsx';
import { until } from '../until.ts';
import '../../../src/react/styles.css';

const CODES = Object.keys(SMS_ERRORS) as SmsErrorCode[];

takeTimeForEach();

/** Waits long enough for anything else that would be announced. */
const comeToRest = () => passTime(1000);

/** Submits the form as Enter does, with the focus where it is. */
const submit = (widget: Widget) => act(async () => widget.find<HTMLFormElement>('form').requestSubmit());

describe('the live regions announce exactly one message', () => {
  it('when a code was sent, one when another can be sent, and one when that was sent', async () => {
    const widget = mountForm({ cooldownMs: 3000 });
    await widget.send();
    const announced = recordAnnouncements();
    await act(async () => widget.transport.sends[0]!.resolve());
    await passTime(3000);
    await press(widget.sendButton);
    await settle();
    await act(async () => widget.transport.sends[1]!.resolve());
    await comeToRest();
    expect(announced).toEqual([
      'Code sent to the number ending in 00.',
      'You can send again.',
      'New code sent to the number ending in 00. Only the newest one works.',
    ]);
  });

  it('when it is too early', async () => {
    const widget = mountForm();
    await widget.send();
    const announced = recordAnnouncements();
    await act(async () => widget.transport.sends[0]!.reject(new SmsError('too_early')));
    await comeToRest();
    expect(announced).toEqual(['A code was sent a moment ago. Enter it here when it arrives.']);
  });

  it('when the code was right', async () => {
    const widget = mountForm();
    await widget.submitCode();
    const announced = recordAnnouncements();
    await act(async () => widget.transport.checks[0]!.resolve());
    await comeToRest();
    expect(announced).toEqual(['Your phone is verified.']);
  });

  it('when Enter finds an error in the number, since the focus is there already', async () => {
    const widget = mountForm();
    await fill(widget.phone, '138 0013');
    const announced = recordAnnouncements();
    await submit(widget);
    await until(() => announced.length > 0);
    expect(announced).toEqual(['This number is too short. Check the digits and the country.']);
    await fill(widget.phone, '');
    await submit(widget);
    await until(() => announced.length > 1);
    expect(announced.slice(1)).toEqual(['Enter your phone number.']);
  });

  it('or none when the button does, since the focus moves to the number', async () => {
    const widget = mountForm();
    await fill(widget.phone, '138 0013');
    const announced = recordAnnouncements();
    await press(widget.sendButton);
    await until(() => document.activeElement === widget.phone);
    await comeToRest();
    expect(announced).toEqual([]);
  });

  it('when the number is refused after Enter, and the focus is in it', async () => {
    const widget = mountForm({ layout: 'steps', agreement: undefined });
    await fill(widget.phone, PHONE);
    await submit(widget);
    await until(() => widget.transport.sends.length > 0);
    const announced = recordAnnouncements();
    await act(async () => widget.transport.sends[0]!.reject(new SmsError('gateway_refused')));
    await comeToRest();
    expect(document.activeElement).toBe(widget.phone);
    expect(announced).toEqual([widget.phoneMessage.textContent]);
  });

  it('when the number is refused while only the code is visible, and shows it there', async () => {
    const widget = mountInput({ part: 'code', defaultValue: { phoneNumber: '13800138000' } });
    await press(widget.sendButton);
    await until(() => widget.transport.sends.length > 0);
    const announced = recordAnnouncements();
    await act(async () => widget.transport.sends[0]!.reject(new SmsError('gateway_refused')));
    await comeToRest();
    expect(announced).toEqual([widget.message.textContent]);
    expect(widget.message).toBeVisible();
  });

  it('only once, even if a message about the code appears and disappears meanwhile', async () => {
    const widget = mountInput();
    await widget.send();
    const announced = recordAnnouncements();
    await act(async () => widget.transport.sends[0]!.reject(new SmsError('gateway_refused')));
    await comeToRest();
    widget.update({ codeError: 'Not this code.' });
    await comeToRest();
    widget.update({});
    await comeToRest();
    expect(announced).toEqual([widget.phoneMessage.textContent, 'Not this code.']);
  });

  it.each(['single', 'steps'] as const)(
    'each time that the agreement is missing and has the focus already, and none when it gets the focus: %s',
    async (layout) => {
      const widget = mountForm({ layout });
      await fill(widget.phone, PHONE);
      if (layout === 'single') await fill(widget.code, '123456');
      const announced = recordAnnouncements();
      const submitWith = async (focused: HTMLElement) => {
        focused.focus();
        await submit(widget);
        await settle();
        expect(document.activeElement).toBe(widget.agreement);
        return announced.splice(0);
      };
      expect(await submitWith(widget.submitButton)).toEqual([]);
      expect(await submitWith(widget.agreement)).toEqual(['Please agree first.']);
      expect(await submitWith(widget.agreement)).toEqual(['Please agree first.']);
      expect(await submitWith(widget.submitButton)).toEqual([]);
    },
  );

  it('when the code is missing', async () => {
    const widget = mountForm();
    await widget.send();
    await act(async () => widget.transport.sends[0]!.resolve());
    const announced = recordAnnouncements();
    await press(widget.submitButton);
    await comeToRest();
    expect(announced).toEqual(['Enter the code from the message.']);
    expect(document.activeElement).toBe(widget.code);
  });
});

describe('an error is announced each time, even if it is the same', () => {
  it('if a code is missing or incomplete', async () => {
    const widget = mountForm();
    await widget.send();
    await act(async () => widget.transport.sends[0]!.resolve());
    const announced = recordAnnouncements();
    await submit(widget);
    await submit(widget);
    await fill(widget.code, '123');
    await submit(widget);
    await submit(widget);
    await comeToRest();
    const missing = 'Enter the code from the message.';
    expect(announced).toEqual([missing, missing, 'Enter all 6 digits.', 'Enter all 6 digits.']);
  });

  it('if a code was wrong before, and if another one is refused at once', async () => {
    const transport = {
      ...createHandTransport(),
      send: async () => ({}),
      verify: () => Promise.reject(new SmsError('code_wrong')),
    };
    const widget = mountForm({ transport, agreement: undefined, autoSubmit: true });
    await fill(widget.phone, PHONE);
    await press(widget.sendButton);
    await until(() => widget.message.textContent !== '');
    const announced = recordAnnouncements();
    for (const code of ['000000', '000001', '000002']) {
      await fill(widget.code, code);
      await comeToRest();
      expect(announced.splice(0)).toHaveLength(1);
    }
    await submit(widget);
    await comeToRest();
    await submit(widget);
    await comeToRest();
    expect(announced).toHaveLength(2);
  });

  it('if a send fails', async () => {
    const widget = mountForm();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await fill(widget.phone, PHONE);
    const announced = recordAnnouncements();
    for (let tries = 1; tries <= 3; tries++) {
      await press(widget.sendButton);
      await until(() => widget.transport.sends.length === tries - 1);
      widget.transport.sends.at(-1)?.reject(new TypeError('Failed to fetch'));
      await comeToRest();
      expect(announced).toHaveLength(tries);
    }
  });

  it('if a send is refused at once', async () => {
    const widget = mountForm({ transport: { ...createHandTransport(), channels: [] } });
    await fill(widget.phone, PHONE);
    const announced = recordAnnouncements();
    for (let tries = 1; tries <= 2; tries++) {
      await press(widget.sendButton);
      await comeToRest();
      expect(announced).toHaveLength(tries);
    }
  });

  it('if a parent gives it with another key', async () => {
    const widget = mountInput();
    const announced = recordAnnouncements();
    for (const [key, times] of [
      ['a', 1],
      ['a', 1],
      ['b', 2],
    ] as const) {
      widget.update({ codeError: <b key={key}>Not this code.</b> });
      await comeToRest();
      expect(announced).toHaveLength(times);
    }
  });

  it('if a parent gives the error of another check', async () => {
    const widget = mountInput();
    const announced = recordAnnouncements();
    const [first, second] = [new SmsError('code_wrong'), new SmsError('code_wrong')];
    for (const codeError of [first, first, second]) {
      widget.update({ codeError });
      await comeToRest();
    }
    const { code_wrong: text } = en.messages.errors;
    expect(announced).toEqual([text, text]);
    expect(widget.message).toHaveTextContent(text);
  });
});

describe.runIf(engine === 'chromium')(
  'and exactly one for each error (the code is the same in all browsers)',
  () => {
    it.each(CODES)('when a send ends with %s', async (code) => {
      const widget = mountForm();
      await widget.send();
      const announced = recordAnnouncements();
      await act(async () => widget.transport.sends[0]!.reject(new SmsError(code)));
      await comeToRest();
      expect(announced).toHaveLength(1);
    });

    it('when a verification does', async () => {
      const widget = mountForm();
      await widget.submitCode();
      const announced = recordAnnouncements();
      for (const [index, code] of CODES.entries()) {
        await act(async () =>
          widget.transport.checks[index]!.reject(new SmsError(code, { attemptsLeft: 2 })),
        );
        await comeToRest();
        expect([code, announced.length, document.activeElement]).toEqual([code, 1, widget.code]);
        announced.length = 0;
        // Another code: the same one is not tried again.
        await fill(widget.code, String(100_000 + index));
        await press(widget.submitButton);
        await until(() => widget.transport.checks.length === index + 2);
      }
    });
  },
);
