import { useCallback, useEffect, useState } from 'react';

/** What the bar of the demo page switches; each is in the address too, so that a state can be linked to. */
export interface Switches {
  gateway: 'genauth' | 'v2';
  lang: string;
  theme: 'auto' | 'light' | 'dark';
  dir: 'ltr' | 'rtl';
  layout: 'single' | 'steps';
}

const DEFAULTS: Switches = { gateway: 'genauth', lang: 'en', theme: 'auto', dir: 'ltr', layout: 'single' };

/** The switches as the address has them, and the function that sets one. */
export function useSwitches(): [Switches, (name: keyof Switches, value: string) => void] {
  const [switches, set] = useState<Switches>(() => {
    const given = new URLSearchParams(location.search);
    const entries = Object.entries(DEFAULTS).map(([name, value]) => [name, given.get(name) ?? value]);
    return Object.fromEntries(entries) as Switches;
  });
  useEffect(() => {
    const root = document.documentElement;
    root.lang = switches.lang;
    root.dir = switches.dir;
    if (switches.theme === 'auto') root.removeAttribute('data-theme');
    else root.dataset.theme = switches.theme;
    const changed = Object.entries(switches).filter(
      ([name, value]) => DEFAULTS[name as keyof Switches] !== value,
    );
    const query = new URLSearchParams(changed).toString();
    history.replaceState(null, '', query ? `?${query}` : location.pathname);
  }, [switches]);
  const change = useCallback((name: keyof Switches, value: string) => {
    set((present) => ({ ...present, [name]: value }));
  }, []);
  return [switches, change];
}
