import { expect, it } from 'vitest';
import { callingCodeOf, COUNTRIES, countriesWith } from '../../../src/react/PhoneField/callingCodes.ts';
import { chooseCountry, isAllowed } from '../../../src/react/PhoneField/chooseCountry.ts';
import { readCountry } from '../../../src/server/checks/readCountry.ts';

/** Territories that share the numbers of a bigger neighbour. */
const OWNERS: Record<string, string> = {
  ...{ GG: 'GB', IM: 'GB', JE: 'GB', VA: 'IT', SJ: 'NO', AX: 'FI', CC: 'AU', CX: 'AU' },
  ...{ EH: 'MA', TA: 'SH', BL: 'GP', MF: 'GP', YT: 'RE' },
};

const choose = (exact: string, selected: string, countries?: string[]) =>
  chooseCountry({ callingCode: callingCodeOf(exact), exact, selected, countries });

it.each(COUNTRIES)(
  'for a number of %s, selects that country, or the one that it is a territory of',
  (country) => {
    const elsewhere = country === 'CN' ? 'US' : 'CN';
    expect(choose(country, elsewhere)).toBe(OWNERS[country] ?? country);
    expect(choose(country, country)).toBe(country);
    expect(choose(country, elsewhere, [elsewhere, country])).toBe(country);
    expect(choose(country, elsewhere, [elsewhere])).toBeNull();
    expect(choose(country, country, [elsewhere])).toBeNull();
  },
);

it('allows the numbers of a country exactly if the proxy does', () => {
  const apart: string[] = [];
  for (const country of COUNTRIES)
    for (const allowed of countriesWith(callingCodeOf(country)))
      if (isAllowed(country, [allowed]) !== isAllowedByProxy(country, allowed))
        apart.push(`${country} where ${allowed} is allowed`);
  expect(apart).toEqual([]);
});

function isAllowedByProxy(country: string, allowed: string): boolean {
  try {
    return readCountry(country, new Map([[allowed, 1]])) === allowed;
  } catch {
    return false;
  }
}
