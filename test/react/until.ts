import { vi } from 'vitest';
import { WAIT_MS } from '../waitMs.ts';

/**
 * Waits until `look` neither throws nor returns `false` or `null`: for an expectation, a condition or an element. It
 * looks often, since most of it is there at the first or second look.
 */
export function until<Found>(look: () => Found): Promise<Exclude<Found, false | null>> {
  const find = () => {
    const found = look();
    if (found === false || found === null) throw new Error(`Not yet: ${String(look)}`);
    return found as Exclude<Found, false | null>;
  };
  return vi.waitFor(find, { timeout: WAIT_MS, interval: 5 });
}
