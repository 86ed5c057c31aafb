import type { PhoneAnswer } from './judgePhone.ts';

/** What `peers/phoneGrid.tsx` offers: one phone field at a time, in a form that asks for its number. */
export interface PhoneGridPage {
  names(): string[];
  /** Mounts one with a country selected, puts the focus into it, and selects what stands there, as Tab does. */
  mount(name: string, country: string): Promise<void>;
  /** Fills it as a browser or a password manager does: a value, and an event that says nothing. */
  autofill(text: string): Promise<void>;
  /** What a form would get that checks the number as the field's documentation says. The focus has left the field. */
  read(): Promise<PhoneAnswer>;
}
