import { useState } from 'react';
import { render } from '@testing-library/react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';
import { autofill } from '../autofill.ts';
import { commitText, pasteAt, pressUndo, select } from '../editing.ts';
import { devtools, engine } from '../engine.ts';
import { clickSlot, doubleClickSlot, mountField } from './codeFieldHarness.tsx';

describe('1. a paste into a full field', () => {
  it.each([0, 3, 6])('replaces it, with the caret at %i', async (caret) => {
    const field = mountField({ defaultValue: '999999' });
    await pasteAt(field.input, '123456', caret);
    expect(field.input.value).toBe('123456');
    expect(field.changes).toEqual(['123456 paste']);
    expect(field.completed).toEqual(['123456']);
  });
});

describe('2. an autofill of a full field', () => {
  it('replaces it, and completes again only with another code', async () => {
    const field = mountField({ defaultValue: '999999' });
    autofill(field.input, '123456');
    autofill(field.input, '123456');
    expect(field.changes).toEqual(['123456 autofill']);
    autofill(field.input, '654321');
    expect(field.completed).toEqual(['123456', '654321']);
  });
});

describe("3. a keyboard's suggestion", () => {
  it.each([
    ['12', 2],
    ['12', 0],
    ['999999', 6],
  ])('is the whole code after %s with the caret at %i', async (value, caret) => {
    const field = mountField({ defaultValue: value });
    await select(field.input, caret);
    await commitText('123456');
    expect(field.input.value).toBe('123456');
    expect(field.changes).toEqual(['123456 autofill']);
    expect(field.completed).toEqual(['123456']);
  });

  it('is the whole code even if its `input` event comes without a `beforeinput`', () => {
    const field = mountField({ defaultValue: '12' });
    autofill(field.input, '12123456');
    expect(field.input.value).toBe('123456');
  });

  it.each(['keyup', 'selectionchange'])(
    'is the whole code even if %s comes before its `input` event',
    (type) => {
      const field = mountField({ defaultValue: '12' });
      Reflect.set(HTMLInputElement.prototype, 'value', '123 456', field.input);
      field.input.dispatchEvent(new Event(type, { bubbles: true }));
      field.input.dispatchEvent(new Event('input', { bubbles: true }));
      expect(field.input.value).toBe('123456');
    },
  );
});

describe('4. separators and invisible marks', () => {
  const texts = ['123 456', '123-456', '123456\n', '123\u200b456', '\u202a123456\u202c', ' 1 2 3 4 5 6 '];

  it.each(texts)('%j is pasted as 123456', async (text) => {
    const field = mountField();
    await pasteAt(field.input, text, 0);
    expect(field.input.value).toBe('123456');
    expect(field.completed).toEqual(['123456']);
  });

  it.each(texts)('%j is committed as 123456', async (text) => {
    const field = mountField();
    await select(field.input, 0);
    await commitText(text);
    expect(field.input.value).toBe('123456');
  });
});

describe('5. a pasted message', () => {
  it.each([
    '2026-11-21 Your code is 123456',
    'G-123456',
    '验证码 123456，5分钟内有效',
    '@host #123456',
    'Order 20261121 654321. Your code is 123456.',
  ])('%j gives its code', async (text) => {
    const field = mountField();
    await pasteAt(field.input, text, 0);
    expect(field.input.value).toBe('123456');
  });

  it.each(['654321 or 123456', '12345678'])('%j is not guessed at', async (text) => {
    const field = mountField({ defaultValue: '12' });
    await pasteAt(field.input, text, 2);
    expect(field.input.value).toBe('12');
    expect(field.changes).toEqual([]);
  });
});

describe('6. digits of other scripts', () => {
  it.each(['１２３', '١٢٣', '۱۲۳'])('%s become ASCII in the value and in what is posted', async (digits) => {
    const field = mountField();
    await select(field.input, 0);
    for (const digit of digits) await commitText(digit);
    expect(field.input.value).toBe('123');
    await pasteAt(field.input, digits, 3);
    expect(new FormData(field.form).get('code')).toBe('123123');
    expect(field.completed).toEqual(['123123']);
  });
});

