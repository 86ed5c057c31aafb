import { cleanup, render } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { cdp, page, server, userEvent } from 'vitest/browser';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';
import type { CodeFieldProps } from '../../../src/react/CodeField/CodeField.tsx';
import '../../../src/react/theme.css';
import '../../../src/react/CodeField/CodeField.css';

export const engine = server.browser === 'safari' ? 'webkit' : server.browser;

afterEach(cleanup);

/** The field in a form of 360 px, with a text box before and after it, and everything that it reports. */
export function mountField(props: CodeFieldProps = {}) {
  const changes: string[] = [];
  const completed: string[] = [];
  let commits = 0;
  const layOut = (own: CodeFieldProps): ReactElement => (
    <form style={{ inlineSize: 360 }} onSubmit={(event) => event.preventDefault()}>
      <input aria-label="Before" />
      <Profiler id="field" onRender={() => commits++}>
        <CodeField
          name="code"
          onValueChange={(value, { reason }) => changes.push(`${value} ${reason}`)}
          onComplete={(code) => completed.push(code)}
          {...own}
        />
      </Profiler>
      <input aria-label="After" />
    </form>
  );
  const view = render(layOut(props));
  const query = (selector: string) => view.container.querySelector(selector) as HTMLElement;
  return {
    changes,
    completed,
    /** How often React has rendered since the field was mounted. */
    commits: () => commits - 1,
    input: query('.sms-CodeField-input') as HTMLInputElement,
    root: query('.sms-CodeField'),
    form: query('form') as HTMLFormElement,
    slots: () => [...view.container.querySelectorAll<HTMLElement>('.sms-CodeField-slot')],
    query,
    update: (own: CodeFieldProps) => view.rerender(layOut({ ...props, ...own })),
    unmount: view.unmount,
  };
}

/** Focuses with the caret at one place, or a range selected, and lets the engine report that. */
export async function select(input: HTMLInputElement, start: number, end = start): Promise<void> {
  input.focus();
  input.setSelectionRange(start, end);
  await nextFrame();
}

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

/** A real click, `across` of the way through a slot. */
export async function clickSlot(
  field: ReturnType<typeof mountField>,
  index: number,
  across = 0.5,
): Promise<void> {
  const box = field.input.getBoundingClientRect();
  const slot = field.slots()[index]!.getBoundingClientRect();
  const x = slot.left + slot.width * across - box.left;
  const y = box.height / 2;
  // The one counts from the corner, the other from the middle.
  if (engine === 'webkit') await userEvent.click(field.input, { x: Math.round(x - box.width / 2), y: 0 });
  else await userEvent.click(field.input, { position: { x, y } });
  await nextFrame();
}

/** One command of the DevTools protocol; Chromium only. */
export function devtools(method: string, params: object = {}): Promise<unknown> {
  return (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send(
    method,
    params,
  );
}

/** The pixels of the page as it is now, and how many of them a CSS pixel has. */
export async function takePixels(): Promise<{ image: ImageData; scale: number }> {
  const base64 = await page.screenshot({ save: false });
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return {
    image: context.getImageData(0, 0, bitmap.width, bitmap.height),
    scale: devicePixelRatio,
  };
}
