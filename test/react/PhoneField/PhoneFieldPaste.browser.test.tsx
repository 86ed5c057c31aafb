import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { autofill } from '../autofill.ts';
import { commitText, nextFrame, pasteAt, pressUndo, select } from '../editing.ts';
import { engine } from '../engine.ts';
import { recordAnnouncements } from '../whole/announcements.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import cases from '../../fixtures/phone-cases.json' with { type: 'json' };
import { until } from '../until.ts';

describe('a paste', () => {
  it.each(cases.filter(({ how }) => how === 'paste'))('$case: "$text" at $selected', async (expected) => {
    const field = await mountPhone({ defaultCountry: expected.selected });
    await pasteAt(field.input, expected.text, 0);
    if (expected.shown) expect(field.input.value).toBe(expected.shown);
    expect(field.callingCode()).toBe(`+${expected.callingCode}`);
    expect(field.select().value).toBe(expected.country);
    expect(field.posted()).toEqual({ phone: expected.nationalNumber, code: `+${expected.callingCode}` });
    expect(field.reasons).toEqual(['paste']);
    expect(field.values.at(-1)).toEqual({
      phoneNumber: expected.nationalNumber,
      phoneCountryCode: `+${expected.callingCode}`,
      country: expected.country,
      e164: expected.e164,
      phoneLevel: expected.level,
    });
  });

  it('over a number replaces it, after one it is appended', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await pasteAt(field.input, '+44 7911 123456', 0, field.input.value.length);
    expect(field.input.value).toBe('7911 123456');
    expect(field.callingCode()).toBe('+44');
    const other = await mountPhone({ defaultValue: { phoneNumber: '138001' } });
    await pasteAt(other.input, '38000', 6);
    expect(other.input.value).toBe('138 0013 8000');
    expect(other.input.selectionStart).toBe(other.input.value.length);
  });

  it('that is reformatted can be undone, to what was pasted and to what was there before', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await pasteAt(field.input, '+44 7911 123456', 0, field.input.value.length);
    expect(field.input.value).toBe('7911 123456');
    await pressUndo();
    // WebKit undoes the paste itself first, which no longer changes anything.
    if (engine === 'webkit') await pressUndo();
    expect(field.input.value).toBe('+44 7911 123456');
    expect(field.values.at(-1)).toMatchObject({ e164: '+447911123456' });
    if (engine === 'webkit') return;
    await pressUndo();
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.values.at(-1)).toMatchObject({ e164: '+8613800138000', country: 'CN' });
  });

  it('that is undone leaves the country that was chosen since', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '415555', 0);
    await userEvent.selectOptions(field.select(), 'United States +1');
    field.input.focus();
    await pressUndo();
    expect(field.input.value).toBe('');
    expect(field.callingCode()).toBe('+1');
  });

  it('of too many digits shows them all', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '138001380001234567890', 0);
    expect(field.input.value).toBe('138001380001234567890');
    expect(field.root.dataset.level).toBe('too_long');
  });
});

describe('a paste of far more than a number', () => {
  const book = '1380013800 and so on '.repeat(100);

  it('changes nothing, and the field says that it is too long', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    const announced = recordAnnouncements();
    await pasteAt(field.input, book, 3);
    await until(() => expect(field.message()).toMatch('This number is too long.'));
    await until(() => expect(announced).toEqual([field.message()]));
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.input.selectionStart).toBe(3);
    expect(field.values).toEqual([]);
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8613800138000' });
  });

  it('is forgotten with the next change, and on blur', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, book, 0);
    await until(() => expect(field.message()).not.toBe(''));
    await userEvent.keyboard('1');
    await until(() => expect(field.message()).toBe(''));
    await userEvent.keyboard('{Backspace}');
    await pasteAt(field.input, book, 0);
    await until(() => expect(field.message()).not.toBe(''));
    await userEvent.tab();
    await until(() => expect(field.message()).toBe(''));
  });
});

describe('an autofill', () => {
  it.each(cases.filter(({ how }) => how === 'autofill'))('$case: "$text" at $selected', async (expected) => {
    const field = await mountPhone({ defaultCountry: expected.selected });
    autofill(field.input, expected.text);
    await nextFrame();
    expect(field.input.value).toBe(expected.shown);
    expect(field.values.at(-1)).toMatchObject({ e164: expected.e164, country: expected.country });
    expect(field.reasons).toEqual(['autofill']);
  });

  it("includes a keyboard's suggestion", async () => {
    const field = await mountPhone({ defaultCountry: 'US' });
    await select(field.input, 0);
    await commitText('+8613800138000');
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.values.at(-1)).toMatchObject({ country: 'CN', e164: '+8613800138000' });
  });
});
