import axe from 'axe-core';
import { useState } from 'react';
import { render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldValue } from '../../../src/react/PhoneField/PhoneFieldValue.ts';
import { autofill } from '../autofill.ts';
import { commitText, devtools, engine, nextFrame, pasteAt, select } from '../CodeField/codeFieldHarness.tsx';
import { recordAnnouncements } from '../whole/announcements.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import cases from '../../fixtures/phone-cases.json' with { type: 'json' };
import { until } from './until.ts';

const undo = /Mac/.test(navigator.platform) ? '{Meta>}z{/Meta}' : '{Control>}z{/Control}';

/** GTK's shortcut is its menu's, which a driver does not reach. */
async function pressUndo() {
  if (engine === 'webkit') document.execCommand('undo');
  else await userEvent.keyboard(undo);
  await nextFrame();
}

/** A pointer that is left over a field would load its list in the next test. */
const leave = () => userEvent.unhover(document.body);

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

  it('over a number takes its place, behind one it joins it', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await pasteAt(field.input, '+44 7911 123456', 0, field.input.value.length);
    expect(field.input.value).toBe('7911 123456');
    expect(field.callingCode()).toBe('+44');
    const other = await mountPhone({ defaultValue: { phoneNumber: '138001' } });
    await pasteAt(other.input, '38000', 6);
    expect(other.input.value).toBe('138 0013 8000');
    expect(other.input.selectionStart).toBe(other.input.value.length);
  });

  it('that is written another way can be undone, to what was pasted and to what was there', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138' } });
    await pasteAt(field.input, '+44 7911 123456', 0, field.input.value.length);
    expect(field.input.value).toBe('7911 123456');
    await pressUndo();
    // WebKit takes back the paste itself first, which changes nothing by then.
    if (engine === 'webkit') await pressUndo();
    expect(field.input.value).toBe('+44 7911 123456');
    expect(field.values.at(-1)).toMatchObject({ e164: '+447911123456' });
    if (engine === 'webkit') return;
    await pressUndo();
    expect(field.input.value).toBe('13800138');
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '13800138', e164: null });
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

  it('changes nothing, and is said to be too long', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    const announced = recordAnnouncements();
    await pasteAt(field.input, book, 3);
    await until(() => expect(field.message()).toMatch('This number is too long.'));
    expect(announced).toEqual([field.message()]);
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.input.selectionStart).toBe(3);
    expect(field.values).toEqual([]);
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8613800138000' });
  });

  it('is forgotten with the next change, and when the field is left', async () => {
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

  it("takes a keyboard's suggestion for one", async () => {
    const field = await mountPhone({ defaultCountry: 'US' });
    await select(field.input, 0);
    await commitText('+8613800138000');
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.values.at(-1)).toMatchObject({ country: 'CN', e164: '+8613800138000' });
  });
});

describe('a fault that is shown', () => {
  const TOO_SHORT = 'This number is too short. Check the digits and the country.';

  async function leaveTooShort() {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('1380013');
    await userEvent.tab();
    await until(() => expect(field.message()).toMatch(TOO_SHORT));
    return field;
  }

  it.each([
    ['typed over the other', '139', true],
    ['typed after the other is deleted', '{Backspace}139', true],
    ['begun with a calling code', '+4479', true],
    ['empty', '{Backspace}', false],
  ])('goes with the number, and one that is %s waits until the field is left', async (_, keys, isWrong) => {
    const field = await leaveTooShort();
    await select(field.input, 0, field.input.value.length);
    await userEvent.keyboard(keys);
    await nextFrame();
    expect([field.message(), field.input.getAttribute('aria-invalid')]).toEqual(['', null]);
    await userEvent.tab();
    await nextFrame();
    expect(field.message()).toMatch(isWrong ? TOO_SHORT : /^$/);
  });

  it('waits after a send that failed, too', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('1380013');
    await field.handle.current!.check();
    await until(() => expect(field.message()).toMatch(TOO_SHORT));
    await select(field.input, 0, field.input.value.length);
    await userEvent.keyboard('139');
    await nextFrame();
    expect(field.message()).toBe('');
  });

  it('stays while the number is put right', async () => {
    const field = await leaveTooShort();
    await select(field.input, field.input.value.length);
    await userEvent.keyboard('8{Backspace}{Backspace}');
    await nextFrame();
    expect(field.message()).toMatch(TOO_SHORT);
    await userEvent.keyboard('38000');
    await until(() => expect(field.message()).toBe(''));
  });
});

