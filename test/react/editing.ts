import { userEvent } from 'vitest/browser';
import { devtools, engine } from './engine.ts';

/** Moves the focus to an input, sets its caret or selection, and lets the browser report that. */
export async function select(input: HTMLInputElement, start: number, end = start): Promise<void> {
  input.focus();
  input.setSelectionRange(start, end);
  await nextFrame();
}

/** Lets the browser report what has happened, and React render it. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Pastes through the real clipboard, over a selection or at the caret. */
export async function pasteAt(
  input: HTMLInputElement,
  text: string,
  start: number,
  end = start,
): Promise<void> {
  const source = document.createElement('textarea');
  document.body.append(source);
  source.value = text;
  source.focus();
  source.select();
  await userEvent.copy();
  source.remove();
  await select(input, start, end);
  await userEvent.paste();
}

/** Does what a keyboard's suggestion does: inserts the text at the caret in one event. */
export async function commitText(text: string): Promise<void> {
  if (engine === 'chromium') await devtools('Input.insertText', { text });
  else document.execCommand('insertText', false, text);
}

/** Undoes the last change with the platform's shortcut. */
export async function pressUndo(): Promise<void> {
  // In GTK the shortcut belongs to the menu, which a driver cannot reach.
  if (engine === 'webkit') document.execCommand('undo');
  else await userEvent.keyboard(/Mac/.test(navigator.platform) ? '{Meta>}z{/Meta}' : '{Control>}z{/Control}');
  await nextFrame();
}
