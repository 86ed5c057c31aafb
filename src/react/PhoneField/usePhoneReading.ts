import { useCallback, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useDomEffect } from '../useDomEffect.ts';
import { createPhoneEditor } from './createPhoneEditor.ts';
import type { PhoneEditor } from './createPhoneEditor.ts';
import { ensurePhoneData, getPhoneData, subscribePhoneData } from './ensurePhoneData.ts';
import type { PhoneMetadata } from './PhoneMetadata.ts';
import { isHeld, toCountry, toPhoneFieldValue } from './PhoneFieldValue.ts';
import type { CountryOptions, PhoneFieldValue } from './PhoneFieldValue.ts';
import { readPhone } from './readPhone.ts';
import type { PhoneEntry, PhoneReading } from './readPhone.ts';

/**
 * Why the value of a phone field changed. `country` was chosen from the list; `restore` is a value that was
 * given, or that stood in the field before the page's scripts ran, brought into its full form; `data` is a number that
 * was read again when the numbering plans came, or other countries were allowed.
 */
export type PhoneChangeReason = 'type' | 'paste' | 'autofill' | 'country' | 'restore' | 'data' | 'reset';

/** Called with each new value. */
export type OnPhoneValueChange = (value: PhoneFieldValue, details: { reason: PhoneChangeReason }) => void;

/** What a phone field is given, as far as its value is concerned. */
export interface PhoneReadingOptions extends CountryOptions {
  value?: Partial<PhoneFieldValue> | undefined;
  defaultValue?: Partial<PhoneFieldValue> | undefined;
  onValueChange?: OnPhoneValueChange | undefined;
  /** A text was kept out, since it is far too long. */
  onRefuse: () => void;
  /** There is a new text. */
  onRead: (reason: PhoneChangeReason) => void;
  /** The field was left. */
  onRest: () => void;
}

/** The reading in force and what changes it. */
export interface PhoneReadingState {
  /** What the markup shows of it: a digit more or less does not render. */
  reading: Pick<PhoneReading, 'country' | 'callingCode' | 'level'>;
  /** The first reading, which the markup shows. */
  initial: PhoneReading;
  /** The hidden input that holds the national digits. */
  posted: RefObject<HTMLInputElement | null>;
  /** The reading of this very moment, which React may not have rendered yet. */
  latest: () => PhoneReading;
  chooseCountry: (country: string) => void;
  restore: (value: Partial<PhoneFieldValue>) => void;
  /** Takes over what stood in the field, and in the list of countries, before the page's scripts ran. */
  adopt: (callingCode: string | undefined) => void;
  reset: () => void;
}

/** A text as it came in, to be read again when the numbering plans come. */
interface Entry {
  text: string;
  how: PhoneEntry;
  country: string;
}

interface Settled {
  value: Partial<PhoneFieldValue>;
  reading: PhoneReading | null;
}

/**
 * Keeps what a phone field holds, by itself or for its parent, in step with the text in the `<input>` and with the
 * one that is posted.
 */
