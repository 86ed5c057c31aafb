import { act } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';
import type { CodeFieldProps } from '../../../src/react/CodeField/CodeField.tsx';
import { select } from '../editing.ts';

afterEach(() => void vi.restoreAllMocks());

describe('19. before hydration', () => {
  async function hydrate(props: CodeFieldProps, typed: string) {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const changes: string[] = [];
    function App() {
      const [value, setValue] = useState(props.value);
      return (
        <StrictMode>
          <form>
            <CodeField
              name="code"
              {...props}
              value={value}
              onValueChange={(code, { reason }) => {
                changes.push(`${code} ${reason}`);
                if (props.value !== undefined) setValue(code);
              }}
            />
          </form>
        </StrictMode>
      );
    }
    const host = document.createElement('div');
    document.body.append(host);
    host.innerHTML = renderToString(<App />);
    const input = host.querySelector('input')!;
    await select(input, input.value.length);
    if (typed) await userEvent.keyboard(typed);
    const posted = new FormData(host.querySelector('form')!).get('code');
    let root!: ReturnType<typeof hydrateRoot>;
    // oxlint-disable-next-line require-await -- React flushes its work when the promise resolves
    await act(async () => {
      root = hydrateRoot(host, <App />);
    });
    const result = { value: input.value, isSame: host.querySelector('input') === input };
    const focused = document.activeElement === input;
    await userEvent.keyboard('5');
    const after = input.value;
    act(() => root.unmount());
    host.remove();
    expect(errors.mock.calls).toEqual([]);
    return { ...result, focused, posted, after, changes };
  }

  it.each([
    ['that keeps its own value', {}],
    ['that a parent controls', { value: '' }],
  ])('typed digits survive in a field %s', async (_which, props) => {
    expect(await hydrate(props, '1234')).toEqual({
      value: '1234',
      isSame: true,
      focused: true,
      posted: '1234',
      after: '12345',
      changes: ['1234 hydration', '12345 typing'],
    });
  });

  it.each([
    ['123 4', {}],
    ['12-34', { value: '' }],
  ])('%j, typed before hydration, is read as it is afterwards', async (typed, props) => {
    const { value, after, changes } = await hydrate(props, typed);
    expect([value, after, ...changes]).toEqual(['1234', '12345', '1234 hydration', '12345 typing']);
  });

  it('an untouched field is hydrated without a call', async () => {
    expect((await hydrate({ defaultValue: '12' }, '')).changes).toEqual(['125 typing']);
  });
});
