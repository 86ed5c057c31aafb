import { findFocus } from '../findFocus.ts';
import { cleanPhoneText, LONGEST_TEXT } from './cleanPhoneText.ts';
import { deleteDigitBefore, moveCaret, skipSeparators } from './PhoneText.ts';
import type { PhoneText } from './PhoneText.ts';
import { toPhoneEntry } from './toPhoneEntry.ts';
import type { PhoneEntry } from './readPhone.ts';

/** Turns an `<input>` into a phone field. Works on the DOM alone, and leaves undo to the browser. */
export interface PhoneEditor {
  /** Puts a text into the field; caret and selection stay at their digits. */
  show(text: string): void;
  /** Whether the text must stay as it is: an IME is composing, or it is typed, and the focus is still in the field. */
  isBusy(isTyped: boolean): boolean;
}

/** What the editor calls about a text. */
export interface PhoneReader {
  /**
   * Reads a new text, and returns what the field shows. Not called while an IME composes; what the composition leaves
   * behind is read as `restore`. `isPast` if an undo or a redo brought the text back.
   */
  read(text: string, how: PhoneEntry, isPast?: boolean): string;
  /** A text that is far too long was kept out of the field. */
  refuse(): void;
  /** The focus has left the field, not the page: returns what the field shows at rest. */
  rest(text: string): string;
}

/** Which way a key deletes. */
const DIRECTIONS: Readonly<Record<string, -1 | 1 | undefined>> = { Backspace: -1, Delete: 1 };

type Listeners = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

/** Makes a phone field of `input`, for the lifetime of the element. */
export function createPhoneEditor(input: HTMLInputElement, reader: PhoneReader): PhoneEditor {
  /** Whether events are ignored: an IME is composing, or the editor itself is writing. */
  let isPaused = false;
  /** The text as it was before the next change. */
  let before: PhoneText;
  /** Every text that the field has shown. */
  const past = new Set<string>();
  remember();

  const hasFocus = () => findFocus(input) === input;

  function remember() {
    before = textOf(input);
    past.add(before.value);
  }

  function write({ value, caret }: PhoneText, isUndoable?: boolean, end = caret) {
    const isFocused = hasFocus();
    if (isFocused && isUndoable) {
      isPaused = true;
      input.select();
      // Deprecated without a successor, but the only way to edit with the browser's undo.
      input.ownerDocument.execCommand?.('insertText', false, value);
      isPaused = false;
    }
    // Changes nothing if the command has worked.
    input.value = value;
    // Setting the selection of a field moves the focus there in Safari.
    if (isFocused) input.setSelectionRange(caret, end);
  }

  function show(value: string, isUndoable?: boolean) {
    if (input.value !== value) {
      const text = textOf(input);
      const end = moveCaret({ ...text, caret: input.selectionEnd as number }, value);
      write({ value, caret: moveCaret(text, value) }, isUndoable, end);
      // Setting the value ends a composition, and Chromium sends no event for that.
      isPaused = false;
    }
    remember();
  }

  const listeners: Listeners = {
    /** Moves the caret past a separator, so that the browser's own deletion, which undo knows about, takes a digit. */
    keydown(event) {
      const direction = DIRECTIONS[event.key];
      if (!direction || event.ctrlKey || event.altKey || event.metaKey || isPaused || input.readOnly) return;
      if (input.selectionStart !== input.selectionEnd) return;
      const text = textOf(input);
      const caret = skipSeparators(text, direction);
      if (caret !== text.caret) input.setSelectionRange(caret, caret);
    },

    beforeinput(event) {
      if (isPaused) return;
      remember();
      const text = event.data ?? event.dataTransfer?.getData('text') ?? '';
      // A letter changes nothing. Refused here, it leaves the caret, the selection and the undo history alone.
      if (event.inputType === 'insertText' && text !== '' && cleanPhoneText(text) === '')
        event.preventDefault();
      // A browser takes half a second to show a megabyte, and as long again for each key.
      if (text.length <= LONGEST_TEXT) return;
      event.preventDefault();
      reader.refuse();
    },

    input: settle,
    // Test libraries and password managers may send only this event.
    change(event) {
      if (input.value !== before.value) settle(event);
    },

    compositionstart() {
      remember();
      isPaused = true;
    },
    // Browsers disagree on whether and how many `input` events follow. They find nothing new.
    compositionend() {
      isPaused = false;
      if (input.value !== before.value) show(reader.read(input.value, 'restore'));
    },

    blur({ relatedTarget }) {
      isPaused = false;
      // In another window, the user may look up the rest of the number, and at the country say what it lacks. Autofill
      // sends this event, too, and takes no focus away.
      const isElsewhere = hasFocus() && !input.ownerDocument.hasFocus();
      const isAtCountry = input.parentElement?.contains(relatedTarget as Node | null);
      if (!isElsewhere && !isAtCountry) show(reader.rest(input.value));
    },
  };

  function settle(event: Event) {
    if (isPaused) return;
    const { inputType = '' } = event as Partial<InputEvent>;
    // Chromium's undo does not know what the editor has written since, and mixes older input into it.
    const isPast = inputType.startsWith('history');
    const isMixed = isPast && !past.has(input.value);
    // Some password managers fill in read-only fields, too.
    if (input.readOnly || input.disabled || isMixed) return show(before.value);
    past.add(input.value);
    if (inputType === 'deleteContentBackward' && hasLostSeparator()) write(deleteDigitBefore(textOf(input)));
    // Brackets and spaces without a digit: Backspace passes them by, and to the browser the field would be filled in.
    if (inputType.startsWith('delete') && !/[\d+]/.test(input.value)) write({ value: '', caret: 0 }, true);
    const how = toPhoneEntry(event);
    show(reader.read(input.value, how, isPast), how === 'paste');
  }

  /** On-screen keyboards send no `keydown` for Backspace that could be handled first. */
  function hasLostSeparator() {
    const { caret } = textOf(input);
    return before.caret - caret === 1 && !/\d/.test(before.value.charAt(caret));
  }

  for (const [type, listener] of Object.entries(listeners))
    input.addEventListener(type, listener as EventListener);

  return {
    show,
    isBusy: (isTyped) => isPaused || (isTyped && hasFocus()),
  };
}

function textOf({ value, selectionStart }: HTMLInputElement): PhoneText {
  return { value, caret: selectionStart ?? value.length };
}
