import { useState } from 'react';
import type { ReactElement } from 'react';
import { findFocus } from '../findFocus.ts';
import { callingCodeOf, COUNTRIES } from './callingCodes.ts';

/** What to do with a country that was filled in. */
export interface AutofillCountryProps {
  /** Called with its calling code, including the plus, before or after its number is filled in. */
  onFill: (callingCode: string) => void;
  disabled: boolean | undefined;
}

/**
 * An invisible `<select>` of all calling codes right before a number, only for the browser's autofill. Without one,
 * Chromium fills in a +1 number without its plus; if the list lacks a number's code, it leaves the code out.
 */
export function AutofillCountry({ onFill, disabled }: AutofillCountryProps): ReactElement {
  const [options] = useState(() =>
    COUNTRIES.map((country) => <option key={country}>{`+${callingCodeOf(country)}`}</option>),
  );
  return (
    <select
      aria-hidden="true"
      autoComplete="tel-country-code"
      tabIndex={-1}
      disabled={disabled}
      // Inline, since not every page takes the style sheet, and never rendered on a server, since a strict CSP refuses
      // style attributes in markup. Its natural width: a page that makes every list as wide as its parent would scroll.
      style={{ position: 'absolute', width: 64, opacity: 0, pointerEvents: 'none' }}
      // From a label or a dialog around the field, whose first field this can be.
      onFocus={({ target }) => {
        if (findFocus(target) === target) (target.nextElementSibling as HTMLElement).focus();
      }}
      onChange={({ target }) => {
        onFill(target.value);
        // So that filling in the same one again is a change, too.
        target.value = '';
      }}
    >
      {/* eslint-disable-next-line jsx-a11y/control-has-associated-label -- the empty choice of a hidden list */}
      <option />
      {options}
    </select>
  );
}
