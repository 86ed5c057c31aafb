import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { nextFrame, select } from '../editing.ts';
import { devtools, engine } from '../engine.ts';
import { mountField } from './codeFieldHarness.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('22. WebOTP', () => {
  /** Replaces the browser's part: the message that arrives, and the end of the wait. */
  function simulateWebOtp() {
    const waits: { signal: AbortSignal; deliver: (code: string) => void }[] = [];
    vi.stubGlobal('OTPCredential', () => {});
    const get = (options: CredentialRequestOptions) =>
      new Promise<Credential>((resolve, reject) => {
        const signal = options.signal!;
        signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
        waits.push({ signal, deliver: (code) => resolve({ code } as unknown as Credential) });
      });
    vi.stubGlobal('navigator', { credentials: { get } });
    return waits;
  }

  function hearUnhandled() {
    const unhandled = vi.fn();
    window.addEventListener('unhandledrejection', unhandled);
    onTestFinished(() => window.removeEventListener('unhandledrejection', unhandled));
    return unhandled;
  }

  it('fills in the code of the message, for which it waits five minutes', async () => {
    const waits = simulateWebOtp();
    const timeout = vi.spyOn(globalThis, 'setTimeout');
    const field = mountField({ webOtp: true });
    expect(timeout).toHaveBeenCalledWith(expect.any(Function), 300_000);
    waits[0]!.deliver('123456');
    await expect.poll(() => field.input.value).toBe('123456');
    expect(field.changes).toEqual(['123456 web_otp']);
    expect(field.completed).toEqual(['123456']);
  });

  it.each([
    [116, 'any'],
    [103, 'timeout'],
  ])('works in Chromium before %i, which has no `AbortSignal.%s`', async (_, name) => {
    const own = Object.getOwnPropertyDescriptor(AbortSignal, name)!;
    Reflect.deleteProperty(AbortSignal, name);
    try {
      const waits = simulateWebOtp();
      const field = mountField({ webOtp: true });
      waits[0]!.deliver('123456');
      await expect.poll(() => field.input.value).toBe('123456');
    } finally {
      Object.defineProperty(AbortSignal, name, own);
    }
  });

  it('replaces whatever is beside the caret', async () => {
    const waits = simulateWebOtp();
    const field = mountField({ webOtp: true, defaultValue: '6' });
    await select(field.input, 0);
    waits[0]!.deliver('G-123456');
    await expect.poll(() => field.input.value).toBe('123456');
    expect(field.changes).toEqual(['123456 web_otp']);
  });

  it.runIf(engine === 'chromium')(
    'fills it in during a composition, too (only Chromium can be driven to a real one)',
    async () => {
      const waits = simulateWebOtp();
      const field = mountField({ webOtp: true });
      await select(field.input, 0);
      await devtools('Input.imeSetComposition', { text: '12', selectionStart: 2, selectionEnd: 2 });
      waits[0]!.deliver('123456');
      await expect.poll(() => field.completed).toEqual(['123456']);
      expect(field.input.value).toBe('123456');
    },
  );

  it('ends silently on unmount, on submit, with a new message and after the timeout', async () => {
    const unhandled = hearUnhandled();
    const waits = simulateWebOtp();
    const field = mountField({ webOtp: 'first' });
    field.update({ webOtp: 'second' });
    expect(waits.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    field.form.requestSubmit();
    expect(waits[1]!.signal.aborted).toBe(true);
    field.update({ webOtp: 'third' });
    field.update({ webOtp: false });
    expect(waits[2]!.signal.aborted).toBe(true);
    field.update({ webOtp: 'fourth', webOtpTimeoutMs: 10 });
    await expect.poll(() => waits[3]!.signal.aborted).toBe(true);
    field.update({ webOtp: 'fifth', webOtpTimeoutMs: 300_000 });
    field.unmount();
    expect(waits.map(({ signal }) => signal.aborted)).toEqual([true, true, true, true, true]);
    await nextFrame();
    expect(unhandled).not.toHaveBeenCalled();
  });

  it.each([
    ['does not wait for a message that expired before the page was shown', -1000, true],
    ['waits for as long as the field is there', Infinity, false],
  ])('%s', async (_, webOtpTimeoutMs, isOver) => {
    const waits = simulateWebOtp();
    const field = mountField({ webOtp: true, webOtpTimeoutMs });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(waits[0]!.signal.aborted).toBe(isOver);
    field.unmount();
    expect(waits[0]!.signal.aborted).toBe(true);
  });

  it('a message that comes as the wait ends is not filled in', async () => {
    const waits = simulateWebOtp();
    const field = mountField({ webOtp: true });
    waits[0]!.deliver('123456');
    field.update({ webOtp: false });
    await nextFrame();
    expect(field.input.value).toBe('');
  });

  it.runIf('OTPCredential' in globalThis)('ends silently in the browser that has it (Chromium)', async () => {
    const unhandled = hearUnhandled();
    const field = mountField({ webOtp: true });
    await nextFrame();
    field.unmount();
    await nextFrame();
    expect(unhandled).not.toHaveBeenCalled();
  });
});
