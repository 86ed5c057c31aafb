import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { emulateMedia, engine } from '../engine.ts';
import { fill, mountForm, mountInput, press, setTheme, STATE_NAMES, STATES } from './widgetHarness.tsx';
import { until } from '../until.ts';
import '../../../src/react/styles.css';

function colourOf(name: string, property: string): string {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.setProperty(property, name);
  const colour = getComputedStyle(probe).getPropertyValue(property);
  probe.remove();
  return colour;
}

describe.runIf(engine === 'chromium')('media features that only Chromium can emulate:', () => {
  afterEach(() => emulateMedia());

  it.each(STATE_NAMES)('with reduced motion, nothing moves or fades: %s', async (state) => {
    await emulateMedia('prefers-reduced-motion', 'reduce');
    await STATES[state]({});
    expect(document.getAnimations()).toEqual([]);
  });

  it('without reduced motion, the cooldown is drawn by one animation, and nothing else moves', async () => {
    await STATES['sent and cooling']({});
    const names = document.getAnimations().map((animation) => (animation as CSSAnimation).animationName);
    expect(names.filter(Boolean)).toEqual(['sms-cooldown']);
    const transitions = [...document.querySelectorAll('[class^=sms-]')].flatMap((part) => {
      const { transitionProperty, transitionDuration } = getComputedStyle(part);
      const durations = transitionDuration.split(', ');
      return transitionProperty.split(', ').map((property, index) => `${property} ${durations[index]}`);
    });
    const colours = /^(background-|border-)?color 0\.1[2-6]s$/;
    const moving = transitions.filter((one) => one !== 'all 0s' && !colours.test(one));
    expect([new Set(transitions).size > 3, moving]).toEqual([true, []]);
  });

  it('the list of countries only fades in, and appears at once with reduced motion', async () => {
    const list = await mountForm().openCountries();
    // Base UI takes the transition away from its first frame.
    await until(() => {
      const { transitionProperty, transitionDuration } = getComputedStyle(list);
      expect([transitionProperty, transitionDuration]).toEqual(['opacity', '0.12s']);
    });
    await emulateMedia('prefers-reduced-motion', 'reduce');
    expect(getComputedStyle(list).transitionDuration).toBe('0s');
  });

  it.each(STATE_NAMES)(
    'with forced colours, every control has a border and system colours: %s',
    async (state) => {
      await emulateMedia('forced-colors', 'active');
      await STATES[state]({});
      const canvas = colourOf('Canvas', 'background-color');
      const controls = document.querySelectorAll<HTMLElement>(
        '.sms-PhoneField-box, .sms-CodeField-slot, .sms-SendCodeButton, .sms-PhoneLoginForm-submit',
      );
      expect(controls.length).toBeGreaterThanOrEqual(8);
      for (const control of controls) {
        const style = getComputedStyle(control);
        expect(parseFloat(style.borderTopWidth)).toBeGreaterThanOrEqual(1);
        expect(style.borderTopStyle).toMatch(/solid|dashed/);
        expect(style.borderTopColor).not.toBe(canvas);
        expect(style.borderTopColor).not.toMatch(/^rgba\(.*, 0\)$/);
      }
    },
  );

  it.each(['light', 'dark'] as const)(
    'with more contrast, borders and hints have the colour of the text: %s',
    async (theme) => {
      await emulateMedia('prefers-contrast', 'more');
      const { find, message } = await STATES['sent and cooling']({ theme });
      const text = colourOf('var(--sms-text)', 'color');
      for (const part of ['PhoneField-box', 'CodeField-slot'])
        expect(getComputedStyle(find(`.sms-${part}`)).borderTopColor, part).toBe(text);
      expect(getComputedStyle(message).color).toBe(text);
    },
  );

  it('with forced colours, what is disabled is grey, including its label', async () => {
    await emulateMedia('forced-colors', 'active');
    const grey = colourOf('GrayText', 'color');
    const { find } = await STATES.disabled({});
    for (const part of ['PhoneField-label', 'PhoneField-input', 'CodeField-label', 'CodeField-input'])
      expect(getComputedStyle(find(`.sms-${part}`)).color, part).toBe(grey);
    for (const part of ['PhoneField-box', 'CodeField-slot'])
      expect(getComputedStyle(find(`.sms-${part}`)).borderTopColor, part).toBe(grey);
  });

  it('with forced colours, a wrong field is dashed, inside or outside the focus ring', async () => {
    await emulateMedia('forced-colors', 'active');
    const ring = ['solid', '2px', colourOf('Highlight', 'color')];
    const readStyles = async (widget: ReturnType<typeof mountInput>) => {
      const styles = [];
      for (const [field, part] of [
        [widget.phone, 'PhoneField-box'],
        [widget.code, 'CodeField-slot'],
      ] as const) {
        field.focus();
        await until(() => getComputedStyle(widget.find(`.sms-${part}`)).outlineStyle === 'solid');
        const style = getComputedStyle(widget.find(`.sms-${part}`));
        expect([style.outlineStyle, style.outlineWidth, style.outlineColor], part).toEqual(ring);
        styles.push(`${style.borderTopStyle} ${style.outlineOffset}`);
      }
      return styles;
    };
    const widget = mountInput();
    expect(await readStyles(widget)).toEqual(['solid -1px', 'solid -2px']);
    await fill(widget.phone, '138 0013');
    await press(widget.sendButton);
    widget.update({ codeError: 'Wrong.' });
    await until(() => widget.find('.sms-PhoneField[data-invalid]'));
    expect(await readStyles(widget)).toEqual(['dashed 1px', 'dashed -4px']);
  });

  it('with forced colours, a button that cannot be used is grey, and an error keeps its icon', async () => {
    await emulateMedia('forced-colors', 'active');
    const grey = colourOf('GrayText', 'color');
    const { sendButton, find } = await STATES['wrong code']({});
    for (const transition of document.getAnimations()) transition.finish();
    expect(getComputedStyle(sendButton).color).toBe(grey);
    const icon = getComputedStyle(find('.sms-PhoneCodeInput > .sms-FieldMessage > *'), '::before');
    expect([icon.borderTopWidth, icon.borderTopColor]).toEqual(['7px', colourOf('CanvasText', 'color')]);
  });
});

