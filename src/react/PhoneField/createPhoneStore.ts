import { monotonicNow } from '../../core/clock.ts';
import { digitsOf } from './cleanPhoneText.ts';
import { createPhoneEditor } from './createPhoneEditor.ts';
import type { PhoneEditor, PhoneReader } from './createPhoneEditor.ts';
import { ensurePhoneData, getPhoneData, subscribePhoneData } from './ensurePhoneData.ts';
import type { PhoneMetadata } from './PhoneMetadata.ts';
import { toCountry, toPhoneFieldValue } from './PhoneFieldValue.ts';
import type { CountryOptions, PhoneFieldValue } from './PhoneFieldValue.ts';
import { readPhone } from './readPhone.ts';
import type { PhoneEntry, PhoneReading } from './readPhone.ts';

/**
 * Why the value of a phone field changed. `country`: one was chosen from the list. `restore`: a value that was given,
 * or that was in the field before the page's scripts ran, was completed. `data`: the number was read again because the
 * numbering plans have come, or the allowed countries have changed.
 */
export type PhoneChangeReason = 'type' | 'paste' | 'autofill' | 'country' | 'restore' | 'data' | 'reset';

/** Called with each new value. */
export type OnPhoneValueChange = (value: PhoneFieldValue, details: { reason: PhoneChangeReason }) => void;

/** The options of a phone field that concern its value. */
export interface PhoneStoreOptions extends CountryOptions {
  value?: Partial<PhoneFieldValue> | undefined;
  defaultValue?: Partial<PhoneFieldValue> | undefined;
  onValueChange?: OnPhoneValueChange | undefined;
  /**
   * Called with a reading that has to be rendered; a digit more or less need not be. Left out before the first render.
   */
  onChange?: (reading: PhoneReading) => void;
  /** Decides when the field says something about its number. Left out before the first render. */
  fault?: PhoneListener;
}

/** Is told what happens in a phone field. */
export interface PhoneListener {
  /** A text was kept out of the field because it is far too long. */
  refuse: () => void;
  /** There is a new text. If it was started over, nothing is said about it until the field loses the focus again. */
  read: (reason: PhoneChangeReason) => void;
  /** The focus has left the field, not the page: from now on the field says what is wrong, though not that it is empty. */
  judge: () => void;
}

/** What the markup shows of a reading: a digit more or less does not render. */
export type ShownReading = Pick<PhoneReading, 'country' | 'callingCode' | 'level'>;

/** What a phone field holds, in step with the text in its `<input>` and with the hidden input that is posted. */
export interface PhoneStore {
  /** The first reading, which the markup shows. */
  readonly initial: PhoneReading;
  /** The hidden input that holds the national digits. */
  readonly posted: { current: HTMLInputElement | null };
  /** The reading as it is now, even if React has not rendered it yet. */
  readonly latest: () => PhoneReading;
  /**
   * Takes the options of each render, and the value in them if it is new to the field; the first time it makes a phone
   * field of the input.
   */
  readonly update: (input: HTMLInputElement, options: PhoneStoreOptions) => void;
  /**
   * Reads the text again, now and when the numbering plans come; returns what ends this. For allowed countries that
   * have changed, or plans that came while nothing followed them.
   */
  readonly follow: () => () => void;
  readonly chooseCountry: (country: string) => void;
  /** Adds a calling code that was filled in by itself to the number that is filled in along with it. */
  readonly prefix: (callingCode: string) => void;
  readonly restore: (value: Partial<PhoneFieldValue>) => void;
  /** Takes over what was in the field, and in the list of countries, before the page's scripts ran. */
  readonly adopt: (callingCode: string | undefined) => void;
  readonly reset: () => void;
}

/** How far apart calling code and number are filled in, at most. Chrome on iOS fills in a field every 50 ms, in any order. */
const LONGEST_FILL_MS = 1000;

