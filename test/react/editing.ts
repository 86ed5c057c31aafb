import { userEvent } from 'vitest/browser';
import { devtools, engine } from './engine.ts';

/** Focuses with the caret at one place, or a range selected, and lets the engine report that. */
export async function select(input: HTMLInputElement, start: number, end = start): Promise<void> {
  input.focus();
  input.setSelectionRange(start, end);
  await nextFrame();
}

/** Lets the engine report what has happened, and React render it. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Through the real clipboard: copied from a text area, pasted where the caret was. */
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

/** A keyboard's suggestion is committed: the text goes in at the caret in one event. */
export async function commitText(text: string): Promise<void> {
  if (engine === 'chromium') await devtools('Input.insertText', { text });
  else document.execCommand('insertText', false, text);
}

/** Takes the last change back, by the platform's shortcut. */
export async function pressUndo(): Promise<void> {
  // GTK's shortcut is its menu's, which a driver does not reach.
  if (engine === 'webkit') document.execCommand('undo');
  else await userEvent.keyboard(/Mac/.test(navigator.platform) ? '{Meta>}z{/Meta}' : '{Control>}z{/Control}');
  await nextFrame();
}