describe('typing', () => {
  it('keeps country and zero at each key, and formats when the field is left', async () => {
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

  it('goes from incomplete to mobile to too long, one commit a key, and cuts nothing', async () => {
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

  it('warns of a range that is not known, and lets it pass', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('16000138000');
    await userEvent.tab();
    expect(field.message()).toBe("This doesn't look like a mobile number. You can still try.");
    expect(field.root.dataset.invalid).toBeUndefined();
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8616000138000' });
  });

  it('selects the country of a calling code that is typed', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('+44 7911');
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
      // The country is a choice again: nothing but national digits is left.
      await userEvent.selectOptions(field.select(), 'United States +1');
      expect(field.values.at(-1)).toMatchObject({ country: 'US', e164: '+14162345678' });
    },
  );

  it('reads a prefix that only its own country has to the end, though it selects another one', async () => {
    const field = await mountPhone({ defaultCountry: 'US' });
    await select(field.input, 0);
    await userEvent.keyboard('011 44 7911 123456');
    expect(field.values.at(-1)).toMatchObject({ country: 'GB', e164: '+447911123456', phoneLevel: 'mobile' });
    await userEvent.tab();
    expect(field.input.value).toBe('7911 123456');
    expect(field.values.at(-1)).toMatchObject({ country: 'GB', e164: '+447911123456' });
  });

  it('takes the same digits for an area code in a country that does not have that prefix', async () => {
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

  it('takes by Backspace on a separator the digit before it, and undo brings it back', async () => {
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

  it('takes by Delete on a separator the digit behind it', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await select(field.input, 3);
    await userEvent.keyboard('{Delete}');
    expect(field.input.value).toBe('138 013 8000');
  });

  it.runIf(engine === 'chromium')('does so for a keyboard on a screen, which tells no key', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await select(field.input, 4);
    const key = { type: 'keyDown', key: 'Unidentified', windowsVirtualKeyCode: 229 };
    await devtools('Input.dispatchKeyEvent', { ...key, commands: ['deleteBackward'] });
    await nextFrame();
    expect(field.posted()).toMatchObject({ phone: '1300138000' });
    expect(field.input.selectionStart).toBe(2);
  });

  it('is not changed by a letter', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await select(field.input, 4);
    await userEvent.keyboard('a');
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.input.selectionStart).toBe(4);
    expect(field.values).toEqual([]);
  });
});

describe('an IME', () => {
  it.runIf(engine === 'chromium')('formats only after it is done', async () => {
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
  'goes on when its parent gives a value in the middle of a composition',
  async () => {
    const field = await mountPhone({ value: { phoneNumber: '' } });
    await select(field.input, 0);
    await devtools('Input.imeSetComposition', { text: '12', selectionStart: 2, selectionEnd: 2 });
    field.update({ value: { phoneNumber: '1390013', country: 'CN' } });
    await devtools('Input.insertText', { text: '9' });
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '13900139' });
  },
);

describe('the list of countries', () => {
  afterEach(leave);

  it('has names in the language of the page, and reads the digits again', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '(415) 555-2671', 0);
    expect(field.values.at(-1)).toMatchObject({ country: 'CN', phoneLevel: 'incomplete' });
    await userEvent.selectOptions(field.select(), 'United States +1');
    expect(field.input.value).toBe('(415) 555-2671');
    expect(field.values.at(-1)).toMatchObject({ country: 'US', e164: '+14155552671' });
    expect(field.reasons).toEqual(['paste', 'country']);
  });

  it('has the preferred countries first, and no others than the allowed ones', async () => {
    const field = await mountPhone({ countries: ['CN', 'HK', 'MO', 'US'], preferredCountries: ['MO', 'HK'] });
    expect([...field.select().options].map(({ value }) => value)).toEqual(['MO', 'HK', 'CN', 'US']);
  });

  it('is plain text when there is but one', async () => {
    const field = await mountPhone({ countries: ['HK'] });
    expect(field.select()).toBeNull();
    expect(field.callingCode()).toBe('+852');
    await pasteAt(field.input, '+86 138 0013 8000', 0);
    expect(field.input.value).toBe('+86 138 0013 8000');
    expect(field.root.dataset.level).toBe('country_unsupported');
  });
});

describe('the list with a search', () => {
  afterEach(leave);

  /** A pointer comes near, and the list is there. */
  async function approach(field: Awaited<ReturnType<typeof mountPhone>>) {
    const { left, top } = field.select().getBoundingClientRect();
    const near = { bubbles: true, clientX: left, clientY: top };
    field.select().dispatchEvent(new PointerEvent('pointerover', near));
    await until(() => expect(field.query('.sms-PhoneField-trigger')).not.toBeNull());
    return field.query<HTMLButtonElement>('.sms-PhoneField-trigger');
  }
  const search = () => document.querySelector<HTMLInputElement>('.sms-CountryList-search');
  const names = () =>
    [...document.querySelectorAll('.sms-CountryList-name')].map(({ textContent }) => textContent);

  it('takes the place of the other, without a move', async () => {
    const field = await mountPhone();
    const before = field.query('.sms-PhoneField-country').getBoundingClientRect();
    const trigger = await approach(field);
    expect(field.select()).toBeNull();
    expect(trigger).toHaveAccessibleName('Country or region');
    expect(trigger).toHaveTextContent('China +86');
    expect(field.query('.sms-PhoneField-country').getBoundingClientRect()).toEqual(before);
  });

  it('gives the focus to the number when one country is left, and keeps it elsewhere', async () => {
    const field = await mountPhone();
    (await approach(field)).focus();
    field.update({ countries: ['CN'] });
    await until(() => expect(document.activeElement).toBe(field.input));
    field.update({});
    await approach(field);
    const after = field.query<HTMLInputElement>('[aria-label=After]');
    after.focus();
    field.update({ countries: ['CN'] });
    await nextFrame();
    expect(document.activeElement).toBe(after);
  });

  it('keeps the focus where the keyboard brought it', async () => {
    const field = await mountPhone();
    field.select().focus();
    await until(() => expect(document.activeElement).toBe(field.query('.sms-PhoneField-trigger')));
  });

  it('is found through by name, and chosen from by keyboard', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '(415) 555-2671', 0);
    const trigger = await approach(field);
    await userEvent.click(trigger);
    await until(() => expect(document.activeElement).toBe(search()));
    expect(names().length).toBeGreaterThan(240);
    await userEvent.keyboard('usa');
    await until(() => expect(names()[0]).toBe('United States'));
    await userEvent.keyboard('{Enter}');
    await until(() => expect(search()).toBeNull());
    expect(field.values.at(-1)).toMatchObject({ country: 'US', e164: '+14155552671' });
    expect(field.input.value).toBe('(415) 555-2671');
    await until(() => expect(document.activeElement).toBe(trigger));
    await userEvent.click(trigger);
    await until(() => expect(names().length).toBeGreaterThan(240));
    await userEvent.keyboard('{Escape}');
  });

  it('opens by the first letter of what is looked for, and by no shortcut', async () => {
    const field = await mountPhone();
    (await approach(field)).focus();
    await userEvent.keyboard('{Alt>}g{/Alt}');
    expect(search()).toBeNull();
    await userEvent.keyboard('g');
    await until(() => expect(document.activeElement).toBe(search()));
    await userEvent.keyboard('erm');
    expect(search()!.value).toBe('germ');
    await until(() => expect(names()[0]).toBe('Germany'));
    await userEvent.keyboard('{Enter}');
    await until(() => expect(field.callingCode()).toBe('+49'));
  });

  it.each([
    ['a calling code', '00966', 'Saudi Arabia'],
    ['an everyday name', 'turkey', /^T(ürkiye|urkey)$/],
  ])('is found through by %s', async (_, typed, name) => {
    const field = await mountPhone();
    await userEvent.click(await approach(field));
    await until(() => expect(document.activeElement).toBe(search()));
    await userEvent.keyboard(typed);
    await until(() => expect(names()).toEqual([expect.stringMatching(name)]));
    await userEvent.keyboard('{Escape}');
  });

  it('says so when nothing fits, and Escape leaves the country as it was', async () => {
    const field = await mountPhone();
    await userEvent.click(await approach(field));
    await until(() => expect(document.activeElement).toBe(search()));
    await userEvent.keyboard('zzzz');
    await until(() =>
      expect(document.querySelector('.sms-CountryList-empty')).toHaveTextContent('No country found'),
    );
    await userEvent.keyboard('{Escape}');
    await until(() => expect(search()).toBeNull());
    expect(field.values).toEqual([]);
    expect(field.callingCode()).toBe('+86');
  });

  it('has the colours of the widget, though it stands at the end of the page', async () => {
    const field = await mountPhone();
    field.form.style.setProperty('--sms-accent', 'rgb(1, 2, 3)');
    await userEvent.click(await approach(field));
    await until(() => expect(search()).not.toBeNull());
    expect(getComputedStyle(search()!).getPropertyValue('--sms-accent')).toBe('rgb(1, 2, 3)');
    await userEvent.keyboard('{Escape}');
  });

  it('fills a narrow screen', async () => {
    const before = [innerWidth, innerHeight] as const;
    await page.viewport(360, 640);
    const field = await mountPhone();
    await userEvent.click(await approach(field));
    await until(() => {
      const box = document.querySelector('.sms-CountryList')!.getBoundingClientRect();
      expect([box.left, box.top, box.width, box.height]).toEqual([0, 0, innerWidth, innerHeight]);
    });
    await userEvent.click(document.querySelector('.sms-CountryList-close')!);
    await until(() => expect(search()).toBeNull());
    await page.viewport(...before);
  });

  it.each(['ltr', 'rtl'])('begins where the field does, on a page that runs %s', async (dir) => {
    const before = [innerWidth, innerHeight] as const;
    await page.viewport(800, 640);
    document.documentElement.dir = dir;
    const field = await mountPhone();
    field.form.style.marginInline = '60px';
    await userEvent.click(await approach(field));
    await until(() => {
      const list = document.querySelector('.sms-CountryList')!.getBoundingClientRect();
      expect(
        Math.abs(list.left - field.query('.sms-PhoneField-box').getBoundingClientRect().left),
      ).toBeLessThan(3);
    });
    await userEvent.keyboard('{Escape}');
    await until(() => expect(search()).toBeNull());
    document.documentElement.dir = '';
    await page.viewport(...before);
  });

  it('follows a reset', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await approach(field);
    await pasteAt(field.input, '+44 7911 123456', 0, 13);
    expect(field.callingCode()).toBe('+44');
    field.form.reset();
    await until(() => expect(field.callingCode()).toBe('+86'));
  });
});

