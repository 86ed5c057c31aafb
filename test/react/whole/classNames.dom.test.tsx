import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

const PHONE_PARTS = ['label', 'box', 'country', 'callingCode', 'select', 'trigger', 'input'];
const CODE_PARTS = ['label', 'box', 'slots', 'slot', 'input'];

/** A class for each part, named after it. */
const own = (prefix: string, parts: string[]) =>
  Object.fromEntries(parts.map((part) => [part, `${prefix}-${part}`]));

it('gives each part of a form its class, and className to the outermost element', async () => {
  const { container } = render(
    <PhoneLoginForm
      transport={createHandTransport()}
      layout="steps"
      agreement="I agree."
      className="own"
      classNames={{
        ...own('form', ['form', 'agreement', 'submit', 'back']),
        ...own('widget', ['root', 'codeRow', 'sendButton', 'message']),
        phone: own('phone', ['root', 'list', 'message', ...PHONE_PARTS]),
        code: own('code', ['root', ...CODE_PARTS]),
      }}
    />,
  );
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
  const expected = {
    'sms-PhoneLoginForm': 'form-form own',
    'sms-PhoneLoginForm-agreement': 'form-agreement',
    'sms-PhoneLoginForm-submit': 'form-submit',
    'sms-PhoneLoginForm-back': 'form-back',
    'sms-PhoneCodeInput': 'widget-root',
    'sms-PhoneCodeInput-codeRow': 'widget-codeRow',
    'sms-SendCodeButton': 'widget-sendButton',
    'sms-PhoneCodeInput > .sms-FieldMessage': 'widget-message',
    'sms-PhoneField': 'phone-root',
    'sms-PhoneField-message': 'phone-message sms-FieldMessage',
    'sms-CodeField': 'code-root',
    ...Object.fromEntries(PHONE_PARTS.map((part) => [`sms-PhoneField-${part}`, `phone-${part}`])),
    ...Object.fromEntries(CODE_PARTS.map((part) => [`sms-CodeField-${part}`, `code-${part}`])),
    'sms-CountryList': 'phone-list',
  };
  const found: Record<string, string> = {};
  const look = () => {
    for (const name of Object.keys(expected)) {
      const element = find(`.${name}`);
      const base = name.split('.').at(-1)!;
      if (element)
        found[name] ??= [...element.classList]
          .filter((each) => each !== base)
          .toSorted()
          .join(' ');
    }
  };
  look();
  act(() => find('.sms-PhoneField-select').focus());
  await userEvent.click(await until(() => find('.sms-PhoneField-trigger')));
  await until(() => find('.sms-CountryList'));
  look();
  expect(found).toEqual(expected);
  expect(container.querySelectorAll('.own')).toHaveLength(1);
});
