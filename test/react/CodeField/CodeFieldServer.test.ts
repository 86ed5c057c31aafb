import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';

it('renders a field that works without scripts, and no style attribute', () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const html = renderToString(
    createElement(CodeField, { name: 'code', value: '12', required: true, length: 4 }),
  );
  expect(html).toContain('name="code"');
  expect(html).toContain('value="12"');
  expect(html).toContain('required=""');
  expect(html).toContain('pattern="[0-9]{4}"');
  expect(html).toContain('autoComplete="one-time-code"');
  expect(html).not.toMatch(/style|data-complete|maxlength/i);
  expect(errors).not.toHaveBeenCalled();
  errors.mockRestore();
});