describe('a value', () => {
  function Controlled({ accept }: { accept: (value: PhoneFieldValue) => boolean }) {
    const [value, setValue] = useState<Partial<PhoneFieldValue>>({ phoneNumber: '1380013800' });
    return <PhoneField value={value} onValueChange={(next) => accept(next) && setValue(next)} />;
  }

  it('that its parent keeps is the one that counts', async () => {
    const { container } = render(<Controlled accept={({ phoneNumber }) => phoneNumber.length < 12} />);
    const input = container.querySelector<HTMLInputElement>('[type=tel]')!;
    await select(input, 10);
    await userEvent.keyboard('0');
    expect(input.value).toBe('13800138000');
    await userEvent.keyboard('1');
    await nextFrame();
    expect(input.value.replaceAll(' ', '')).toBe('13800138000');
  });

  it('may be given in part, and is brought into its own form once', async () => {
    const field = await mountPhone({ value: { phoneNumber: '07911123456', country: 'GB' } });
    expect(field.input.value).toBe('7911 123456');
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '7911123456', e164: '+447911123456' });
    const { length } = field.values;
    field.update({ value: { phoneNumber: '07911123456', country: 'GB' } });
    expect(field.values.length).toBe(length);
    field.update({ value: { phoneNumber: '13800138000', phoneCountryCode: '+86' } });
    expect(field.input.value).toBe('138 0013 8000');
    field.update({ value: { phoneNumber: '' } });
    expect(field.input.value).toBe('');
  });

  it('is completed for a parent that has the number alone, and not touched while it is typed', async () => {
    const field = await mountPhone({ value: { phoneNumber: '1380013800', e164: null, phoneLevel: 'empty' } });
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '1380013800', phoneLevel: 'incomplete' });
    const other = await mountPhone({ value: { country: 'US', phoneCountryCode: '+86', phoneNumber: '' } });
    expect(other.values.at(-1)).toMatchObject({ country: 'US', phoneCountryCode: '+1' });
    expect(other.callingCode()).toBe('+1');
  });

  it('comes back with a reset of the form', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await pasteAt(field.input, '+44 7911 123456', 0, 13);
    field.form.reset();
    await until(() => expect(field.callingCode()).toBe('+86'));
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.select().value).toBe('CN');
    expect(field.posted()).toEqual({ phone: '13800138000', code: '+86' });
    expect(field.reasons.at(-1)).toBe('reset');
  });

  it('is restored by the handle', async () => {
    const field = await mountPhone();
    field.handle.current!.restore({ phoneNumber: '4162345678', phoneCountryCode: '+1', country: 'CA' });
    expect(field.input.value).toBe('(416) 234-5678');
    expect(field.values.at(-1)).toMatchObject({ country: 'CA', e164: '+14162345678' });
  });

  it('is not posted while the field is disabled', async () => {
    const field = await mountPhone({ disabled: true, defaultValue: { phoneNumber: '13800138000' } });
    expect(field.posted()).toEqual({});
  });
});