describe('7. an input method', () => {
  const real = 'only Chromium can be driven to a real one';
  it.runIf(engine === 'chromium')(`composes without a commit, then commits once (${real})`, async () => {
    const field = mountField();
    await select(field.input, 0);
    for (const digit of ['１', '２', '３']) {
      await devtools('Input.imeSetComposition', { text: digit, selectionStart: 1, selectionEnd: 1 });
      await devtools('Input.insertText', { text: digit });
    }
    expect(field.input.value).toBe('123');
    expect(field.changes).toEqual(['1 typing', '12 typing', '123 typing']);
  });

  it.runIf(engine === 'chromium')(
    `is left alone while it composes, and Esc cancels the composition (${real})`,
    async () => {
      const field = mountField({ value: '' });
      await select(field.input, 0);
      await devtools('Input.imeSetComposition', { text: 'yi', selectionStart: 2, selectionEnd: 2 });
      expect(field.input.value).toBe('yi');
      await devtools('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
      expect(field.input.value).toBe('');
      expect(field.changes).toEqual([]);
    },
  );

  /** A digit composed and committed as keyboards do it: before, at and after `compositionend`. */
  function compose(input: HTMLInputElement, digit: string, trailing: number): void {
    const value = input.value + digit;
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    Reflect.set(HTMLInputElement.prototype, 'value', value, input);
    const composed = { bubbles: true, inputType: 'insertCompositionText', data: digit };
    input.dispatchEvent(new InputEvent('input', { ...composed, isComposing: true }));
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: digit }));
    for (let sent = 0; sent < trailing; sent++) input.dispatchEvent(new InputEvent('input', composed));
  }

  it.each([0, 1, 2])('commits each digit once, with %i events after the composition', async (trailing) => {
    const field = mountField();
    await select(field.input, 0);
    for (const digit of ['1', '２', '3']) compose(field.input, digit, trailing);
    expect(field.input.value).toBe('123');
    expect(field.changes).toEqual(['1 typing', '12 typing', '123 typing']);
  });

  it.runIf(engine === 'chromium')(
    `that is interrupted by a password manager gives way to it, and to the keys after it (${real})`,
    async () => {
      const field = mountField();
      await select(field.input, 0);
      await devtools('Input.imeSetComposition', { text: '12', selectionStart: 2, selectionEnd: 2 });
      autofill(field.input, '123456');
      expect(field.completed).toEqual(['123456']);
      await userEvent.keyboard('{Backspace}7');
      expect(field.changes).toEqual(['123456 autofill', '12345 deletion', '123457 typing']);
    },
  );

  it('keeps the code when a keyboard has composed more characters than fit', async () => {
    const field = mountField();
    await select(field.input, 0);
    compose(field.input, '1234567', 0);
    expect(field.input.value).toBe('123456');
    expect(field.completed).toEqual(['123456']);
  });
});

describe('8. correcting', () => {
  it('Backspace and another digit change the last one, six Backspaces empty it', async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('123456{Backspace}7');
    expect(field.input.value).toBe('123457');
    expect(field.completed).toEqual(['123456', '123457']);
    await userEvent.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}');
    expect(field.input.value).toBe('');
    expect(field.changes.at(-1)).toBe(' deletion');
  });

  it('a digit deleted in the middle is replaced there', async () => {
    const field = mountField({ defaultValue: '123456' });
    await select(field.input, 3);
    await userEvent.keyboard('{Backspace}9');
    expect(field.input.value).toBe('129456');
  });
});

describe('9. the Tab key', () => {
  it.each(['', '123', '123456'])('goes through the field %j in one step, both ways', async (value) => {
    const field = mountField({ defaultValue: value });
    const [before, after] = [field.query('[aria-label=Before]'), field.query('[aria-label=After]')];
    before.focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(field.input);
    await userEvent.tab();
    expect(document.activeElement).toBe(after);
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(field.input);
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(before);
  });
});

