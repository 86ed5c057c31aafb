import { forwardRef } from 'react';
import type { SelectHTMLAttributes } from 'react';
import type { CountryOption } from './listCountries.ts';

/** The rest of the props goes to the `<select>`. */
export interface CountrySelectProps extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'value' | 'defaultValue' | 'children'
> {
  options: readonly CountryOption[];
  /** ISO code of the country that is selected at first and by a reset. */
  defaultCountry: string;
  /** Options are calling codes, which a form posts as they are, or countries. */
  by: 'callingCode' | 'country';
  onCountryChange: (country: string) => void;
}

/** The list of countries as the platform has it: what a server renders, and what stays when nothing better loads. */
export const CountrySelect = forwardRef<HTMLSelectElement, CountrySelectProps>(function CountrySelect(
  { options, defaultCountry, by, onCountryChange, ...rest },
  ref,
) {
  const initial = options.find(({ country }) => country === defaultCountry);
  return (
    <select
      {...rest}
      ref={ref}
      defaultValue={initial?.[by]}
      onChange={(event) => {
        const chosen = options[event.target.selectedIndex];
        if (chosen) onCountryChange(chosen.country);
      }}
    >
      {options.map((option) => (
        <option key={option.country} value={option[by]}>
          {`${option.name} ${option.callingCode}`}
        </option>
      ))}
    </select>
  );
});
