import { vi } from 'vitest';

/**
 * Waits until `look` neither throws nor returns `false` or `null`: for an expectation, a condition or an element. It
 * waits up to 25 seconds, since loading can take a while on a busy machine, and looks often, since most of it is there
 * at the first or second look.
 */
export function until<Found>(look: () => Found): Promise<Exclude<Found, false | null>> {
  const find = () => {
    const found = look();
    if (found === false || found === null) throw new Error(`Not yet: ${String(look)}`);
    return found as Exclude<Found, false | null>;
  };
  return vi.waitFor(find, { timeout: 25_000, interval: 5 });
}
