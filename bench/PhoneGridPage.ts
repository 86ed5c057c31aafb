import type { PhoneAnswer } from './judgePhone.ts';

/** What `peers/phoneGrid.tsx` offers: one phone field at a time, in a form that asks for its number. */
export interface PhoneGridPage {
  names(): string[];
  /** Mounts one with a country selected, puts the focus into it, and selects its content, as Tab does. */
  mount(name: string, country: string): Promise<void>;
  /** Fills it as a browser or a password manager does: sets the value, and dispatches a plain `input` event. */
  autofill(text: string): Promise<void>;
  /** What a form gets after the focus has left the field, if it checks the number as the field's documentation says. */
  read(): Promise<PhoneAnswer>;
}
