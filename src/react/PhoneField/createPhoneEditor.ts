import { findFocus } from '../findFocus.ts';
import { cleanPhoneText, LONGEST_TEXT } from './cleanPhoneText.ts';
import { deleteDigitBefore, moveCaret, skipSeparators } from './PhoneText.ts';
import type { PhoneText } from './PhoneText.ts';
import { toPhoneEntry } from './toPhoneEntry.ts';
import type { PhoneEntry } from './readPhone.ts';

/** What makes an `<input>` a phone field: works on the DOM alone, and leaves undo to the platform. */
export interface PhoneEditor {
  /** Puts a text into the field; the caret keeps its digit. */
  show(text: string): void;
  /** Whether somebody is typing, by an IME too: the text must stay as it is. */
  readonly isBusy: boolean;
}

/** Whom the editor tells about a text. */
export interface PhoneReader {
  /**
   * Reads a new text and gives back what the field shows. Not called while an IME composes; what it leaves
   * behind is a `restore`.
   */
  read(text: string, how: PhoneEntry): string;
  /** A text that is far too long was kept out of the field. */
  refuse(): void;
  /** The field was left: gives back what it shows at rest. */
  rest(text: string): string;
}

/** Which way a key deletes. */
const DIRECTIONS: Readonly<Record<string, -1 | 1 | undefined>> = { Backspace: -1, Delete: 1 };

type Listeners = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

/** Makes a phone field of `input`, for as long as that exists. */
export function createPhoneEditor(input: HTMLInputElement, reader: PhoneReader): PhoneEditor {
  /** What comes in is left alone: an IME composes, or the text is written here. */
  let isPaused = false;
  /** The text before the change that comes next. */
  let before: PhoneText;
  /** Every text that has stood in the field. */
  const past = new Set<string>();
  remember();

  const hasFocus = () => findFocus(input) === input;

  function remember() {
    before = textOf(input);
    past.add(before.value);
  }

  function write({ value, caret }: PhoneText, isUndoable?: boolean) {
    const isFocused = hasFocus();
    if (isFocused && isUndoable) {
      isPaused = true;
      input.select();
      // Deprecated and without a successor: the one way to edit that the platform's undo knows about.
      input.ownerDocument.execCommand?.('insertText', false, value);
      isPaused = false;
    }
    // Changes nothing where the command has worked.
    input.value = value;
    // Safari moves the focus to a field whose selection is set.
    if (isFocused) input.setSelectionRange(caret, caret);
  }

  function show(value: string, isUndoable?: boolean) {
    if (input.value !== value) {
      write({ value, caret: moveCaret(textOf(input), value) }, isUndoable);
      // Writing ends a composition, and Chromium sends no event that says so.
      isPaused = false;
    }
    remember();
  }

  const listeners: Listeners = {
    /** Moves the caret over a separator, so that the key's own deletion, which can be undone, takes a digit. */
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
      // A letter is no change: refused here, the caret, the selection and undo stay as they are.
      if (event.inputType === 'insertText' && text !== '' && cleanPhoneText(text) === '')
        event.preventDefault();
      // An engine takes half a second to show a megabyte, and again for each key after it.
      if (text.length <= LONGEST_TEXT) return;
      event.preventDefault();
      reader.refuse();
    },

    input: settle,
    // Test libraries and password managers may send this alone.
    change(event) {
      if (input.value !== before.value) settle(event);
    },

    compositionstart() {
      remember();
      isPaused = true;
    },
    // Engines disagree on whether an `input` follows and how many: it finds nothing new.
    compositionend() {
      isPaused = false;
      if (input.value !== before.value) show(reader.read(input.value, 'restore'));
    },

    blur() {
      isPaused = false;
      show(reader.rest(input.value));
    },
  };

  function settle(event: Event) {
    if (isPaused) return;
    const { inputType = '' } = event as Partial<InputEvent>;
    // Chromium's undo knows nothing of what was written here since, and mixes what was typed before into it.
    const isMixed = inputType.startsWith('history') && !past.has(input.value);
    // Some password managers do not mind that it is read-only.
    if (input.readOnly || input.disabled || isMixed) return show(before.value);
    past.add(input.value);
    if (inputType === 'deleteContentBackward' && hasLostSeparator()) write(deleteDigitBefore(textOf(input)));
    const how = toPhoneEntry(event);
    show(reader.read(input.value, how), how === 'paste');
  }

  /** Keyboards on a screen send no Backspace key that could be answered before. */
  function hasLostSeparator() {
    const { caret } = textOf(input);
    return before.caret - caret === 1 && !/\d/.test(before.value.charAt(caret));
  }

  for (const [type, listener] of Object.entries(listeners))
    input.addEventListener(type, listener as EventListener);

  return {
    show,
    get isBusy() {
      return isPaused || hasFocus();
    },
  };
}

function textOf({ value, selectionStart }: HTMLInputElement): PhoneText {
  return { value, caret: selectionStart ?? value.length };
}
