import { describe, expect, it } from 'vitest';
import { parseSwitches } from '../../demo/parseSwitches.ts';

const DEFAULTS = { gateway: 'genauth', lang: 'en', theme: 'auto', dir: 'ltr', layout: 'single' };

describe('the address of the demo page', () => {
  it('sets every switch', () => {
    expect(parseSwitches('?gateway=v2&lang=zh-CN&theme=dark&dir=rtl&layout=steps')).toEqual({
      gateway: 'v2',
      lang: 'zh-CN',
      theme: 'dark',
      dir: 'rtl',
      layout: 'steps',
    });
  });

  it('has a default for each switch that it leaves out', () => {
    expect(parseSwitches('')).toEqual(DEFAULTS);
    expect(parseSwitches('?theme=light')).toEqual({ ...DEFAULTS, theme: 'light' });
  });

  it('has the default in place of what is no choice', () => {
    expect(parseSwitches('?gateway=nope&lang=zh_CN&theme=blue&dir=up&layout=')).toEqual(DEFAULTS);
  });
});
