import { toChangeReason } from './changeReason.ts';
import type { CodeChangeReason } from './changeReason.ts';
import { markSlots, slotAt } from './markSlots.ts';
import { findInsertion, mergeCode } from './mergeCode.ts';
import type { CodeEdit, CodeText } from './mergeCode.ts';
import { isCodeText, readCode } from './readCode.ts';
import type { CodeRules } from './readCode.ts';

/**
 * What makes an `<input>` a code field. It works on the DOM alone: by the time that an `input` event leaves the
 * input, the value in it is clean, and an event that leaves the value as it was is no change to React.
 */
export interface CodeEditor {
  /** Why the value changed last. */
  readonly reason: CodeChangeReason;
  /** Takes the props of a render; `value` is undefined in an uncontrolled field, and clears one that was controlled. */
  update(rules: CodeRules, value: string | undefined): void;
  /** Brings a controlled field back to its value, after the application had its chance to change that. */
  restore(): void;
  /** Puts the code that a text holds into the field, as an autofill would. */
  fill(text: string, reason: CodeChangeReason): void;
  /** Starts to listen to the input; gives back what ends it. */
  connect(): () => void;
}

/** Makes a code field of `input`; `root` is the element around it and its slots. */
export function createCodeEditor(
  root: Element,
  input: HTMLInputElement,
  initialRules: CodeRules,
  initialValue: string | undefined,
): CodeEditor {
  let rules = initialRules;
  let controlled = initialValue;
  let reason: CodeChangeReason = 'typing';
  /** The reason of a change that is under way, where its `input` event will not tell. */
  let cause: CodeChangeReason | undefined;
  let composing = false;
  let applying = false;
  /** The field before the change that comes next. What differs from the markup was typed before hydration. */
  let before: CodeText = { ...textOf(input), value: input.defaultValue };

  const isSettled = (value: string) => value.length <= rules.length && isCodeText(value, rules.charset);

  function remember() {
    before = textOf(input);
    markSlots(root, input);
  }

  /** React and test libraries watch the input's own property: they get to know the old value, not the new one. */
  function write(value: string, caret = value.length) {
    input.value = before.value;
    Reflect.set(HTMLInputElement.prototype, 'value', value, input);
    // Safari moves the focus to a field whose selection is set.
    if (input.matches(':focus')) input.setSelectionRange(caret, caret);
  }

  function announce(why: CodeChangeReason) {
    cause = why;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function apply(edit: CodeEdit, why: CodeChangeReason) {
    applying = true;
    cause = why;
    input.setSelectionRange(edit.start, edit.end);
    // Deprecated and without a successor: the one way to edit that the platform's undo knows about.
    if (!input.matches(':focus') || !input.ownerDocument.execCommand?.('insertText', false, edit.text)) {
      write(splice(before.value, edit), edit.start + edit.text.length);
      announce(why);
    }
    applying = false;
  }

  function onBeforeInput(event: InputEvent) {
    if (composing || applying) return;
    before = textOf(input);
    cause = toChangeReason(event);
    const text = event.data ?? event.dataTransfer?.getData('text');
    if (text == null || !event.inputType.startsWith('insert')) return;
    if (isSettled(splice(before.value, { ...before, text }))) return;
    event.preventDefault();
    const edit = mergeCode(before, text, rules);
    if (edit) apply(edit, cause);
    cause = undefined;
  }

  function onInput(event: Event) {
    if (composing) {
      event.stopPropagation();
      return;
    }
    reason = cause ?? toChangeReason(event);
    cause = undefined;
    const { value } = input;
    const isRefused = input.readOnly && reason !== 'reset';
    if (value !== before.value && (isRefused || !isSettled(value))) {
      const { place, inserted } = findInsertion(before, value);
      const edit = isRefused ? null : mergeCode(place, inserted, rules);
      if (edit) write(splice(place.value, edit), edit.start + edit.text.length);
      else write(before.value, before.end);
    }
    remember();
  }

  function onCompositionStart() {
    before = textOf(input);
    composing = true;
  }

  /** Engines disagree on whether an `input` follows and how many: this is the one, any other changes nothing. */
  function onCompositionEnd() {
    composing = false;
    announce('typing');
    restore();
  }

  /** A click on selected text would move the caret only after the button is up again. */
  function onMouseDown(event: MouseEvent) {
    const { start, end } = textOf(input);
    if (isPlainClick(event) && start < end) input.setSelectionRange(end, end);
  }

  /** Selects the digit in the slot, so that the next one takes its place. */
  function onMouseUp(event: MouseEvent) {
    const { value, start, end } = textOf(input);
    const index = slotAt(root, event.clientX);
    if (isPlainClick(event) && start === end && index >= 0 && index < value.length)
      input.setSelectionRange(index, index + 1);
  }

  const onSelectionChange = () => markSlots(root, input);

  function onFocus() {
    input.ownerDocument.addEventListener('selectionchange', onSelectionChange);
    remember();
  }

  function onBlur() {
    input.ownerDocument.removeEventListener('selectionchange', onSelectionChange);
    markSlots(root, input);
  }

  /** The form empties its fields after the event, unless somebody further out prevents that. */
  function onReset(event: Event) {
    const afterOthers = (last: Event) => {
      if (last !== event || event.defaultPrevented) return;
      write(input.defaultValue);
      announce('reset');
    };
    input.getRootNode().addEventListener('reset', afterOthers, { once: true });
  }

  function restore() {
    if (controlled !== undefined && !composing && input.value !== controlled) show(controlled);
  }

  function show(value: string) {
    input.value = value;
    remember();
  }

  function connect() {
    const connection = new AbortController();
    const { signal } = connection;
    input.addEventListener('beforeinput', onBeforeInput, { signal });
    input.addEventListener('input', onInput, { signal });
    input.addEventListener('change', onInput, { signal });
    input.addEventListener('compositionstart', onCompositionStart, { signal });
    input.addEventListener('compositionend', onCompositionEnd, { signal });
    input.addEventListener('mousedown', onMouseDown, { signal });
    input.addEventListener('mouseup', onMouseUp, { signal });
    input.addEventListener('focus', onFocus, { signal });
    input.addEventListener('blur', onBlur, { signal });
    input.form?.addEventListener('reset', onReset, { signal });
    if (input.value !== before.value) fill(input.value, 'hydration');
    if (input.matches(':focus')) onFocus();
    markSlots(root, input);
    return () => {
      connection.abort();
      onBlur();
    };
  }

  function fill(text: string, why: CodeChangeReason) {
    if (input.readOnly || input.disabled) return;
    const code = readCode(text, rules);
    if (why !== 'hydration') {
      if (code === '') return;
      before = textOf(input);
    }
    write(code);
    announce(why);
  }

  function update(newRules: CodeRules, value: string | undefined) {
    rules = newRules;
    if (value === controlled) return;
    controlled = value;
    if (!composing && input.value !== (value ?? '')) show(value ?? '');
  }

  return {
    get reason() {
      return reason;
    },
    update,
    restore,
    fill,
    connect,
  };
}

function textOf({ value, selectionStart, selectionEnd }: HTMLInputElement): CodeText {
  return { value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
}

function splice(value: string, { start, end, text }: CodeEdit): string {
  return value.slice(0, start) + text + value.slice(end);
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && event.detail === 1 && !event.shiftKey;
}