describe('10. the pointer', () => {
  it.each([
    [0, 0.1],
    [2, 0.5],
    [3, 0.9],
    [5, 0.9],
  ])('a click on slot %i, %f across, and a digit change only that slot', async (index, across) => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, index, across);
    await userEvent.keyboard('9');
    expect(field.input.value).toBe('123456'.slice(0, index) + '9' + '123456'.slice(index + 1));
  });

  it('a click on a slot works when everything was selected, and in a field that is not full', async () => {
    const field = mountField({ defaultValue: '1234' });
    await select(field.input, 0, 4);
    await clickSlot(field, 1);
    await userEvent.keyboard('9');
    expect(field.input.value).toBe('1934');
  });

  it.skipIf(engine === 'firefox')(
    "a double click selects all, so that the next code replaces it (Firefox's driver sends two single clicks)",
    async () => {
      const field = mountField({ defaultValue: '123456' });
      await doubleClickSlot(field, 1);
      await userEvent.keyboard('654321');
      expect(field.input.value).toBe('654321');
      expect(field.completed).toEqual(['654321']);
    },
  );

  it('a click after the digits puts the caret at the end', async () => {
    const field = mountField({ defaultValue: '12' });
    await clickSlot(field, 4);
    await userEvent.keyboard('3');
    expect(field.input.value).toBe('123');
  });

  it('marks the slot that the next digit goes to', async () => {
    const field = mountField({ defaultValue: '12' });
    const active = () => field.slots().map((slot) => (slot.hasAttribute('data-active') ? 1 : 0));
    expect(active()).toEqual([0, 0, 0, 0, 0, 0]);
    await select(field.input, 2);
    await expect.poll(active).toEqual([0, 0, 1, 0, 0, 0]);
    await userEvent.keyboard('{ArrowLeft>}');
    await expect.poll(active).toEqual([0, 1, 0, 0, 0, 0]);
    await userEvent.keyboard('{/ArrowLeft}');
    await select(field.input, 0, 2);
    await expect.poll(active).toEqual([1, 1, 0, 0, 0, 0]);
    field.input.blur();
    await expect.poll(active).toEqual([0, 0, 0, 0, 0, 0]);
    field.input.focus();
    await expect.poll(active).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('marks it in browsers that fire `selectionchange` on the document only, such as Chrome 111 and Safari 17', async () => {
    const keep = (event: Event) => event.stopImmediatePropagation();
    window.addEventListener('selectionchange', keep, true);
    onTestFinished(() => window.removeEventListener('selectionchange', keep, true));
    const field = mountField({ defaultValue: '123' });
    const active = () => field.slots().map((slot) => (slot.hasAttribute('data-active') ? 1 : 0));
    await select(field.input, 3);
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(active).toEqual([0, 0, 1, 0, 0, 0]);
    await clickSlot(field, 5);
    await expect.poll(active).toEqual([0, 0, 0, 1, 0, 0]);
    await select(field.input, 0, 2);
    await expect.poll(active).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('marks the first slot after the page itself has emptied the input', async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('123456');
    field.input.value = '';
    field.update({ error: 'Wrong code' });
    expect(field.slots().findIndex((slot) => slot.hasAttribute('data-active'))).toBe(0);
    expect(field.root.hasAttribute('data-complete')).toBe(false);
  });

  it.each([
    ['with the right button, which opens a menu', { button: 2 }],
    ['with Shift', { shiftKey: true }],
  ])('a click %s leaves the selection to the browser', async (_, click) => {
    const field = mountField({ defaultValue: '123456' });
    await select(field.input, 0, 6);
    const { left: clientX } = field.slots()[2]!.getBoundingClientRect();
    for (const type of ['mousedown', 'mouseup'])
      field.input.dispatchEvent(new MouseEvent(type, { ...click, clientX, bubbles: true }));
    expect([field.input.selectionStart, field.input.selectionEnd]).toEqual([0, 6]);
  });
});

describe('10. the platform', () => {
  it('selects all, copies and cuts', async () => {
    const field = mountField({ defaultValue: '123456' });
    await select(field.input, 0, 6);
    await userEvent.cut();
    expect(field.input.value).toBe('');
    expect(field.changes).toEqual([' deletion']);
    await select(field.input, 0);
    await userEvent.paste();
    expect(field.input.value).toBe('123456');
  });

  it('undoes a paste that had to be cleaned', async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('12');
    await pasteAt(field.input, 'Your code is 123 456', 2);
    expect(field.input.value).toBe('123456');
    await pressUndo();
    expect(field.input.value).toBe('12');
    expect(field.changes.at(-1)).toBe('12 undo');
  });
});

