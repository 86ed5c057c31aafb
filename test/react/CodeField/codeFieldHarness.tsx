import { cleanup, render } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';
import type { CodeFieldProps } from '../../../src/react/CodeField/CodeField.tsx';
import { nextFrame } from '../editing.ts';
import { engine } from '../engine.ts';
import '../../../src/react/theme.css';
import '../../../src/react/CodeField/CodeField.css';

afterEach(cleanup);

/** The field in a form of 360 px, between two text boxes, and everything that it reports. */
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
    /** How often React has rendered the field since it was mounted. */
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

/** A real click, `across` of the way through a slot. */
export async function clickSlot(field: Field, index: number, across = 0.5): Promise<void> {
  await userEvent.click(field.input, placeOf(field, index, across));
  await nextFrame();
}

/** Two real clicks, as fast as a double click. */
export async function doubleClickSlot(field: Field, index: number): Promise<void> {
  const doubles: Event[] = [];
  field.input.addEventListener('dblclick', (event) => doubles.push(event), { once: true });
  // On a busy machine, the driver of WebKit can be too slow with its second click.
  while (doubles.length === 0) {
    await userEvent.dblClick(field.input, placeOf(field, index, 0.5));
    await nextFrame();
  }
}

type Field = ReturnType<typeof mountField>;

/** The position of a slot in the input, in the form that the browser's driver takes. */
function placeOf(field: Field, index: number, across: number) {
  const box = field.input.getBoundingClientRect();
  const slot = field.slots()[index]!.getBoundingClientRect();
  const x = slot.left + slot.width * across - box.left;
  // WebKit's driver counts from the middle, the others from the corner.
  if (engine === 'webkit') return { x: Math.round(x - box.width / 2), y: 0 };
  return { position: { x, y: box.height / 2 } };
}
