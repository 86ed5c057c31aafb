import { expect, it } from 'vitest';
import { callingCodeOf, COUNTRIES } from '../../../src/react/PhoneField/callingCodes.ts';
import { chooseCountry } from '../../../src/react/PhoneField/chooseCountry.ts';

/** Territories that share the numbers of a bigger neighbour. */
const OWNERS: Record<string, string> = {
  ...{ GG: 'GB', IM: 'GB', JE: 'GB', VA: 'IT', SJ: 'NO', AX: 'FI', CC: 'AU', CX: 'AU' },
  ...{ EH: 'MA', TA: 'SH', BL: 'GP', MF: 'GP', YT: 'RE' },
};

const choose = (exact: string, selected: string, countries?: string[]) =>
  chooseCountry({ callingCode: callingCodeOf(exact), exact, selected, countries });

it.each(COUNTRIES)(
  'selects for a number of %s its country, or the one that it is a territory of',
  (country) => {
    const elsewhere = country === 'CN' ? 'US' : 'CN';
    expect(choose(country, elsewhere)).toBe(OWNERS[country] ?? country);
    expect(choose(country, country)).toBe(country);
    expect(choose(country, elsewhere, [elsewhere, country])).toBe(country);
    expect(choose(country, elsewhere, [elsewhere])).toBeNull();
  },
);
