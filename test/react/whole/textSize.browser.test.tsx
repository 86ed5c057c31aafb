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

/** Sets the browser's own size of text until the test is over; Chromium only. */
async function setFontSize(standard: number): Promise<void> {
  const set = (size: number) =>
    devtools('Page.setFontSizes', { fontSizes: { standard: size, fixed: Math.round((size * 13) / 16) } });
  onTestFinished(async () => void (await set(16)));
  await set(standard);
}

describe('the size of text', () => {
  it.each(['62.5%', '100px'])('is the same on a page whose root has a font size of %s', (size) => {
    page.style.fontSize = size;
    expect(measure()).toEqual({ sizes: [14, 16, 20, 14, 13], width: 360 });
  });

  it.runIf(engine === 'chromium')(
    'is what the user has set in the browser, and the form is wider, too (only Chromium lets a test set it)',
    async () => {
      await setFontSize(24);
      const { sizes, width } = measure();
      expect(sizes.slice(0, 4)).toEqual([21, 24, 30, 21]);
      expect(sizes.at(-1)).toBeGreaterThan(19);
      expect(width).toBe(540);
    },
  );

  it.runIf(engine === 'chromium')(
    'makes the list of countries wider, too; where the screen ends, long names are broken',
    async () => {
      await setFontSize(32);
      await setViewport(800);
      const popup = await mountForm({ countries: ['CN', 'GB'] }, { tag: 'ru' }).openCountries();
      expect(popup.getBoundingClientRect().width).toBe(640);
      await setViewport(320);
      const list = popup.querySelector('.sms-CountryList-list')!;
      expect([list.clientWidth, list.scrollWidth]).toEqual([320, 320]);
    },
  );
});