/** The contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = toBytes(colour).map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour as the screen shows it, whatever its notation. */
function toBytes(colour: string): number[] {
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

const disabledSurface = 'color-mix(in srgb, var(--sms-muted) 12%, var(--sms-surface))';
const accentText = 'color-mix(in srgb, var(--sms-accent) 65%, var(--sms-text))';
const ring = 'color-mix(in srgb, var(--sms-accent) 85%, var(--sms-text))';
const pressed = 'color-mix(in srgb, var(--sms-accent) 76%, black)';
const hovered = 'color-mix(in srgb, var(--sms-accent) 14%, var(--sms-surface))';

describe.each(['light', 'dark'] as const)('the colours in %s have the contrast of WCAG AA', (theme) => {
  it.each([
    ['--sms-text', '--sms-surface', 4.5],
    ['--sms-text', disabledSurface, 4.5],
    ['--sms-muted', '--sms-surface', 4.5],
    ['--sms-muted', disabledSurface, 4.5],
    [accentText, '--sms-surface', 4.5],
    [accentText, hovered, 4.5],
    [ring, '--sms-surface', 3],
    ['--sms-on-accent', '--sms-accent', 4.5],
    ['--sms-on-accent', pressed, 4.5],
    ['--sms-border', '--sms-surface', 3],
    ['--sms-error', '--sms-surface', 3],
  ])('%s on %s', (front, back, least) => {
    setTheme(theme);
    const [a = '', b = ''] = [front, back].map((name) =>
      colourOf(name.startsWith('--') ? `var(${name})` : name, 'background-color'),
    );
    expect(contrast(a, b)).toBeGreaterThanOrEqual(least);
  });
});

it.each(['light', 'dark'] as const)('the checkbox has the colours of the theme: %s', async (theme) => {
  const { agreement } = await STATES.empty({ theme });
  const style = getComputedStyle(agreement);
  expect(style.backgroundColor).toBe(colourOf('var(--sms-surface)', 'background-color'));
  expect(contrast(style.borderTopColor, style.backgroundColor)).toBeGreaterThanOrEqual(3);
  // If the browser drew the checkbox, it would paint over both.
  expect(style.appearance).toBe('none');
});

it.runIf(engine !== 'webkit').each(['light', 'dark'] as const)(
  'the focus ring has the accent that is set around a widget (WebKit draws it only while the window is in front): %s',
  async (theme) => {
    const { find, phone, code } = mountInput({}, { theme });
    document.body.style.setProperty('--sms-accent', 'rgb(200 0 100)');
    onTestFinished(() => void document.body.style.removeProperty('--sms-accent'));
    const expected = colourOf(ring, 'outline-color');
    for (const [field, part] of [
      [phone, 'PhoneField-box'],
      [code, 'CodeField-slot'],
    ] as const) {
      field.focus();
      await until(() => getComputedStyle(find(`.sms-${part}`)).outlineStyle === 'solid');
      expect(getComputedStyle(find(`.sms-${part}`)).outlineColor, part).toBe(expected);
    }
  },
);

it.each(['light', 'dark'] as const)(
  'the country that Enter would choose has a ring, with 3:1 to both sides: %s',
  async (theme) => {
    await mountForm({ countries: ['CN', 'US'] }, { theme }).openCountries();
    const row = await until(() => document.querySelector('.sms-CountryList-item[data-highlighted]'));
    const { outlineStyle, outlineColor, backgroundColor } = getComputedStyle(row);
    expect(outlineStyle).toBe('solid');
    for (const side of [backgroundColor, colourOf('var(--sms-surface)', 'background-color')])
      expect(contrast(outlineColor, side)).toBeGreaterThanOrEqual(3);
  },
);

describe('fields, buttons and the list of countries are', () => {
  /** Which themes their surfaces have, in an element with these attributes on a page without a theme. */
  async function readThemes(around: Record<string, string>) {
    const widget = mountForm({}, { theme: 'none' });
    const section = widget.find('.sms-PhoneLoginForm').parentElement!;
    for (const [name, value] of Object.entries(around)) section.setAttribute(name, value);
    const surfaces = [await widget.openCountries()];
    for (const part of [
      'PhoneField-box',
      'CodeField-slot',
      'SendCodeButton',
      'PhoneLoginForm-agreement input',
    ])
      surfaces.push(widget.find(`.sms-${part}`));
    for (const transition of document.getAnimations()) transition.finish();
    const shades = surfaces.map((surface) => luminance(getComputedStyle(surface).backgroundColor));
    return [...new Set(shades.map((shade) => (shade < 0.1 ? 'dark' : 'light')))];
  }

  beforeEach(() => (engine === 'chromium' ? emulateMedia('prefers-color-scheme', 'dark') : undefined));
  afterEach(() => (engine === 'chromium' ? emulateMedia() : undefined));

  it.each([
    ['light', 'where nothing says otherwise, even under a dark system', {}],
    ['dark', 'in an element with that `color-scheme`', { style: 'color-scheme: dark' }],
    ['dark', 'in an element with that `data-theme`', { 'data-theme': 'dark' }],
    ['light', 'in one with that `data-theme`', { 'data-theme': 'light', style: 'color-scheme: dark' }],
  ])('%s %s', async (theme, _, around) => {
    expect(await readThemes(around)).toEqual([theme]);
  });

  it('in the colours of an inner theme of another name, as daisyUI has, and so are the labels', async () => {
    document.documentElement.dataset.theme = 'dark';
    const around = { 'data-theme': 'cupcake', style: 'color-scheme: light; color: rgb(1 2 3)' };
    expect(await readThemes(around)).toEqual(['light']);
    expect(getComputedStyle(document.querySelector('.sms-PhoneField-label')!).color).toBe('rgb(1, 2, 3)');
  });

  it.runIf(engine === 'chromium')('as the system is, where the page follows it', async () => {
    const around = { style: 'color-scheme: light dark' };
    expect(await readThemes(around)).toEqual(['dark']);
    cleanup();
    await emulateMedia('prefers-color-scheme', 'light');
    expect(await readThemes(around)).toEqual(['light']);
  });
});

it.each(['light', 'dark'])(
  'the sizes that a page sets apply inside an element with a theme, too: %s',
  (theme) => {
    const root = document.documentElement;
    root.style.setProperty('--sms-radius', '4px');
    const around = document.body.appendChild(document.createElement('div'));
    around.dataset.theme = theme;
    const radius = getComputedStyle(around).getPropertyValue('--sms-radius');
    root.removeAttribute('style');
    around.remove();
    expect(radius).toBe('4px');
  },
);

describe('right to left', () => {
  it('the form is mirrored, and number and code are not', async () => {
    const { find, sendButton, code, phone } = mountForm({}, { tag: 'ar' });
    expect(sendButton.getBoundingClientRect().right).toBeLessThan(
      find('.sms-CodeField').getBoundingClientRect().left,
    );
    const [first, last] = [find('.sms-CodeField-slot'), find('.sms-CodeField-slot:last-child')];
    expect(first.getBoundingClientRect().left).toBeLessThan(last.getBoundingClientRect().left);
    for (const input of [code, phone]) expect(getComputedStyle(input).direction).toBe('ltr');
    const label = find('.sms-PhoneField-label').getBoundingClientRect();
    expect(label.right).toBeCloseTo(find('.sms-PhoneField').getBoundingClientRect().right, 0);
  });
});