describe('a check', () => {
  it('shows the fault and takes the focus there', async () => {
    const field = await mountPhone();
    expect(await field.handle.current!.check()).toMatchObject({ e164: null, phoneLevel: 'empty' });
    await until(() => expect(field.message()).toBe('Enter your phone number.'));
    expect(document.activeElement).toBe(field.input);
    await userEvent.keyboard('13800138000');
    expect(field.message()).toBe('');
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8613800138000' });
  });

  it('lets an error of the parent go first', async () => {
    const field = await mountPhone({ error: 'Blocked' });
    await field.handle.current!.check();
    expect(field.message()).toBe('Blocked');
  });
});

describe('the layout', () => {
  it('does not move when a message appears, nor with the length of the calling code', async () => {
    const field = await mountPhone();
    const height = field.root.getBoundingClientRect().height;
    const start = field.input.getBoundingClientRect().left;
    await field.handle.current!.check();
    await until(() => expect(field.message()).not.toBe(''));
    expect(field.root.getBoundingClientRect().height).toBe(height);
    autofill(field.input, '+998 90 123 45 67');
    await until(() => expect(field.callingCode()).toBe('+998'));
    expect(field.input.getBoundingClientRect().left).toBe(start);
    expect(field.query('.sms-PhoneField-box').getBoundingClientRect().height).toBe(44);
  });

  it.each(['ltr', 'rtl'])('runs from left to right on a %s page, and fits 280 px', async (dir) => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    field.form.dir = dir;
    field.form.style.inlineSize = '280px';
    expect(getComputedStyle(field.input).direction).toBe('ltr');
    expect(field.select().getBoundingClientRect().left).toBeLessThan(
      field.input.getBoundingClientRect().left,
    );
    expect(field.input.scrollWidth).toBeLessThanOrEqual(field.input.clientWidth);
    expect(field.root.scrollWidth).toBe(280);
  });
});

describe('for assistive technology', () => {
  it.each(["with the platform's list", 'with the search'])('has no fault %s', async (which) => {
    const field = await mountPhone({ hint: 'With a message', error: 'Not this one' });
    if (which === 'with the search') {
      field.select().dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      await until(() => expect(field.query('.sms-PhoneField-trigger')).not.toBeNull());
      await userEvent.click(field.query('.sms-PhoneField-trigger'));
      await until(() => expect(document.querySelector('.sms-CountryList')).toHaveStyle({ opacity: '1' }));
    }
    const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
    const { violations } = await axe.run(document.body, { rules });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    await leave();
  });
});
