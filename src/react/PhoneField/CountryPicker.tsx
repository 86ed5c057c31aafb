import { useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import type { CountryCombobox as Combobox } from './CountryCombobox.tsx';
import type { CountryOption } from './listCountries.ts';
import { findFocus } from '../findFocus.ts';
import { useDomEffect } from '../useDomEffect.ts';
import type { PhoneTexts } from './phoneTexts.ts';

/** What choosing a country needs. */
export interface CountryPickerProps {
  options: readonly CountryOption[];
  /** ISO codes of the countries at the top. */
  preferredCountries: readonly string[] | undefined;
  /** ISO code of the selected country. */
  country: string;
  /** Its calling code, with a plus. */
  callingCode: string;
  /** The values of the options: calling codes, which a form can post without scripts, or countries. */
  by: 'callingCode' | 'country';
  onCountryChange: (country: string) => void;
  texts: PhoneTexts;
  /** BCP 47 tag of their language. */
  tag: string;
  /** Name of the posted calling code, as long as no script posts it. */
  name: string | undefined;
  disabled: boolean | undefined;
  selectRef: RefObject<HTMLSelectElement | null>;
  /** The classes of a part of the field. */
  part: (named: 'country' | 'callingCode' | 'select' | 'trigger' | 'list', base?: string) => string;
}

/**
 * The calling code, and the list of countries behind it: a native `<select>`, until the list with a search is loaded.
 * That starts when a pointer or the focus comes near.
 */
export function CountryPicker(props: CountryPickerProps): ReactElement {
  const { country, texts, disabled, part, selectRef } = props;
  const [List, setList] = useState<typeof Combobox | null>(null);
  /** The props since when the user is at the native list: it may be open, and must not vanish or change until then. */
  const [inUse, setInUse] = useState<CountryPickerProps | null>(null);
  const { options, by } = inUse ?? props;
  const isExchanged = List && !inUse;

  const load = async () => {
    if (List || by === 'callingCode') return;
    try {
      const { CountryCombobox } = await import('./CountryCombobox.tsx');
      setList(() => CountryCombobox);
    } catch {
      // The native list stays, and the next approach tries again.
    }
  };

  useDomEffect(() => {
    // It can be opened before hydration, too.
    if (findFocus(selectRef.current) === selectRef.current) setInUse(props);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once
  }, []);

  useDomEffect(() => {
    if (selectRef.current && by === 'country') selectRef.current.value = country;
  }, [country, options, by]);

  const callingCode = (
    <span className={part('callingCode')} aria-hidden={isExchanged ? undefined : 'true'} translate="no">
      {props.callingCode}
    </span>
  );

  return (
    <div className={part('country')} data-choice="" onPointerEnter={() => void load()}>
      {isExchanged ? (
        <List {...props}>{callingCode}</List>
      ) : (
        <>
          {callingCode}
          <select
            ref={selectRef}
            className={part('select')}
            name={props.name}
            aria-label={texts.country}
            // Firefox would take it for a list of states, and fill in Canada for California; under any name of a country or
            // a calling code, that of the address. No browser fills in a language.
            autoComplete="language"
            disabled={disabled}
            // As first rendered: a reset goes back to it.
            defaultValue={props[by]}
            onFocus={() => void load()}
            onMouseDown={() => setInUse(props)}
            onKeyDown={({ key }) => key !== 'Tab' && key !== 'Shift' && setInUse(props)}
            onBlur={() => setInUse(null)}
            onChange={(event) => {
              const chosen = options[event.target.selectedIndex];
              if (chosen) props.onCountryChange(chosen.country);
            }}
          >
            {options.map((option) => (
              <option key={option.country} value={option[by]}>
                {/* Behind a name from right to left, only a mark keeps the plus before its digits. */}
                {`${option.name.replace(/[\u0590-\u08ff].*/, '$&\u200e')} ${option.callingCode}`}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
}
