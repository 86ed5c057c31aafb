import { cleanPhoneText, LONGEST_TEXT } from './cleanPhoneText.ts';
import { deleteDigitBefore, moveCaret, skipSeparators } from './PhoneText.ts';
import type { PhoneText } from './PhoneText.ts';
import { toPhoneEntry } from './toPhoneEntry.ts';
import type { PhoneEntry } from './readPhone.ts';

/** What makes an `<input>` a phone field: works on the DOM alone, and leaves undo to the platform. */
export interface PhoneEditor {
  /** Starts to listen; gives back what ends it. */
  connect(): () => void;
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

/** Makes a phone field of `input`. */
export function createPhoneEditor(input: HTMLInputElement, reader: PhoneReader): PhoneEditor {
  let isComposing = false;
  /** The text before the change that comes next. */
  let before: PhoneText = textOf(input);

  const hasFocus = () => input.matches(':focus');

  function remember() {
    before = textOf(input);
  }

  function write({ value, caret }: PhoneText) {
    input.value = value;
    // Safari moves the focus to a field whose selection is set.
    if (hasFocus()) input.setSelectionRange(caret, caret);
  }

  function show(value: string) {
    if (input.value !== value) write({ value, caret: moveCaret(textOf(input), value) });
    remember();
  }

  /** Moves the caret over a separator, so that the key's own deletion, which can be undone, takes a digit. */
  function onKeyDown(event: KeyboardEvent) {
    const direction = event.key === 'Backspace' ? -1 : event.key === 'Delete' ? 1 : null;
    if (direction === null || event.ctrlKey || event.altKey || event.metaKey || isComposing || input.readOnly)
      return;
    if (input.selectionStart !== input.selectionEnd) return;
    const text = textOf(input);
    const caret = skipSeparators(text, direction);
    if (caret !== text.caret) input.setSelectionRange(caret, caret);
  }

  function onBeforeInput(event: InputEvent) {
    if (isComposing) return;
    remember();
    const text = event.data ?? event.dataTransfer?.getData('text') ?? '';
    // A letter is no change: refused here, the caret, the selection and undo stay as they are.
    if (event.inputType === 'insertText' && text !== '' && cleanPhoneText(text) === '')
      event.preventDefault();
    // An engine takes half a second to show a megabyte, and again for each key after it.
    if (text.length <= LONGEST_TEXT) return;
    event.preventDefault();
    reader.refuse();
  }

  function onInput(event: Event) {
    if (isComposing) return;
    const { inputType } = event as InputEvent;
    if (inputType === 'deleteContentBackward' && hasLostSeparator()) write(deleteDigitBefore(textOf(input)));
    if (inputType === 'insertText' && cleanPhoneText(input.value) === before.value) write(before);
    show(reader.read(input.value, toPhoneEntry(event)));
  }

  /** Keyboards on a screen send no Backspace key that could be answered before. */
  function hasLostSeparator() {
    const { caret } = textOf(input);
    return before.caret - caret === 1 && !/\d/.test(before.value.charAt(caret));
  }

  function onCompositionStart() {
    remember();
    isComposing = true;
  }

  /** Engines disagree on whether an `input` follows and how many: it finds nothing new. */
  function onCompositionEnd() {
    isComposing = false;
    if (input.value !== before.value) show(reader.read(input.value, 'restore'));
  }

  /** Test libraries and password managers may send this alone. */
  function onChange(event: Event) {
    if (!isComposing && input.value !== before.value) onInput(event);
  }

  function onBlur() {
    isComposing = false;
    show(reader.rest(input.value));
  }

  function connect() {
    const connection = new AbortController();
    input.addEventListener('keydown', onKeyDown, connection);
    input.addEventListener('beforeinput', onBeforeInput, connection);
    input.addEventListener('input', onInput, connection);
    input.addEventListener('change', onChange, connection);
    input.addEventListener('compositionstart', onCompositionStart, connection);
    input.addEventListener('compositionend', onCompositionEnd, connection);
    input.addEventListener('blur', onBlur, connection);
    return () => connection.abort();
  }

  return {
    connect,
    show,
    get isBusy() {
      return isComposing || hasFocus();
    },
  };
}

function textOf({ value, selectionStart }: HTMLInputElement): PhoneText {
  return { value, caret: selectionStart ?? value.length };
}
