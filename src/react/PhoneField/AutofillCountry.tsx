import { useState } from 'react';
import type { ReactElement } from 'react';
import { callingCodeOf, COUNTRIES } from './callingCodes.ts';

/** What is done with a country that was filled in. */
export interface AutofillCountryProps {
  /** Called with its calling code, with a plus, as soon as its number is filled in, too. */
  onFill: (callingCode: string) => void;
  disabled: boolean | undefined;
}

/**
 * An unseen list of all calling codes right before a number, for the browser's autofill alone. Where Chromium finds
 * none, it fills in a number from +1 without its plus; where it finds one that lacks the code, a number without its code.
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
      // Not on a server, where a strict policy would refuse it; and not by the style sheet, which not everybody takes.
      // As wide as by itself: a page that makes each list as wide as what is around it would scroll.
      style={{ position: 'absolute', width: 64, opacity: 0, pointerEvents: 'none' }}
      onChange={({ target }) =>
        // Of its own window: a page that has opened it may be hidden, and draws no frames then.
        target.ownerDocument.defaultView?.requestAnimationFrame(() => {
          onFill(target.value);
          // The same one may be filled in again.
          target.value = '';
        })
      }
    >
      {/* eslint-disable-next-line jsx-a11y/control-has-associated-label -- stands for none, and nobody hears it */}
      <option />
      {options}
    </select>
  );
}
