import { findFocus } from '../findFocus.ts';
import { markSlots, slotAt } from './markSlots.ts';
import { applyEdit, findEdit, mergeCode, replaceAll } from './mergeCode.ts';
import type { CodeEdit, CodeText } from './mergeCode.ts';
import { readCode } from './readCode.ts';
import type { CodeRules } from './readCode.ts';
import { toChangeReason } from './toChangeReason.ts';
import type { CodeChangeReason } from './toChangeReason.ts';

/**
 * Turns an `<input>` into a code field. It works on the DOM alone: when an `input` event bubbles out of the input, the
 * value is already clean, and if the value has not changed, React does not call `onChange`.
 */
export interface CodeEditor {
  /** Why the value changed last. */
  reason: CodeChangeReason;
  /**
   * Takes the props of each render, the first time also the input to work on. `value` is undefined in an uncontrolled
   * field; if the field was controlled before, that clears it.
   */
  update(input: HTMLInputElement, rules: CodeRules, value: string | undefined): void;
  /** Sets a controlled field back to its value, after the application had its chance to change that. */
  restore(): void;
  /** Fills in the code that a text contains, as a password manager would. */
  fill(text: string, reason: CodeChangeReason): void;
  /** Goes back to the default value, as the form does. */
  readonly reset: () => void;
}

type Listeners = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

/** Creates the editor of one input. `initialValue` is undefined in an uncontrolled field. */
export function createCodeEditor(initialValue: string | undefined): CodeEditor {
  let controlled = initialValue;
  let root: Element;
  let input: HTMLInputElement;
  let rules: CodeRules;
  /** The field as it was before the next change. */
  let before: CodeText;
  /** The reason for a change that the editor itself makes, since the `input` event does not tell it. */
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
      // Deprecated without a successor, but the only way to edit with the browser's undo. If it fails, the browser
      // inserts the text as it is, and it is cleaned afterwards.
      if (!edit.text || input.ownerDocument.execCommand?.('insertText', false, edit.text))
        event.preventDefault();
      cause = undefined;
    },

    input: settle,
    // Some password managers send only this event.
    change: settle,

    compositionstart() {
      before = textOf(input);
      isComposing = true;
    },
    // Browsers disagree on whether and how many `input` events follow. The one sent here counts; others change nothing.
    compositionend() {
      isComposing = false;
      announce('typing');
      restore();
    },

    // Without this, a click on selected text moves the caret only after `mouseup`, and a double click does not select
    // the whole code.
    mousedown(event) {
      if (isPlainClick(event)) input.selectionStart = input.selectionEnd;
    },
    // A click on a slot selects its digit, so that the next one typed replaces it.
    mouseup(event) {
      const { value, start, end } = textOf(input);
      const index = slotAt(root, event.clientX);
      if (isPlainClick(event) && start === end && value.charAt(index))
        input.setSelectionRange(index, index + 1);
      remember();
    },

    selectionchange: remember,
    // Chrome before 127 and Safari before 18 fire `selectionchange` on the document only.
    select: remember,
    // Password managers send one between filling the field and its `input` event: too early to remember the new value.
    keyup: ({ isTrusted }) => isTrusted && remember(),
    // Safari restores the selection after this event, and sends no other event for that.
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
    // The page may have set the input's value, which no event reports.
    remember();
  }

  function connect(found: HTMLInputElement) {
    input = found;
    root = input.closest('.sms-CodeField') as Element;
    for (const [type, listener] of Object.entries(listeners))
      input.addEventListener(type, listener as EventListener);
    before = replaceAll(input.defaultValue, '');
    // Firefox restores the code when it reloads a page or goes back to one: mostly spent, or without its number.
    if (performance.navigation?.type && !isActive()) input.value = before.value;
    // What still differs from the markup was typed before hydration.
    if (input.value !== before.value) fill(input.value, 'hydration');
  }

  function restore(value = controlled) {
    if (value === undefined || isComposing || input.value === value) return;
    input.value = value;
    remember();
  }

  function fill(text: string, reason: CodeChangeReason) {
    const edit = replaceAll(before.value, text);
    // The whole value is replaced, wherever the caret was.
    before = edit;
    write(edit);
    announce(reason);
  }

  /**
   * React and test libraries keep track of what is set on the input itself, and ignore an `input` event without a
   * change since. So the old value is set on the input, and the new one through the prototype, past them.
   */
  function write(edit: CodeEdit) {
    input.value = edit.value;
    Reflect.set(HTMLInputElement.prototype, 'value', applyEdit(edit), input);
    const caret = edit.start + edit.text.length;
    // Setting the selection of a field moves the focus there in Safari.
    if (isActive()) input.setSelectionRange(caret, caret);
  }

  function announce(reason: CodeChangeReason) {
    cause = reason;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    cause = undefined;
  }

  function settle(event: Event) {
    // An event without an `inputType` tells that the value was set. That ends a composition, and Chromium sends no event
    // for it.
    if (isComposing && (event as InputEvent).inputType) {
      event.stopPropagation();
      return;
    }
    isComposing = false;
    editor.reason = cause ?? toChangeReason(event);
    const { value } = input;
    const isRefused = editor.reason !== 'reset' && (input.readOnly || input.disabled);
    if (isRefused) input.value = before.value;
    // A keyboard that composes everything typed may have composed more than fits into the code.
    else if (readCode(value, rules) !== value)
      write(mergeCode(findEdit(before, value), rules, cause === 'typing'));
    remember();
  }

  function remember() {
    if (isComposing) return;
    before = textOf(input);
    markSlots(root, before, isActive());
  }

  /** Whether the input has the focus within its page, even behind another window, where the message may be open. */
  function isActive() {
    return findFocus(input) === input;
  }

  return editor;
}

/** The selection of a text input is never null. */
function textOf({ value, selectionStart, selectionEnd }: HTMLInputElement): CodeText {
  return { value, start: selectionStart as number, end: selectionEnd as number };
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.shiftKey;
}
