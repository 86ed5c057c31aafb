import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame, pasteAt } from '../editing.ts';
import { devtools, engine } from '../engine.ts';
import styles from '../../../src/react/PhoneField/CountryList.css?raw';
import { FEW_COUNTRIES } from './fewCountries.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import { ar } from '../../../src/react/messages/ar.ts';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { setViewport } from '../setViewport.ts';
import { until } from '../until.ts';

// The pointer may still be over the field from the test before, and would load its list of countries.
beforeEach(() => userEvent.unhover(document.body));

describe('the list of countries', () => {
  it('has English names, and reads the digits again for the chosen country', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '(415) 555-2671', 0);
    expect(field.values.at(-1)).toMatchObject({ country: 'CN', phoneLevel: 'incomplete' });
    await userEvent.selectOptions(field.select(), 'United States +1');
    expect(field.input.value).toBe('(415) 555-2671');
    expect(field.values.at(-1)).toMatchObject({ country: 'US', e164: '+14155552671' });
    expect(field.reasons).toEqual(['paste', 'country']);
  });

  it('brings back the whole number with the country before, though another one has no leading 1', async () => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    await userEvent.selectOptions(field.select(), 'United States +1');
    expect(field.input.value).toBe('(380) 013-8000');
    await userEvent.selectOptions(field.select(), 'China +86');
    expect(field.input.value).toBe('138 0013 8000');
    expect(field.values.at(-1)).toMatchObject({ country: 'CN', e164: '+8613800138000' });
  });

  it('has the preferred countries first, and only allowed ones', async () => {
    const field = await mountPhone({ countries: ['CN', 'HK', 'MO', 'US'], preferredCountries: ['MO', 'HK'] });
    expect([...field.select().options].map(({ value }) => value)).toEqual(['MO', 'HK', 'CN', 'US']);
  });

  it('is plain text if there is only one country', async () => {
    const field = await mountPhone({ countries: ['HK'] });
    expect(field.select()).toBeNull();
    expect(field.callingCode()).toBe('+852');
    await pasteAt(field.input, '+86 138 0013 8000', 0);
    expect(field.input.value).toBe('+86 138 0013 8000');
    expect(field.root.dataset.level).toBe('country_unsupported');
  });

  it('leaves the focus of a dialog that opens to the number if there is only one country', async () => {
    const field = await mountPhone({ countries: ['HK'] });
    const dialog = document.body.appendChild(document.createElement('dialog'));
    onTestFinished(() => dialog.remove());
    dialog.append(field.form.parentElement!);
    dialog.showModal();
    expect(document.activeElement).toBe(field.input);
  });
});

