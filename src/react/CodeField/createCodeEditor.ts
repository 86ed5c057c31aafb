import { findFocus } from '../findFocus.ts';
import { markSlots, slotAt } from './markSlots.ts';
import { applyEdit, findEdit, mergeCode, replaceAll } from './mergeCode.ts';
import type { CodeEdit, CodeText } from './mergeCode.ts';
import { readCode } from './readCode.ts';
import type { CodeRules } from './readCode.ts';
import { toChangeReason } from './toChangeReason.ts';
import type { CodeChangeReason } from './toChangeReason.ts';

/**
 * What makes an `<input>` a code field. It works on the DOM alone: by the time that an `input` event leaves the
 * input, the value in it is clean, and an event that leaves the value as it was is no change to React.
 */
export interface CodeEditor {
  /** Why the value changed last. */
  reason: CodeChangeReason;
  /**
   * Makes a code field of the input, at first, and takes the props of a render; `value` is undefined in an uncontrolled
   * field, and clears one that was controlled.
   */
  update(input: HTMLInputElement, rules: CodeRules, value: string | undefined): void;
  /** Brings a controlled field back to its value, after the application had its chance to change that. */
  restore(): void;
  /** Fills the field in with what a text holds, as a password manager would. */
  fill(text: string, reason: CodeChangeReason): void;
  /** Goes back to the default value, as the form does. */
  readonly reset: () => void;
}

type Listeners = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

/** Makes an editor for one input; a controlled field has a value to begin with. */
export function createCodeEditor(initialValue: string | undefined): CodeEditor {
  let controlled = initialValue;
  let root: Element;
  let input: HTMLInputElement;
  let rules: CodeRules;
  /** The field before the change that comes next. */
  let before: CodeText;
  /** The reason of a change that is made here, whose `input` event does not tell. */
  let cause: CodeChangeReason | undefined;
  let isComposing = false;

  const editor: CodeEditor = {
    reason: 'typing',
    update,
    restore,
    fill,
    reset: () => fill(input.defaultValue, 'reset'),
  };
  const listeners: Listeners = {
    beforeinput(event) {
      if (isComposing) return;
      before = textOf(input);
      if (!event.data) return;
      const inserted = { ...before, text: event.data };
      const edit = mergeCode(inserted, rules);
      if (applyEdit(edit) === applyEdit(inserted)) return;
      cause = toChangeReason(event);
      if (edit.text) input.setSelectionRange(edit.start, edit.end);
      // Deprecated and without a successor: the one way to edit that the platform's undo knows about. Where it can't be
      // done, the text goes in as it is, and is cleaned afterwards.
      if (!edit.text || input.ownerDocument.execCommand?.('insertText', false, edit.text))
        event.preventDefault();
      cause = undefined;
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

    // On selected text, a click moves the caret only after the button is up again, and a double click does not select
    // the whole code.
    mousedown(event) {
      if (isPlainClick(event)) input.selectionStart = input.selectionEnd;
    },
    // The digit in the slot is selected, so that the next one takes its place.
    mouseup(event) {
      const { value, start, end } = textOf(input);
      const index = slotAt(root, event.clientX);
      if (isPlainClick(event) && start === end && value.charAt(index))
        input.setSelectionRange(index, index + 1);
      remember();
    },

    selectionchange: remember,
    // Chrome before 127 and Safari before 18 tell the document alone of that one.
    select: remember,
    // One from a password manager comes between what it has filled in and the event that says so.
    keyup: ({ isTrusted }) => isTrusted && remember(),
    // Safari restores the selection after the event, and reports that by no other.
    focus: () => requestAnimationFrame(remember),
    blur: remember,
  };

  function update(found: HTMLInputElement, newRules: CodeRules, value: string | undefined) {
    rules = newRules;
    if (!input) connect(found);
    if (value !== controlled) {
      controlled = value;
      restore(value ?? '');
    }
    // The page may have written into the input, of which no event tells.
    remember();
  }

  function connect(found: HTMLInputElement) {
    input = found;
    root = input.closest('.sms-CodeField') as Element;
    for (const [type, listener] of Object.entries(listeners))
      input.addEventListener(type, listener as EventListener);
    // What differs from the markup was typed before hydration.
    before = replaceAll(input.defaultValue, '');
    if (input.value !== before.value) fill(input.value, 'hydration');
  }

  function restore(value = controlled) {
    if (value === undefined || isComposing || input.value === value) return;
    input.value = value;
    remember();
  }

  function fill(text: string, reason: CodeChangeReason) {
    const edit = replaceAll(before.value, text);
    // All of it is new, wherever the caret was.
    before = edit;
    write(edit);
    announce(reason);
  }

  /**
   * React and test libraries note what is set on the input itself, and count nothing else as a change: so the old value
   * is set there, the new one past them.
   */
  function write(edit: CodeEdit) {
    input.value = edit.value;
    Reflect.set(HTMLInputElement.prototype, 'value', applyEdit(edit), input);
    const caret = edit.start + edit.text.length;
    // Safari moves the focus to a field whose selection is set.
    if (isActive()) input.setSelectionRange(caret, caret);
  }

  function announce(reason: CodeChangeReason) {
    cause = reason;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    cause = undefined;
  }

  function settle(event: Event) {
    if (isComposing) {
      event.stopPropagation();
      return;
    }
    editor.reason = cause ?? toChangeReason(event);
    const { value } = input;
    const isRefused = editor.reason !== 'reset' && (input.readOnly || input.disabled);
    if (isRefused) input.value = before.value;
    // A keyboard that composes whatever is typed may have composed more than a code.
    else if (readCode(value, rules) !== value)
      write(mergeCode(findEdit(before, value), rules, cause === 'typing'));
    remember();
  }

  function remember() {
    if (isComposing) return;
    before = textOf(input);
    markSlots(root, before, isActive());
  }

  /** Whether the caret is in the input, be its window in front or not: a message may come while another one is. */
  function isActive() {
    return findFocus(input) === input;
  }

  return editor;
}

/** A text box always has a selection. */
function textOf({ value, selectionStart, selectionEnd }: HTMLInputElement): CodeText {
  return { value, start: selectionStart as number, end: selectionEnd as number };
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.shiftKey;
}