describe('23. a seventh digit', () => {
  it('changes nothing, and neither does a letter', async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('1a23456789');
    expect(field.input.value).toBe('123456');
    expect(field.changes).toHaveLength(6);
    expect(field.completed).toEqual(['123456']);
    await select(field.input, 1, 3);
    await userEvent.keyboard('a');
    expect([field.input.selectionStart, field.input.selectionEnd]).toEqual([1, 3]);
  });

  it('replaces the next one if the caret is not at the end', async () => {
    const field = mountField({ defaultValue: '123456' });
    await select(field.input, 1);
    await userEvent.keyboard('99');
    expect(field.input.value).toBe('199456');
  });
});

describe('24. a burst of events', () => {
  it('neither hangs nor garbles', () => {
    const field = mountField();
    for (let round = 0; round < 200; round++)
      for (const value of ['1', '12', '1x', '123456', '1234567', '']) autofill(field.input, value);
    expect(field.input.value).toBe('');
    expect(field.completed).toHaveLength(200);
    for (const value of ['1', '12', '123']) autofill(field.input, value);
    expect(field.input.value).toBe('123');
  });
});

describe('a megabyte', () => {
  const megabyte = '123456 '.repeat(150_000);

  it('that is pasted changes nothing', async () => {
    const field = mountField({ defaultValue: '12' });
    await pasteAt(field.input, megabyte, 2);
    expect(field.input.value).toBe('12');
    expect(field.changes).toEqual([]);
    await userEvent.keyboard('3');
    expect(field.input.value).toBe('123');
  });

  it('that is filled in changes nothing', () => {
    const field = mountField({ defaultValue: '12' });
    autofill(field.input, megabyte);
    expect(field.input.value).toBe('12');
    expect(field.changes).toEqual([]);
  });
});

describe('a value from a parent that is not a code', () => {
  it('is kept, and gives way to what is typed, pasted or filled in', async () => {
    let field: ReturnType<typeof mountField>;
    for (const [enter, code] of [
      [() => userEvent.keyboard('7'), '7'],
      [() => pasteAt(field.input, '34', 2), '34'],
      [() => autofill(field.input, '123456'), '123456'],
      [() => userEvent.keyboard('{Backspace}'), ''],
    ] as const) {
      field = mountField({ defaultValue: '12ab' });
      await select(field.input, 4);
      expect(field.input.value).toBe('12ab');
      await enter();
      expect(field.input.value).toBe(code);
      field.unmount();
    }
  });
});

describe('renders', () => {
  it('not at all for a digit, if the field keeps its own value', async () => {
    const field = mountField();
    await select(field.input, 0);
    await userEvent.keyboard('123456');
    expect(field.completed).toEqual(['123456']);
    expect(field.commits()).toBe(0);
  });

  it('once for a digit, if the parent keeps it', async () => {
    let renders = 0;
    function Parent() {
      const [value, setValue] = useState('');
      renders++;
      return <CodeField value={value} onValueChange={setValue} />;
    }
    const { container } = render(<Parent />);
    const input = container.querySelector('input')!;
    await select(input, 0);
    renders = 0;
    await userEvent.keyboard('123456');
    expect(input.value).toBe('123456');
    expect(renders).toBe(6);
  });
});