export function usePhoneReading(
  input: RefObject<HTMLInputElement | null>,
  options: PhoneReadingOptions,
): PhoneReadingState {
  // Read as on the server, which has no numbering plans.
  const [initial] = useState(() =>
    readEntry(toEntry(options.value ?? options.defaultValue, options), options, null),
  );
  const [reading, setReading] = useState(initial);
  const latest = useRef(initial);
  const posted = useRef<HTMLInputElement>(null);
  const props = useRef(options);
  const editor = useRef<PhoneEditor>(null);
  const entry = useRef<Entry>(toEntry(options.value ?? options.defaultValue, options));
  /** The value that the parent gave last though the field knew better, and what the field held. */
  const settled = useRef<Settled>({ value: {}, reading: null });

  const post = useCallback(() => {
    if (posted.current) posted.current.value = latest.current.nationalNumber;
  }, []);
  useDomEffect(post);

  /** `known` is what the parent knows of the value already: it hears only of what is different. */
  const read = useCallback(
    (next: Entry, reason: PhoneChangeReason, known?: Partial<PhoneFieldValue>) => {
      const result = readEntry(next, props.current, getPhoneData());
      const value = toPhoneFieldValue(result);
      const held = toPhoneFieldValue(latest.current);
      const isNews = differs(known ?? held, value);
      // A parent may refuse the change: only a render brings its value back.
      if (props.current.value ? differs(held, value) : differs(shownOf(held), value)) setReading(result);
      entry.current = next;
      latest.current = result;
      post();
      props.current.onRead(reason);
      if (isNews) props.current.onValueChange?.(value, { reason });
      return result;
    },
    [post],
  );

  const restore = useCallback(
    (value: Partial<PhoneFieldValue>, reason: PhoneChangeReason, known?: Partial<PhoneFieldValue>) => {
      const result = read(toEntry(value, props.current), reason, known);
      editor.current?.show(result.shown);
      // Typing goes on when it fails; a send tries again and says so.
      if (result.level === 'incomplete') void ensurePhoneData();
      return result;
    },
    [read],
  );

  useDomEffect(() => {
    props.current = options;
    const { value } = options;
    const held = toPhoneFieldValue(latest.current);
    if (!value || !differs(value, held)) return;
    // The parent insists on what it has heard is not so.
    if (settled.current.reading === latest.current && !differs(value, settled.current.value)) return;
    // The number is the same and stays as it is written; the parent lacks what follows from it.
    if (isHeld(value, held)) options.onValueChange?.(held, { reason: 'restore' });
    else restore(value, 'restore', value);
    settled.current = { value, reading: latest.current };
  });

  useDomEffect(() => {
    if (!input.current) return undefined;
    /** A written `011` is a prefix of the country that it was begun in, not of the one that it has selected since. */
    const countryOf = (text: string) => (text.startsWith('011') ? entry : latest).current.country;
    const newEditor = createPhoneEditor(input.current, {
      read: (text, how) => {
        const country = how === 'type' ? countryOf(text) : latest.current.country;
        return read({ text, how, country }, how === 'restore' ? 'type' : how).shown;
      },
      refuse: () => props.current.onRefuse(),
      rest: (text) => {
        props.current.onRest();
        const rested: Entry = { text, how: 'restore', country: countryOf(text) };
        return readEntry(rested, props.current, getPhoneData()).shown;
      },
    });
    editor.current = newEditor;
    return newEditor.connect();
  }, [input, read]);

  const allowed = options.countries?.join();
  const readWith = useRef(allowed);
  useDomEffect(() => {
    const readAgain = () => {
      const isBusy = entry.current.how === 'type' && editor.current?.isBusy;
      const how = entry.current.how === 'type' && !isBusy ? 'restore' : entry.current.how;
      const { country } =
        latest.current.level === 'empty' ? toEntry(latest.current, props.current) : entry.current;
      const { shown } = read({ ...entry.current, how, country }, 'data');
      if (!isBusy) editor.current?.show(shown);
    };
    const isChanged = readWith.current !== allowed;
    readWith.current = allowed;
    if (isChanged || getPhoneData() !== null) readAgain();
    else if (latest.current.level === 'incomplete') void ensurePhoneData();
    return subscribePhoneData(readAgain);
  }, [read, allowed]);

  return {
    reading,
    initial,
    posted,
    latest: () => latest.current,
    chooseCountry(country) {
      const { nationalNumber } = latest.current;
      const shown = input.current?.value ?? '';
      // A calling code that is written before the number would take the country back.
      const text = shown.includes('+') && nationalNumber !== '' ? nationalNumber : shown;
      editor.current?.show(read({ text, how: 'restore', country }, 'country').shown);
    },
    restore: (value) => void restore(value, 'restore'),
    adopt(callingCode = `+${initial.callingCode}`) {
      const text = input.current?.value ?? '';
      const isSameCode = callingCode === `+${initial.callingCode}`;
      if (text === initial.shown && isSameCode) return;
      const country = isSameCode
        ? initial.country
        : toCountry({ phoneCountryCode: callingCode }, props.current);
      const how = editor.current?.isBusy ? 'type' : 'autofill';
      editor.current?.show(read({ text, how, country }, 'restore').shown);
    },
    reset: () => void restore(toPhoneFieldValue(initial), 'reset'),
  };
}

function toEntry(value: Partial<PhoneFieldValue> = {}, options: CountryOptions): Entry {
  return { text: value.phoneNumber ?? value.e164 ?? '', how: 'restore', country: toCountry(value, options) };
}

function readEntry(
  { text, how, country }: Entry,
  { countries }: CountryOptions,
  metadata: PhoneMetadata | null,
): PhoneReading {
  return readPhone(text, { how, country, countries, metadata });
}

const FIELDS = ['phoneNumber', 'phoneCountryCode', 'country', 'e164', 'phoneLevel'] as const;

/** Whether something that is known of a value is not so. What else a parent keeps in its object does not count. */
function differs(known: Partial<PhoneFieldValue>, value: Partial<PhoneFieldValue>): boolean {
  return FIELDS.some((field) => known[field] !== undefined && known[field] !== value[field]);
}

/** What of a value the markup shows. */
function shownOf({ country, phoneLevel }: PhoneFieldValue): Partial<PhoneFieldValue> {
  return { country, phoneLevel };
}
