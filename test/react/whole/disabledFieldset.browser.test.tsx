import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputProps } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import '../../../src/react/styles.css';

afterEach(cleanup);

const widget: PhoneCodeInputProps = {
  transport: createHandTransport(),
  resume: false,
  defaultValue: { phoneNumber: '13800138000', code: '123' },
};

function look(root: Element): string[] {
  return [
    'PhoneField-label',
    'PhoneField-box',
    'PhoneField-input',
    'CodeField-label',
    'CodeField-slot',
    'CodeField-input',
    'SendCodeButton',
    'PhoneLoginForm-submit',
  ].map((part) => {
    const found = root.querySelector(`.sms-${part}`);
    if (!found) return part;
    const { color, backgroundColor, borderTopColor, cursor } = getComputedStyle(found);
    return [part, color, backgroundColor, borderTopColor, cursor].join(' ');
  });
}

it.each([
  ['the input', PhoneCodeInput],
  ['the form', PhoneLoginForm],
])('%s looks the same in a disabled fieldset as when it is disabled itself', (_, Component) => {
  const { container } = render(
    <>
      <Component {...widget} />
      <Component {...widget} disabled />
      <fieldset disabled>
        <Component {...widget} />
      </fieldset>
    </>,
  );
  const [on, off, around] = [...container.children].map(look);
  expect(around).toEqual(off);
  expect(around).not.toEqual(on);
});