describe('the list with a search', () => {
  /** Moves a pointer to the field, and waits for the list. */
  async function approach(field: Awaited<ReturnType<typeof mountPhone>>) {
    const { left, top } = field.select().getBoundingClientRect();
    const near = { bubbles: true, clientX: left, clientY: top };
    field.select().dispatchEvent(new PointerEvent('pointerover', near));
    return until(() => field.query<HTMLButtonElement>('.sms-PhoneField-trigger'));
  }

  /** Opens the list, and waits until its search has the focus. */
  async function open(field: Awaited<ReturnType<typeof mountPhone>>) {
    const trigger = await approach(field);
    await userEvent.click(trigger);
    await until(() => expect(document.activeElement).toBe(search()));
    return trigger;
  }
  const search = () => document.querySelector<HTMLInputElement>('.sms-CountryList-search');
  const list = () => document.querySelector('.sms-CountryList-list')!;
  const names = () =>
    [...document.querySelectorAll('.sms-CountryList-name')].map(({ textContent }) => textContent);

  it('replaces the native one, and moves nothing', async () => {
    const field = await mountPhone();
    const before = field.query('.sms-PhoneField-country').getBoundingClientRect();
    const trigger = await approach(field);
    expect(field.select()).toBeNull();
    expect(document.elementFromPoint(before.x + before.width / 2, before.y + 9)).toBe(trigger);
    // Everything is in its name: Firefox does not tell screen readers on Linux what is chosen in a combobox.
    expect(trigger).toHaveRole('button');
    expect(trigger).toHaveAccessibleName('Country or region China +86');
    expect(field.query('.sms-PhoneField-country').getBoundingClientRect()).toEqual(before);
  });

  it('moves the focus from its button or itself to the number when only one country is left, and leaves it alone elsewhere', async () => {
    const field = await mountPhone();
    (await approach(field)).focus();
    field.update({ countries: ['CN'] });
    await until(() => expect(document.activeElement).toBe(field.input));
    field.update({});
    await open(field);
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

  it('keeps the focus that the keyboard has moved to the native one', async () => {
    const field = await mountPhone();
    field.select().focus();
    await until(() => expect(document.activeElement).toBe(field.query('.sms-PhoneField-trigger')));
  });

  it('can be searched by name, and chosen from by keyboard', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '(415) 555-2671', 0);
    const trigger = await open(field);
    expect(names().length).toBeGreaterThan(240);
    await userEvent.keyboard('u');
    await until(() => expect(names().length).toBeLessThan(100));
    // Only the rows that are there get another place. Were the new ones told theirs afterwards, all would render twice.
    const few = names().length;
    let replaced = 0;
    const placing = new MutationObserver((changes) => (replaced += changes.length));
    placing.observe(list(), { attributeFilter: ['id'], subtree: true });
    await userEvent.keyboard('{Backspace}');
    await until(() => expect(names().length).toBeGreaterThan(240));
    expect(replaced).toBeLessThanOrEqual(few);
    await userEvent.keyboard('usa');
    await until(() => expect(names()[0]).toBe('United States'));
    // It closes with the countries found: rendering all others for nothing would keep a slow phone busy for 250 ms.
    let added = 0;
    const watcher = new MutationObserver((changes) =>
      changes.forEach(({ addedNodes }) => (added += addedNodes.length)),
    );
    watcher.observe(list(), { childList: true });
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

  it('opens with the first letter of a search, but not with a shortcut', async () => {
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

  it('selects what was searched for with Shift and Home, to replace it', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await open(field);
    await userEvent.keyboard('gremany{Shift>}{Home}{/Shift}');
    const { selectionStart, selectionEnd } = search()!;
    expect([selectionStart, selectionEnd]).toEqual([0, 7]);
    await userEvent.keyboard('germany');
    await until(() => expect(names()).toEqual(['Germany']));
    await userEvent.keyboard('{Escape}');
  });

  it('gives the focus back at once: the next key can come while it fades out', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await open(field);
    await userEvent.keyboard('germ');
    await until(() => expect(names()).toEqual(['Germany']));
    await userEvent.keyboard('{Enter}{Tab}5');
    expect(field.callingCode()).toBe('+49');
    expect(field.input.value).toBe('5');
  });

  it('keeps its rows while it is open, though their names and order change', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await open(field);
    const highlighted = () => document.querySelector('[role=option][data-highlighted]');
    await until(() => expect(highlighted()).toHaveTextContent('China+86'));
    await userEvent.keyboard('{ArrowDown}');
    await until(() => expect(highlighted()).not.toHaveTextContent('China+86'));
    const chosen = highlighted()!.querySelector('.sms-CountryList-code')!.textContent;
    const before = names();
    field.update({ locale: zhCN, preferredCountries: ['US', 'DE'] });
    await nextFrame();
    expect(names()).toEqual(before);
    await userEvent.keyboard('{Enter}');
    await until(() => expect(field.callingCode()).toBe(chosen));
  });

  it('leaves the country as it is when a letter opens it', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    (await approach(field)).focus();
    await userEvent.keyboard('g');
    await until(() => expect(document.activeElement).toBe(search()));
    await userEvent.keyboard('{Escape}');
    await until(() => expect(search()).toBeNull());
    expect(field.callingCode()).toBe('+86');
    expect(field.values).toEqual([]);
  });

  it('takes the letters typed before the search has the focus', async () => {
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
  ])('can be searched by %s', async (_, typed, name) => {
    const field = await mountPhone();
    await open(field);
    await userEvent.keyboard(typed);
    await until(() => expect(names()).toEqual([expect.stringMatching(name)]));
    await userEvent.keyboard('{Escape}');
  });

  it('says so when nothing matches, and Escape leaves the country as it was', async () => {
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await open(field);
    await userEvent.keyboard('zzzz');
    await until(() =>
      expect(document.querySelector('.sms-CountryList-empty')).toHaveTextContent('No country found'),
    );
    await userEvent.keyboard('{Escape}');
    await until(() => expect(search()).toBeNull());
    expect(field.values).toEqual([]);
    expect(field.callingCode()).toBe('+86');
  });

  it('closes at a click into the number, and leaves the focus there', async () => {
    await setViewport(800);
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await open(field);
    await userEvent.click(field.input);
    await until(() => expect(search()).toBeNull());
    expect(field.input).toHaveFocus();
    await userEvent.keyboard('138');
    expect(field.input.value).toBe('138');
  });

  it.each(['disabled', 'readOnly'])(
    'closes when the field becomes %s, and stays closed afterwards',
    async (prop) => {
      const field = await mountPhone({ countries: FEW_COUNTRIES });
      await open(field);
      field.update({ [prop]: true });
      await until(() => expect(search()).toBeNull());
      field.update({});
      await nextFrame();
      expect(search()).toBeNull();
      expect(field.reasons).toEqual([]);
    },
  );

  it('has the custom properties of the widget, although it is at the end of the page', async () => {
    const used = [...new Set(styles.match(/(?<=var\()--sms-[a-z-]+/g))];
    expect(used).toContain('--sms-accent');
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    for (const name of used) field.form.style.setProperty(name, 'of-the-form');
    await open(field);
    const style = getComputedStyle(search()!);
    const lost = used.filter((name) => style.getPropertyValue(name) !== 'of-the-form');
    expect(lost, 'list them in INHERITED of CountryCombobox.tsx').toEqual([]);
    await userEvent.keyboard('{Escape}');
  });

  /** Opens the list on a screen of this size, and waits until it fills that. */
  async function openOnScreen(width: number, height: number) {
    await setViewport(width, height);
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    await userEvent.click(await approach(field));
    await until(() => {
      const box = document.querySelector('.sms-CountryList')!.getBoundingClientRect();
      expect([box.left, box.top, box.width, box.height]).toEqual([0, 0, innerWidth, innerHeight]);
    });
  }

  it('fills a narrow screen', async () => {
    await openOnScreen(360, 640);
    await userEvent.click(document.querySelector('.sms-CountryList-close')!);
    await until(() => expect(search()).toBeNull());
  });

  describe.runIf(engine === 'chromium')('on a touch screen', () => {
    beforeEach(async () => {
      await devtools('Emulation.setTouchEmulationEnabled', { enabled: true });
      return () => devtools('Emulation.setTouchEmulationEnabled', { enabled: false }) as Promise<void>;
    });

    it('leaves its button without the tint of a pointer over it, which would stay after a tap', async () => {
      const field = await mountPhone({ countries: FEW_COUNTRIES });
      await userEvent.hover(field.select());
      await until(() => expect(field.query('.sms-PhoneField-country:hover')).not.toBeNull());
      expect(getComputedStyle(field.query('.sms-PhoneField-country')).backgroundColor).toBe(
        'rgba(0, 0, 0, 0)',
      );
    });

    it('fills that of a phone on its side, and stays in the way of the second tap of a double tap', async () => {
      await openOnScreen(844, 390);
      const closedAt = performance.now();
      await userEvent.click(document.querySelector('.sms-CountryList-close')!);
      await until(() => expect(search()).toBeNull());
      expect(performance.now() - closedAt).toBeGreaterThan(300);
    });

    it.each([
      ['covers half of the screen', 360, 640, 320],
      ['leaves little of the page', 844, 190, 190],
    ])('shows its last country above a keyboard that %s', async (_, width, height, keyboardTop) => {
      await openOnScreen(width, height);
      search()!.focus();
      document.querySelector('.sms-CountryList-list')!.scrollTop = 1e6;
      const last = document.querySelector('[role=option]:last-child')!.getBoundingClientRect();
      const head = document.querySelector('.sms-CountryList-head')!.getBoundingClientRect();
      expect(last.bottom).toBeLessThan(keyboardTop);
      expect(last.top).toBeGreaterThanOrEqual(head.bottom);
      await userEvent.keyboard('{Escape}');
      await until(() => expect(search()).toBeNull());
    });
  });

  it('takes the second click of a double click, too, which would hit what is under it', async () => {
    await openOnScreen(360, 640);
    const country = document.querySelector<HTMLElement>('[role=option]')!;
    const { left, top } = country.getBoundingClientRect();
    country.click();
    await Promise.resolve();
    expect(document.querySelector('.sms-CountryList')).toHaveAttribute('data-closed');
    expect(document.elementFromPoint(left + 50, top + 9)!.closest('[role=option]')).toBe(country);
    await until(() => expect(search()).toBeNull());
  });

  it.each([
    ['on a page in ltr', 'ltr', 'ltr'],
    ['on a page in rtl', 'rtl', 'rtl'],
    ['in a form in rtl, on a page in ltr', 'ltr', 'rtl'],
  ])('starts where the field does, and has its direction, %s', async (_, ofPage, ofForm) => {
    await setViewport(800);
    document.documentElement.dir = ofPage;
    onTestFinished(() => void (document.documentElement.dir = ''));
    const field = await mountPhone({ countries: FEW_COUNTRIES });
    field.form.dir = ofForm;
    field.form.style.marginInline = '60px';
    await userEvent.click(await approach(field));
    await until(() => {
      const list = document.querySelector('.sms-CountryList')!;
      const { left } = field.query('.sms-PhoneField-box').getBoundingClientRect();
      expect(Math.abs(list.getBoundingClientRect().left - left)).toBeLessThan(0.6);
      expect(getComputedStyle(list).direction).toBe(ofForm);
    });
  });

  it.each(['ltr', 'rtl'])('has each plus before its digits in Arabic, on a page in %s', async (dir) => {
    document.documentElement.dir = dir;
    onTestFinished(() => void (document.documentElement.dir = ''));
    const field = await mountPhone({ countries: FEW_COUNTRIES, locale: ar });
    const { text } = field.select().selectedOptions[0]!;
    const shown = document.createElement('div');
    field.form.append(shown);
    shown.textContent = text;
    const leftOf = (char: string) => {
      const range = document.createRange();
      range.setStart(shown.firstChild!, text.indexOf(char));
      range.setEnd(shown.firstChild!, text.indexOf(char) + 1);
      return range.getBoundingClientRect().left;
    };
    expect(leftOf('+')).toBeLessThan(leftOf('8'));

    await open(field);
    expect(getComputedStyle(search()!).direction).toBe(dir);
    await userEvent.keyboard('+1');
    await until(() => expect(getComputedStyle(search()!).direction).toBe('ltr'));
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
