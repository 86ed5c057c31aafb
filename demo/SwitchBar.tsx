import type { ReactElement } from 'react';

/** One switch of the bar. */
export interface SwitchOption {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
}

/** The bar at the top of the demo page. */
export function SwitchBar({ switches }: { switches: SwitchOption[] }): ReactElement {
  return (
    <div className="bar" role="group" aria-label="Demo settings">
      {switches.map(({ label, value, options, onChange }) => (
        <label key={label} className="bar-switch">
          <span>{label}</span>
          <select value={value} onChange={(event) => onChange(event.target.value)}>
            {options.map(([one, text]) => (
              <option key={one} value={one}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
