import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { HydrationOptions } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { onTestFinished } from 'vitest';

/** A form in the page with what a server renders into it, until the test is over. */
export function serve(ui: ReactElement) {
  const form = document.body.appendChild(document.createElement('form'));
  onTestFinished(() => form.remove());
  form.innerHTML = renderToString(ui);
  const find = <Found extends HTMLElement>(selector: string) => form.querySelector<Found>(selector)!;
  return {
    form,
    find,
    input: find<HTMLInputElement>('[type=tel]'),
    select: () => find<HTMLSelectElement>('select'),
    posted: () => Object.fromEntries(new FormData(form)),
    async hydrate(options?: HydrationOptions) {
      const root = await act(async () => hydrateRoot(form, ui, options));
      onTestFinished(() => act(() => root.unmount()));
      return root;
    },
  };
}
