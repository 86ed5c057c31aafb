import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame, pasteAt } from '../editing.ts';
import { FEW_COUNTRIES } from './fewCountries.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import { setViewport } from '../setViewport.ts';
import { until } from '../until.ts';

// The pointer of the test before may be over the field, whose list of countries comes by that.
beforeEach(() => userEvent.unhover(document.body));

describe('the list of countries', () => {
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
    expect(document.elementFromPoint(before.x + before.width / 2, before.y + 9)).toBe(trigger);
    // In its name: Firefox tells Linux's screen readers nothing of what stands in a combobox.
    expect(trigger).toHaveRole('button');
    expect(trigger).toHaveAccessibleName('Country or region China +86');
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
    // It closes with what was found: to draw the others for nothing keeps a slow phone busy for a quarter of a second.
    let added = 0;
    const watcher = new MutationObserver((changes) =>
      changes.forEach(({ addedNodes }) => (added += addedNodes.length)),
    );
    watcher.observe(document.querySelector('.sms-CountryList-list')!, { childList: true });
    await userEvent.keyboard('{Enter}');
    await until(() => expect(search()).toBeNull());
    expect(added).toBe(0);
    expect(field.values.at(-1)).toMatchObject({ country: 'US', e164: '+14155552671' });
    expect(field.input.value).toBe('(415) 555-2671');
    await until(() => expect(document.activeElement).toBe(trigger));
    await userEvent.click(trigger);
    await until(() => expect(names().length).toBeGreaterThan(240));
    await until(() =>
      expect(document.querySelector('[role=option][data-highlighted]')).toHaveTextContent('United States+1'),
    );
    await userEvent.keyboard('{Escape}');
  });

  it('opens by the first letter of what is looked for, and by no shortcut', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
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

  it('leaves the country as it is, whatever letter opens it', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    (await approach(field)).focus();
    await userEvent.keyboard('g');
    await until(() => expect(document.activeElement).toBe(search()));
    await userEvent.keyboard('{Escape}');
    await until(() => expect(search()).toBeNull());
    expect(field.callingCode()).toBe('+86');
    expect(field.values).toEqual([]);
  });

  it('takes the letters that come before the search has the focus', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    const trigger = await approach(field);
    trigger.focus();
    await userEvent.keyboard('ger');
    await until(() => expect(document.activeElement).toBe(search()));
    trigger.focus();
    await userEvent.keyboard('m');
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
    const field = await mountPhone({ countries: FEW_COUNTRIES });
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

  it.each(['disabled', 'readOnly'])('closes when the field turns %s, and stays so after it', async (prop) => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await userEvent.click(await approach(field));
    await until(() => expect(search()).not.toBeNull());
    field.update({ [prop]: true });
    await until(() => expect(search()).toBeNull());
    field.update({});
    await nextFrame();
    expect(search()).toBeNull();
    expect(field.reasons).toEqual([]);
  });

  it('has the colours of the widget, though it stands at the end of the page', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    field.form.style.setProperty('--sms-accent', 'rgb(1, 2, 3)');
    await userEvent.click(await approach(field));
    await until(() => expect(search()).not.toBeNull());
    expect(getComputedStyle(search()!).getPropertyValue('--sms-accent')).toBe('rgb(1, 2, 3)');
    await userEvent.keyboard('{Escape}');
  });

  it('fills a narrow screen', async () => {
    await setViewport(360);
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await userEvent.click(await approach(field));
    await until(() => {
      const box = document.querySelector('.sms-CountryList')!.getBoundingClientRect();
      expect([box.left, box.top, box.width, box.height]).toEqual([0, 0, innerWidth, innerHeight]);
    });
    await userEvent.click(document.querySelector('.sms-CountryList-close')!);
    await until(() => expect(search()).toBeNull());
  });

  it.each(['ltr', 'rtl'])('begins where the field does, on a page that runs %s', async (dir) => {
    await setViewport(800);
    document.documentElement.dir = dir;
    onTestFinished(() => void (document.documentElement.dir = ''));
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    field.form.style.marginInline = '60px';
    await userEvent.click(await approach(field));
    await until(() => {
      const list = document.querySelector('.sms-CountryList')!.getBoundingClientRect();
      expect(
        Math.abs(list.left - field.query('.sms-PhoneField-box').getBoundingClientRect().left),
      ).toBeLessThan(0.6);
    });
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
