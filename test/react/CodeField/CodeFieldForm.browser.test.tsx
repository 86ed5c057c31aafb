import { act, render } from '@testing-library/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';
import { autofill } from '../autofill.ts';
import { nextFrame, pasteAt, select } from '../editing.ts';
import { devtools, engine } from '../engine.ts';
import { readAccessibilityTree, readAxTrees } from '../whole/accessibilityTree.ts';
import { recordAnnouncements } from '../whole/announcements.ts';
import { mountField } from './codeFieldHarness.tsx';

afterEach(() => void vi.restoreAllMocks());

describe('12. the accessibility tree', () => {
  it('has one text box, with name, description and state', () => {
    const field = mountField({ hint: 'Six digits.', error: 'Wrong code.', required: true });
    expect(field.input).toHaveAccessibleName('Verification code');
    expect(field.input).toHaveAccessibleDescription('Six digits. Wrong code.');
    expect(field.input).toBeInvalid();
    expect(field.input).toBeRequired();
    expect(field.root.querySelectorAll('input, [role], [tabindex]')).toHaveLength(1);
  });

  it('announces an error that appears', async () => {
    const field = mountField({ error: null });
    const announced = recordAnnouncements();
    field.update({ error: 'Wrong code.' });
    await expect.poll(() => announced).toEqual(['Wrong code.']);
  });

  it('names it without a visible label too', () => {
    expect(mountField({ label: null }).input).toHaveAccessibleName('Verification code');
    expect(mountField({ label: 'PIN' }).input).toHaveAccessibleName('PIN');
    expect(mountField({ 'aria-label': 'Code' }).input).toHaveAccessibleName('Code');
  });

  it.runIf(engine === 'chromium')(
    'is the same to assistive technology, with no loose digits (only Chromium lets a test read the tree)',
    async () => {
      const field = mountField({ hint: 'Six digits.', error: 'Wrong code.', required: true });
      await select(field.input, 0);
      await userEvent.keyboard('123456');
      const lines = (await readAccessibilityTree()).filter((line) => !/"(Before|After)"/.test(line));
      expect(lines).toEqual([
        'form ""',
        'text field "Verification code" = 123456; Six digits. Wrong code.; invalid, focused, required',
      ]);
      const digits = (await readAxTrees())
        .flat()
        .filter(({ ignored, name }) => !ignored && /^\d$/.test(name?.value ?? ''));
      expect(digits).toEqual([]);
    },
  );
});

