import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame, pressUndo, select } from '../editing.ts';
import { devtools, engine } from '../engine.ts';
import { mountPhone } from './phoneFieldHarness.tsx';

const real = 'only Chromium can be driven to a real one';

describe('typing', () => {
  it('keeps country and zero with each key, and formats on blur', async () => {
    const field = await mountPhone({ defaultCountry: 'GB' });
    await select(field.input, 0);
    await userEvent.keyboard('07911 123456');
    expect(field.input.value).toBe('07911 123456');
    expect(new Set(field.values.map(({ country }) => country))).toEqual(new Set(['GB']));
    expect(field.posted()).toEqual({ phone: '7911123456', code: '+44' });
    await userEvent.tab();
    expect(field.input.value).toBe('7911 123456');
    expect(field.values.at(-1)!.e164).toBe('+447911123456');
  });

  it('goes from incomplete to mobile to too long, with one commit for a change of level, and cuts nothing off', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('1380013800');
    expect(field.root.dataset.level).toBe('incomplete');
    await userEvent.keyboard('0');
    expect(field.root.dataset.level).toBe('mobile');
    const before = field.commits();
    await userEvent.keyboard('1');
    expect(field.commits() - before).toBe(1);
    expect(field.root.dataset.level).toBe('too_long');
    expect(field.input.value).toBe('138001380001');
  });

  it('warns about an unknown range, and accepts it', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('16000138000');
    await userEvent.tab();
    expect(field.message()).toBe("This doesn't look like a mobile number. You can still try.");
    expect(field.root.dataset.invalid).toBeUndefined();
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8616000138000' });
  });

  it('selects the country of a typed calling code, though its first digit was another one', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('+8{Backspace}44 7911');
    expect(field.callingCode()).toBe('+44');
    expect(field.input.value).toBe('+44 7911');
    await userEvent.keyboard(' 123456');
    await userEvent.tab();
    expect(field.input.value).toBe('7911 123456');
  });

  it.each(['CN', 'US', 'CA'])(
    'of a whole international number at %s is read as a paste of it',
    async (country) => {
      const field = await mountPhone({ defaultCountry: country });
      await select(field.input, 0);
      await userEvent.keyboard('+1 416 234 5678');
      expect(field.input.value).toBe('+1 416 234 5678');
      expect(field.select().value).toBe('CA');
      expect(field.posted()).toEqual({ phone: '4162345678', code: '+1' });
      expect(field.values.at(-1)).toMatchObject({ country: 'CA', e164: '+14162345678' });
      await userEvent.tab();
      expect(field.input.value).toBe('(416) 234-5678');
      // Any country can be chosen again, since only national digits are left.
      await userEvent.selectOptions(field.select(), 'United States +1');
      expect(field.values.at(-1)).toMatchObject({ country: 'US', e164: '+14162345678' });
    },
  );

  it.each([
    ['011', 'US'],
    ['0011', 'AU'],
  ])(
    'reads the prefix %s of %s to the end even if the number has selected a country without it',
    async (prefix, country) => {
      const field = await mountPhone({ defaultCountry: country });
      await select(field.input, 0);
      await userEvent.keyboard(`${prefix} 44 7911 123456`);
      expect(field.values.at(-1)).toMatchObject({
        country: 'GB',
        e164: '+447911123456',
        phoneLevel: 'mobile',
      });
      await userEvent.tab();
      expect(field.input.value).toBe('7911 123456');
      expect(field.values.at(-1)).toMatchObject({ country: 'GB', e164: '+447911123456' });
    },
  );

  it.each(['+44 7911 123456', '0044 7911 123456'])(
    'of %s leaves only the national digits for another country that is chosen',
    async (typed) => {
      const field = await mountPhone();
      await select(field.input, 0);
      await userEvent.keyboard(typed);
      expect(field.select().value).toBe('GB');
      for (const name of ['France +33', 'United States +1', 'Guernsey +44']) {
        await userEvent.selectOptions(field.select(), name);
        expect(name).toContain(field.callingCode());
        expect(field.values.at(-1)).toMatchObject({ phoneNumber: '7911123456' });
      }
    },
  );

  it.each([
    ['13800138000', 'US', 'China +86'],
    ['02 1234567', 'CN', 'Italy +39'],
  ])(
    'of %s at %s leaves all digits for %s, as none of them is a calling code',
    async (typed, first, chosen) => {
      const field = await mountPhone({ defaultCountry: first });
      await select(field.input, 0);
      await userEvent.keyboard(typed);
      await userEvent.selectOptions(field.select(), chosen);
      expect(field.posted().phone).toBe(typed.replace(' ', ''));
    },
  );

  it('reads the same digits as an area code in a country without that prefix', async () => {
    const field = await mountPhone({ defaultCountry: 'US', defaultValue: { phoneNumber: '' } });
    await select(field.input, 0);
    await userEvent.keyboard('+44 7911 123456');
    field.input.select();
    await userEvent.keyboard('{Backspace}0113 496 0000');
    expect(field.values.at(-1)).toMatchObject({
      country: 'GB',
      e164: '+441134960000',
      phoneLevel: 'unverified',
    });
  });

  it('Backspace after a separator deletes the digit before it, and undo brings it back', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    expect(field.input.value).toBe('138 0013 8000');
    await select(field.input, 4);
    await userEvent.keyboard('{Backspace}');
    expect(field.input.value).toBe('13 0013 8000');
    expect(field.input.selectionStart).toBe(2);
    await pressUndo();
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.values.at(-1)!.e164).toBe('+8613800138000');
  });

  it('undo and redo show only texts that were there before, and mix nothing into a number that was formatted since', async () => {
    const field = await mountPhone();
    await userEvent.click(field.input);
    await userEvent.keyboard('13800138001{Backspace}0');
    field.query('[aria-label=After]').focus();
    expect(field.input.value).toBe('138 0013 8000');
    field.input.focus();
    for (const command of ['undo', 'undo', 'undo', 'redo', 'redo', 'redo']) {
      document.execCommand(command);
      await nextFrame();
      expect(['', '13800138001', '1380013800', '13800138000', '138 0013 8000']).toContain(field.input.value);
      expect(field.posted().phone).toBe(field.input.value.replaceAll(' ', ''));
    }
  });

  it.each([
    ['Backspace', 14],
    ['Delete', 0],
  ])(
    '%s of each digit leaves an empty field, which is missing, and undo brings them back',
    async (key, caret) => {
      const field = await mountPhone({
        required: true,
        defaultValue: { phoneNumber: '4155552671', country: 'US' },
      });
      await select(field.input, caret);
      await userEvent.keyboard(`{${key}}`.repeat(10));
      expect(field.input.value).toBe('');
      expect(field.input.validity.valueMissing).toBe(true);
      for (let presses = 0; presses < 10 && field.input.value !== '(415) 555-2671'; presses++)
        await pressUndo();
      expect(field.input.value).toBe('(415) 555-2671');
      expect(field.values.at(-1)).toMatchObject({ e164: '+14155552671' });
    },
  );

  it('Delete before a separator deletes the digit after it', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await select(field.input, 3);
    await userEvent.keyboard('{Delete}');
    expect(field.input.value).toBe('138 013 8000');
  });

  it.runIf(engine === 'chromium')(
    `Backspace does so on an on-screen keyboard, too, which reports no key (${real})`,
    async () => {
      const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
      await select(field.input, 4);
      const key = { type: 'keyDown', key: 'Unidentified', windowsVirtualKeyCode: 229 };
      await devtools('Input.dispatchKeyEvent', { ...key, commands: ['deleteBackward'] });
      await nextFrame();
      expect(field.posted()).toMatchObject({ phone: '1300138000' });
      expect(field.input.selectionStart).toBe(2);
    },
  );

  it('continues after a selected digit that is replaced by the same one', async () => {
    const field = await mountPhone();
    await userEvent.click(field.input);
    await userEvent.keyboard('1');
    field.input.select();
    await userEvent.keyboard('13800138000');
    expect(field.input.value).toBe('13800138000');
  });

  it('is not changed by a letter, not even over selected digits', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await select(field.input, 4, 6);
    await userEvent.keyboard('a');
    expect(field.input.value).toBe('138 0013 8000');
    expect([field.input.selectionStart, field.input.selectionEnd]).toEqual([4, 6]);
    expect(field.values).toEqual([]);
  });
});

