import { toChangeReason } from './toChangeReason.ts';
import type { CodeChangeReason } from './toChangeReason.ts';
import { isActive, markSlots, slotAt } from './markSlots.ts';
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
  reason: CodeChangeReason;
  /** Takes the props of a render; `value` is undefined in an uncontrolled field, and clears one that was controlled. */
  update(rules: CodeRules, value: string | undefined): void;
  /** Brings a controlled field back to its value, after the application had its chance to change that. */
  restore(): void;
  /** Puts the code that a text holds into the field, as an autofill would. */
  fill(text: string, reason: CodeChangeReason): void;
  /** Starts to listen to the input; gives back what ends it. */
  connect(): () => void;
}

type Listeners = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

/** Makes a code field of `input`; `root` is the element around it and its slots. */
export function createCodeEditor(
  root: Element,
  input: HTMLInputElement,
  initialRules: CodeRules,
  initialValue: string | undefined,
): CodeEditor {
  let rules = initialRules;
  let controlled = initialValue;
  /** The field before the change that comes next. What differs from the markup was typed before hydration. */
  let before: CodeText = { ...textOf(input), value: input.defaultValue };
  /** The reason of a change that is under way, where its `input` event will not tell. */
  let cause: CodeChangeReason | undefined;
  let isComposing = false;
  let isApplying = false;

  const editor: CodeEditor = { reason: 'typing', update, restore, fill, connect };
  const listeners: Listeners = {
    beforeinput(event) {
      if (isComposing || isApplying) return;
      before = textOf(input);
      cause = toChangeReason(event);
      const text = event.data ?? event.dataTransfer?.getData('text');
      if (!text || !event.inputType.startsWith('insert')) return;
      if (isSettled(splice(before.value, { ...before, text }))) return;
      event.preventDefault();
      apply(mergeCode(before, text, rules), cause);
    },

    input: settle,
    // Some password managers send this one alone.
    change: settle,

    compositionstart() {
      before = textOf(input);
      isComposing = true;
    },
    // Engines disagree on whether an `input` follows and how many: this is the one, any other changes nothing.
    compositionend() {
      isComposing = false;
      announce('typing');
      restore();
    },

    // A click on selected text would move the caret only after the button is up again.
    mousedown(event) {
      const { start, end } = textOf(input);
      if (isPlainClick(event) && start < end) input.setSelectionRange(end, end);
    },
    // The digit in the slot is selected, so that the next one takes its place.
    mouseup(event) {
      const { value, start, end } = textOf(input);
      const index = slotAt(root, event.clientX);
      if (isPlainClick(event) && start === end && value.charAt(index))
        input.setSelectionRange(index, index + 1);
    },

    selectionchange: remember,
    focus: remember,
    blur: remember,
  };

  function isSettled(value: string) {
    return value.length <= rules.length && isCodeText(value, rules.charset);
  }

  function remember() {
    if (!isComposing) before = textOf(input);
    markSlots(root, input);
  }

  /** React and test libraries watch the input's own property: they get to know the old value, not the new one. */
  function write(edit: CodeEdit | null) {
    input.value = before.value;
    if (edit) Reflect.set(HTMLInputElement.prototype, 'value', splice(before.value, edit), input);
    const caret = edit ? edit.start + edit.text.length : before.end;
    // Safari moves the focus to a field whose selection is set.
    if (isActive(input)) input.setSelectionRange(caret, caret);
  }

  function announce(reason: CodeChangeReason) {
    cause = reason;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function replaceAll(text: string, reason: CodeChangeReason) {
    write({ start: 0, end: before.value.length, text });
    announce(reason);
  }

  function apply(edit: CodeEdit | null, reason: CodeChangeReason) {
    isApplying = true;
    if (edit) {
      input.setSelectionRange(edit.start, edit.end);
      // Deprecated and without a successor: the one way to edit that the platform's undo knows about.
      if (!input.ownerDocument.execCommand?.('insertText', false, edit.text)) {
        write(edit);
        announce(reason);
      }
    }
    isApplying = false;
    cause = undefined;
  }

  function settle(event: Event) {
    if (isComposing) {
      event.stopPropagation();
      return;
    }
    editor.reason = cause ?? toChangeReason(event);
    cause = undefined;
    if (input.value !== before.value) {
      const isRefused = input.readOnly && editor.reason !== 'reset';
      const { place, inserted } = findInsertion(before, input.value);
      if (isRefused) write(null);
      else if (!isSettled(input.value)) write(mergeCode(place, inserted, rules));
    }
    remember();
  }

  /** The form empties its fields after the event, unless somebody further out prevents that. */
  function onReset(event: Event) {
    const afterOthers = (last: Event) => {
      if (last === event && !event.defaultPrevented) replaceAll(input.defaultValue, 'reset');
    };
    input.getRootNode().addEventListener('reset', afterOthers, { once: true });
  }

  function restore(value = controlled) {
    if (value === undefined || isComposing || input.value === value) return;
    input.value = value;
    remember();
  }

  function update(newRules: CodeRules, value: string | undefined) {
    rules = newRules;
    if (value === controlled) return;
    controlled = value;
    restore(value ?? '');
  }

  function fill(text: string, reason: CodeChangeReason) {
    const code = readCode(text, rules);
    if (!code || input.readOnly || input.disabled) return;
    before = textOf(input);
    replaceAll(code, reason);
  }

  function connect() {
    const connection = new AbortController();
    const { signal } = connection;
    for (const [type, listener] of Object.entries(listeners))
      input.addEventListener(type, listener as EventListener, { signal });
    input.form?.addEventListener('reset', onReset, { signal });
    if (input.value !== before.value) replaceAll(readCode(input.value, rules), 'hydration');
    remember();
    return () => connection.abort();
  }

  return editor;
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