describe('13. in a form', () => {
  it('is emptied by a reset, and reports it', async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('123456');
    field.form.reset();
    expect(field.input.value).toBe('');
    expect(field.changes.at(-1)).toBe(' reset');
    expect(field.root.hasAttribute('data-complete')).toBe(false);
    expect(document.activeElement).toBe(field.input);
    await userEvent.keyboard('123456');
    expect(field.completed).toEqual(['123456', '123456']);
  });

  it.runIf(engine === 'chromium')(
    'is typed into after a reset that ends a composition (only Chromium can be driven to a real one)',
    async () => {
      const field = mountField();
      await select(field.input, 0);
      await devtools('Input.imeSetComposition', { text: '12', selectionStart: 2, selectionEnd: 2 });
      field.form.reset();
      await userEvent.keyboard('34');
      expect(field.input.value).toBe('34');
      expect(field.changes).toEqual(['3 typing', '34 typing']);
    },
  );

  it('goes back to its default value on a reset, even if it is read-only', () => {
    const field = mountField({ defaultValue: '12' });
    autofill(field.input, '123456');
    field.update({ defaultValue: '12', readOnly: true });
    field.form.reset();
    expect(field.input.value).toBe('12');
    expect(field.changes).toEqual(['123456 autofill', '12 reset']);
  });

  it('neither completes nor submits on a reset to a complete default value', async () => {
    const field = mountField({ defaultValue: '123456', autoSubmit: true });
    const onSubmit = vi.fn();
    field.form.addEventListener('submit', onSubmit);
    field.input.focus();
    await userEvent.keyboard('{End}{Backspace}');
    field.form.reset();
    await nextFrame();
    expect(field.input.value).toBe('123456');
    expect(field.completed).toEqual([]);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('is reset by the form that it belongs to now', () => {
    const field = mountField({ form: 'elsewhere' });
    field.update({ form: undefined });
    autofill(field.input, '123456');
    field.form.reset();
    expect(field.changes).toEqual(['123456 autofill', ' reset']);
  });

  it('keeps its code when the reset is prevented', () => {
    const field = mountField();
    autofill(field.input, '123456');
    document.addEventListener('reset', (event) => event.preventDefault(), { once: true });
    field.form.reset();
    expect(field.input.value).toBe('123456');
    expect(field.changes).toEqual(['123456 autofill']);
  });

  it('is invalid while it is empty and required, or partial', () => {
    const field = mountField({ required: true });
    expect(field.input.validity.valueMissing).toBe(true);
    autofill(field.input, '123');
    expect(field.input.validity.patternMismatch).toBe(true);
    autofill(field.input, '123456');
    expect(field.form.checkValidity()).toBe(true);
  });

  it('posts nothing and takes no autofill while it is disabled', () => {
    const field = mountField({ defaultValue: '123456', disabled: true });
    expect(new FormData(field.form).has('code')).toBe(false);
    autofill(field.input, '654321');
    expect(field.input.value).toBe('123456');
    expect(field.changes).toEqual([]);
  });

  it('takes no key, paste, drop or autofill while it is read-only', async () => {
    const field = mountField({ defaultValue: '12', readOnly: true });
    await pasteAt(field.input, '123456', 2);
    await userEvent.keyboard('3');
    const transfer = new DataTransfer();
    transfer.setData('text/plain', '123456');
    field.input.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: transfer }));
    autofill(field.input, '123456');
    expect(field.input.value).toBe('12');
    expect(field.changes).toEqual([]);
  });

  function countSubmits(form: HTMLFormElement): unknown[] {
    const posted: unknown[] = [];
    form.addEventListener('submit', () => posted.push(new FormData(form).get('code')));
    return posted;
  }

  it('submits itself once when it is full', async () => {
    const field = mountField({ autoSubmit: true });
    const posted = countSubmits(field.form);
    await select(field.input, 0);
    await userEvent.keyboard('1234567');
    await nextFrame();
    expect(posted).toEqual(['123456']);
  });

  it('submits after the parent has the code', async () => {
    const submitted: string[] = [];
    function Parent() {
      const [code, setCode] = useState('');
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submitted.push(code);
          }}
        >
          <CodeField autoSubmit value={code} onValueChange={setCode} />
        </form>
      );
    }
    const input = render(<Parent />).container.querySelector('input')!;
    await select(input, 0);
    await userEvent.keyboard('123456');
    await nextFrame();
    expect(submitted).toEqual(['123456']);
  });

  it.each([
    ['does not submit itself, or move the focus,', false, []],
    ['submits itself in a form that does its own validation', true, ['123456', '654321']],
  ])('%s while another field is invalid', async (_, noValidate, submitted) => {
    const field = mountField({ autoSubmit: true });
    field.form.noValidate = noValidate;
    const posted = countSubmits(field.form);
    const other = field.query('[aria-label=After]') as HTMLInputElement;
    other.required = true;
    for (const [focused, code] of [
      [other, '123456'],
      [field.input, '654321'],
    ] as const) {
      focused.focus();
      autofill(field.input, code);
      await nextFrame();
      expect(document.activeElement).toBe(focused);
    }
    expect(posted).toEqual(submitted);
  });
});

