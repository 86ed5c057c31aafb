import { GATEWAYS } from './gateways.ts';
import type { GatewayName } from './gateways.ts';
import { LANGUAGES } from './languages.ts';
import type { SwitchOption } from './SwitchBar.tsx';

/** The switches in the bar of the demo page. Each is also in the URL, so that a state can be linked to. */
export interface Switches {
  gateway: GatewayName;
  lang: string;
  theme: 'auto' | 'light' | 'dark';
  dir: 'auto' | 'ltr' | 'rtl';
  layout: 'single' | 'steps';
}

/** The values of switches that the URL leaves out. */
export const DEFAULT_SWITCHES: Switches = {
  gateway: 'genauth',
  lang: 'en',
  theme: 'auto',
  dir: 'auto',
  layout: 'single',
};

/** A switch and its options. */
interface SwitchChoice extends Pick<SwitchOption, 'label' | 'options'> {
  name: keyof Switches;
}

/** Every switch that is in the URL. */
export const SWITCH_CHOICES: readonly SwitchChoice[] = [
  { name: 'gateway', label: 'Gateway', options: Object.entries(GATEWAYS) },
  { name: 'lang', label: 'Language', options: LANGUAGES },
  {
    name: 'theme',
    label: 'Theme',
    options: [
      ['auto', 'Auto'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  },
  {
    name: 'dir',
    label: 'Direction',
    options: [
      ['auto', 'Auto'],
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ],
  },
  {
    name: 'layout',
    label: 'Layout',
    options: [
      ['single', 'Single'],
      ['steps', 'Steps'],
    ],
  },
];

/** Reads the switches from the query of a URL. One that is missing, or has no such option, gets its default. */
export function parseSwitches(query: string): Switches {
  const given = new URLSearchParams(query);
  const entries = SWITCH_CHOICES.map(({ name, options }) => {
    const known = options.find(([value]) => value === given.get(name));
    return [name, known?.[0] ?? DEFAULT_SWITCHES[name]];
  });
  return Object.fromEntries(entries) as Switches;
}

/** The direction of the page: that of its language, unless one is chosen. */
export function toDirection({ dir, lang }: Pick<Switches, 'dir' | 'lang'>): 'ltr' | 'rtl' {
  if (dir !== 'auto') return dir;
  return lang === 'ar' ? 'rtl' : 'ltr';
}