describe('an IME', () => {
  it.runIf(engine === 'chromium')(`formats only after it is done (${real})`, async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await devtools('Input.imeSetComposition', {
      text: '１３８００１３８０００',
      selectionStart: 11,
      selectionEnd: 11,
    });
    expect(field.input.value).toBe('１３８００１３８０００');
    expect(field.values).toEqual([]);
    await devtools('Input.insertText', { text: '１３８００１３８０００' });
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.values.at(-1)).toMatchObject({ e164: '+8613800138000' });
  });

  it.each([0, 1, 2])('commits once with %i events after the composition', async (trailing) => {
    const field = await mountPhone();
    await select(field.input, 0);
    const text = '１３８００１３８０００';
    const composed = { bubbles: true, inputType: 'insertCompositionText', data: text };
    field.input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    Reflect.set(HTMLInputElement.prototype, 'value', text, field.input);
    field.input.dispatchEvent(new InputEvent('input', { ...composed, isComposing: true }));
    expect(field.values).toEqual([]);
    field.input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: text }));
    for (let sent = 0; sent < trailing; sent++) field.input.dispatchEvent(new InputEvent('input', composed));
    await nextFrame();
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.reasons).toEqual(['type']);
  });
});

it.runIf(engine === 'chromium')(
  `continues when its parent sets a value during a composition (${real})`,
  async () => {
    const field = await mountPhone({ value: { phoneNumber: '' } });
    await select(field.input, 0);
    await devtools('Input.imeSetComposition', { text: '12', selectionStart: 2, selectionEnd: 2 });
    field.update({ value: { phoneNumber: '1390013', country: 'CN' } });
    await devtools('Input.insertText', { text: '9' });
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '13900139' });
  },
);
