import { describe, expect, it } from 'vitest';
import { parseSwitches, toDirection } from '../../demo/parseSwitches.ts';

const DEFAULTS = { gateway: 'genauth', lang: 'en', theme: 'auto', dir: 'auto', layout: 'single' };

describe('the URL of the demo page', () => {
  it('sets every switch', () => {
    expect(parseSwitches('?gateway=v2&lang=zh-CN&theme=dark&dir=rtl&layout=steps')).toEqual({
      gateway: 'v2',
      lang: 'zh-CN',
      theme: 'dark',
      dir: 'rtl',
      layout: 'steps',
    });
  });

  it('gives each switch that it leaves out its default', () => {
    expect(parseSwitches('')).toEqual(DEFAULTS);
    expect(parseSwitches('?theme=light')).toEqual({ ...DEFAULTS, theme: 'light' });
  });

  it('gives a switch its default instead of an unknown value', () => {
    expect(parseSwitches('?gateway=nope&lang=zh_CN&theme=blue&dir=up&layout=')).toEqual(DEFAULTS);
  });
});

it.each([
  ['auto', 'ar', 'rtl'],
  ['auto', 'zh-CN', 'ltr'],
  ['ltr', 'ar', 'ltr'],
  ['rtl', 'en', 'rtl'],
] as const)('with the direction %s, a page in the language %s is %s', (dir, lang, direction) => {
  expect(toDirection({ dir, lang })).toBe(direction);
});