/** A text as it came in, to be read again when the numbering plans come. */
interface EnteredText {
  text: string;
  how: PhoneEntry;
  country: string;
  /** Whether the country was chosen for a text that was here already. */
  isChosen?: boolean;
}

/** Creates what a phone field holds, whether the field itself or its parent keeps the value. */
export function createPhoneStore(first: PhoneStoreOptions): PhoneStore {
  let options = first;
  let entered = toEntered(options.value ?? options.defaultValue, options);
  // Read as on the server, which has no numbering plans.
  const initial = readEntered(entered, options, null);
  let latest = initial;
  let input: HTMLInputElement;
  let editor: PhoneEditor;
  /** The parent's last value that differed from the field's, and the text that came of it. */
  let settled: { value: Partial<PhoneFieldValue>; entered: EnteredText } | undefined;
  const posted: PhoneStore['posted'] = { current: null };
  /** The last calling code that was filled in by itself, when that was, and when there was a new text. */
  let filledCode = '';
  let codeFilledAt = 0;
  let textReadAt = 0;
  /** The country that each earlier text was read with, since one was last chosen: an undo only brings back the text. */
  const countryByText = new Map<string, string>();

  function post() {
    if (posted.current) posted.current.value = latest.nationalNumber;
  }

  /** `known` is what the parent already knows of the value: it is only told of something else. */
  function read(next: EnteredText, reason: PhoneChangeReason, known?: Partial<PhoneFieldValue>) {
    const result = readEntered(next, options, getPhoneData());
    const value = toPhoneFieldValue(result);
    const held = toPhoneFieldValue(latest);
    const isNews = differs(known ?? held, value);
    // A parent may refuse the change, and only a render brings its value back.
    if (differs(held, value, options.value ? WHOLE : SHOWN)) options.onChange?.(result);
    entered = next;
    latest = result;
    post();
    // If it fails, typing goes on; a send tries again, and says so. Not needed for typing: the focus has started it.
    if (result.level === 'incomplete' && next.how !== 'type') void ensurePhoneData();
    options.fault?.read(reason);
    if (isNews) options.onValueChange?.(value, { reason });
    return result;
  }

  function readAndShow(next: EnteredText, reason: PhoneChangeReason, known?: Partial<PhoneFieldValue>) {
    editor.show(read(next, reason, known).shown);
  }

  /**
   * The calling code to put before a text: the one that was filled in along with it, unless the text has one itself. A
   * browser that fills in a form leaves a number alone that was typed, or came from elsewhere, but not its country.
   */
  function codeFor(text: string, how: PhoneEntry) {
    const isAlong = how === 'autofill' && Math.abs(textReadAt - codeFilledAt) < LONGEST_FILL_MS;
    return isAlong && !text.includes('+') ? filledCode : '';
  }

  const restore = (value: Partial<PhoneFieldValue>, reason: PhoneChangeReason) =>
    readAndShow(toEntered(value, options), reason);

  function readAgain() {
    const isTyped = entered.how === 'type';
    const isBusy = editor.isBusy(isTyped);
    if (isTyped && !isBusy) entered.how = 'restore';
    if (latest.level === 'empty') entered.country = toCountry(latest, options);
    const { shown } = read(entered, 'data');
    if (!isBusy) editor.show(shown);
  }

  /** `011` and `0011` are prefixes of the country selected when they were typed, not of the one that the number selects. */
  const countryOf = (text: string) => (/^0?011/.test(text) ? entered : latest).country;

  const reader: PhoneReader = {
    read(text, how, isPast) {
      countryByText.set(latest.shown, latest.country);
      const before = isPast ? countryByText.get(text) : undefined;
      const country = before ?? (how === 'type' ? countryOf(text) : latest.country);
      textReadAt = monotonicNow();
      const next = { text: codeFor(text, how) + text, how, country };
      return read(next, how === 'restore' ? 'type' : how).shown;
    },
    refuse: () => options.fault?.refuse(),
    rest(text) {
      options.fault?.judge();
      return readEntered({ text, how: 'restore', country: countryOf(text) }, options, getPhoneData()).shown;
    },
  };

  return {
    initial,
    posted,
    latest: () => latest,
    update(found, newOptions) {
      input = found;
      editor ??= createPhoneEditor(found, reader);
      options = newOptions;
      post();
      const { value } = options;
      const held = toPhoneFieldValue(latest);
      if (!value || !differs(value, held)) return;
      // The parent repeats a value that the field has already answered.
      if (settled?.entered === entered && !differs(value, settled.value)) return;
      // The number is the same and stays as it is written; only what follows from it is new to the parent.
      const given: Fields = ['phoneNumber', value.country ? 'country' : 'phoneCountryCode'];
      if (!differs(value, held, given)) options.onValueChange?.(held, { reason: 'restore' });
      else readAndShow(toEntered(value, options), 'restore', value);
      settled = { value, entered };
    },
    follow() {
      readAgain();
      return subscribePhoneData(readAgain);
    },
    chooseCountry(country) {
      countryByText.clear();
      const { nationalNumber, callingCode } = latest;
      const { value } = input;
      const digits = digitsOf(value);
      // A calling code, before the number or alone, would change the country back; so it would behind `00` or `011`.
      const isWritten = value.includes('+')
        ? nationalNumber !== '' || digits === callingCode
        : value.startsWith('0') && digits.endsWith(callingCode + nationalNumber);
      const shown = isWritten ? nationalNumber : value;
      // As it is shown for a country chosen before, the number may lack digits, such as the 1 of a number of China.
      const text = entered.isChosen ? entered.text : shown;
      readAndShow({ text, how: 'restore', country, isChosen: true }, 'country');
    },
    prefix(callingCode) {
      const { text, how } = entered;
      filledCode = callingCode;
      codeFilledAt = monotonicNow();
      if (codeFor(text, how)) editor.show(reader.read(text, how));
    },
    restore: (value) => restore(value, 'restore'),
    adopt(callingCode = `+${initial.callingCode}`) {
      // The field had the focus before the scripts ran, and what is typed next may need the plans.
      if (editor.isBusy(true)) void ensurePhoneData();
      // When Firefox reloads a page, it restores the number but not the country that was chosen.
      else if (performance.navigation?.type) return editor.show(initial.shown);
      const text = input.value;
      const isSameCode = callingCode === `+${initial.callingCode}`;
      if (text === initial.shown && isSameCode) return;
      const country = isSameCode ? initial.country : toCountry({ phoneCountryCode: callingCode }, options);
      readAndShow({ text, how: editor.isBusy(true) ? 'type' : 'autofill', country }, 'restore');
    },
    reset: () => restore(toPhoneFieldValue(initial), 'reset'),
  };
}

function toEntered(value: Partial<PhoneFieldValue> = {}, options: CountryOptions): EnteredText {
  return { text: value.phoneNumber ?? value.e164 ?? '', how: 'restore', country: toCountry(value, options) };
}

function readEntered(
  { text, ...options }: EnteredText,
  { countries }: CountryOptions,
  metadata: PhoneMetadata | null,
): PhoneReading {
  return readPhone(text, { ...options, countries, metadata });
}

type Fields = readonly (keyof PhoneFieldValue)[];

/** What the markup shows of a value. */
const SHOWN: Fields = ['country', 'phoneLevel'];
const WHOLE: Fields = [...SHOWN, 'phoneNumber', 'phoneCountryCode', 'e164'];

/**
 * Whether `known` differs from the value in one of the fields. What else a parent keeps in its object does not count.
 */
function differs(known: Partial<PhoneFieldValue>, value: Partial<PhoneFieldValue>, fields = WHOLE): boolean {
  return fields.some((field) => known[field] !== undefined && known[field] !== value[field]);
}
