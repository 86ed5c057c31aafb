import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { devtools, engine } from '../engine.ts';
import { setViewport } from '../setViewport.ts';
import { mountForm } from './widgetHarness.tsx';
import '../../../src/react/styles.css';

const page = document.documentElement;

afterEach(() => {
  page.style.fontSize = '';
  document.body.style.inlineSize = '';
});

const TEXTS = [
  'PhoneField-label',
  'PhoneField-input',
  'CodeField-input',
  'SendCodeButton-text',
  'FieldMessage',
];

function measure() {
  document.body.style.inlineSize = '800px';
  const form = mountForm();
  const sizes = TEXTS.map((name) => parseFloat(getComputedStyle(form.find(`.sms-${name}`)).fontSize));
  const { width } = form.find('form').getBoundingClientRect();
  form.unmount();
  return { sizes, width };
}

describe('the size of text', () => {
  it.each(['62.5%', '100px'])('is the same on a page whose root has a font size of %s', (size) => {
    page.style.fontSize = size;
    expect(measure()).toEqual({ sizes: [14, 16, 20, 14, 13], width: 360 });
  });

  it.runIf(engine === 'chromium')(
    'is what the user has set in the browser, and the form is wider, too (only Chromium lets a test set it)',
    async () => {
      await devtools('Page.setFontSizes', { fontSizes: { standard: 24, fixed: 20 } });
      const { sizes, width } = measure();
      await devtools('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
      expect(sizes.slice(0, 4)).toEqual([21, 24, 30, 21]);
      expect(sizes.at(-1)).toBeGreaterThan(19);
      expect(width).toBe(540);
    },
  );

  it.runIf(engine === 'chromium')(
    'makes the list of countries wider, too; where the screen ends, long names are broken',
    async () => {
      await devtools('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      onTestFinished(async () => {
        await devtools('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
      });
      await setViewport(800);
      const popup = await mountForm({ countries: ['CN', 'GB'] }, { tag: 'ru' }).openCountries();
      expect(popup.getBoundingClientRect().width).toBe(640);
      await setViewport(320);
      const list = popup.querySelector('.sms-CountryList-list')!;
      expect([list.clientWidth, list.scrollWidth]).toEqual([320, 320]);
    },
  );
});
