import { useCallback, useEffect, useState } from 'react';
import { DEFAULT_SWITCHES, parseSwitches, toDirection } from './parseSwitches.ts';
import type { Switches } from './parseSwitches.ts';

/** The switches in the URL, and a function that sets one. */
export function useSwitches(): [Switches, (name: keyof Switches, value: string) => void] {
  const [switches, set] = useState(() => parseSwitches(location.search));
  useEffect(() => {
    const root = document.documentElement;
    root.lang = switches.lang;
    root.dir = toDirection(switches);
    if (switches.theme === 'auto') root.removeAttribute('data-theme');
    else root.dataset.theme = switches.theme;
    const changed = Object.entries(switches).filter(
      ([name, value]) => DEFAULT_SWITCHES[name as keyof Switches] !== value,
    );
    const query = new URLSearchParams(changed).toString();
    history.replaceState(null, '', query ? `?${query}` : location.pathname);
  }, [switches]);
  const change = useCallback((name: keyof Switches, value: string) => {
    set((present) => ({ ...present, [name]: value }));
  }, []);
  return [switches, change];
}