describe('14. renders around it', () => {
  it('neither clear nor blur it, nor move its caret', async () => {
    const field = mountField({ hint: '' });
    const { input } = field;
    await select(input, 0);
    await userEvent.keyboard('12345');
    await select(input, 2);
    for (let second = 59; second > 50; second--)
      field.update({ hint: `Resend in ${second} s`, error: second % 2 ? 'Not sent.' : null });
    expect(field.query('.sms-CodeField-input')).toBe(input);
    expect(document.activeElement).toBe(input);
    expect([input.value, input.selectionStart]).toEqual(['12345', 2]);
  });

  it.runIf(engine === 'chromium')(
    'do not end a composition, controlled or not (only Chromium can be driven to a real one)',
    async () => {
      for (const value of [undefined, '1']) {
        const field = mountField({ value, defaultValue: '1' });
        await select(field.input, 1);
        await devtools('Input.imeSetComposition', { text: '2', selectionStart: 1, selectionEnd: 1 });
        field.update({ hint: 'Resend in 59 s' });
        expect(field.input.value).toBe('12');
        await devtools('Input.insertText', { text: '2' });
        expect(field.changes).toEqual(['12 typing']);
        field.unmount();
      }
    },
  );

  it('give it a new value only after a composition has ended', async () => {
    const field = mountField({ value: '12' });
    await select(field.input, 2);
    field.input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.update({ value: '' });
    expect(field.input.value).toBe('12');
    field.input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(field.input.value).toBe('');
  });
});

describe('15. a wrong code', () => {
  it.each([[''], [undefined]])('is cleared by value=%j, with the focus kept', async (cleared) => {
    const field = mountField({ value: '123456' });
    await select(field.input, 6);
    field.update({ value: cleared });
    expect(field.input.value).toBe('');
    expect(document.activeElement).toBe(field.input);
    await userEvent.keyboard('7');
    expect(field.changes).toEqual(['7 typing']);
  });

  it("is cleared by setting the input's value", async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('123456');
    field.input.value = '';
    await userEvent.keyboard('123456');
    expect(field.input.value).toBe('123456');
    expect(field.completed).toEqual(['123456', '123456']);
  });

  it('does not stay if the parent refuses it', async () => {
    const field = mountField({ value: '12' });
    await select(field.input, 2);
    await userEvent.keyboard('3');
    expect(field.changes).toEqual(['123 typing']);
    expect(field.input.value).toBe('12');
    autofill(field.input, '123456');
    // The attribute changes together with the value, before the browser reports where the caret is.
    await Promise.resolve();
    expect(field.root.hasAttribute('data-complete')).toBe(false);
  });
});

describe('16. a translated page', () => {
  it('does not break it', async () => {
    const field = mountField({ hint: 'Six digits.', error: 'Wrong code.' });
    const texts = document.createTreeWalker(field.root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (texts.nextNode()) found.push(texts.currentNode as Text);
    for (const text of found) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`[${text.data}]`);
    }
    field.update({ hint: undefined, error: 'Another.', label: 'Code' });
    field.update({ hint: 'Digits.', error: null, label: undefined });
    await select(field.input, 0);
    await userEvent.keyboard('12');
    expect(field.input.value).toBe('12');
    expect(field.root.textContent).toBe('Verification codeDigits.');
  });
});

describe('21. a strict Content-Security-Policy', () => {
  it('refuses nothing', async () => {
    const frame = document.createElement('iframe');
    const css = new URL('../../../src/react/CodeField/CodeField.css?direct', import.meta.url).href;
    frame.srcdoc =
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${location.origin}">` +
      `<link rel="stylesheet" href="${css}"><div id="host"></div>`;
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument!;
    const refused: string[] = [];
    page.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
    const root = createRoot(page.getElementById('host')!);
    act(() => root.render(<CodeField length={4} error="Wrong code." />));
    await nextFrame();
    const slots = page.querySelector('.sms-CodeField-slots')!;
    expect(slots.getBoundingClientRect().width).toBe(4 * 44 + 3 * 8);
    expect(page.querySelectorAll('style, [style]')).toHaveLength(0);
    expect(refused).toEqual([]);
    act(() => root.unmount());
    frame.remove();
  });
});

describe('while idle', () => {
  it('has no timer and no listener on the page', () => {
    const added = vi.spyOn(EventTarget.prototype, 'addEventListener');
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const intervals = vi.spyOn(globalThis, 'setInterval');
    mountField();
    const targets = added.mock.contexts.filter((target) => target === window || target === document);
    expect(targets).toEqual([]);
    expect([...timers.mock.calls, ...intervals.mock.calls]).toEqual([]);
  });
});
