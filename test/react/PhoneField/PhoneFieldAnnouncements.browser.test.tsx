import { createRef, useState } from 'react';
import type { ReactNode } from 'react';
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle } from '../../../src/react/PhoneField/PhoneField.tsx';
import { nextFrame } from '../editing.ts';
import { recordAnnouncements } from '../whole/announcements.ts';
import { until } from '../until.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const TOO_SHORT = 'This number is too short. Check the digits and the country.';
const BLOCKED = 'This number is blocked.';

/** Waits long enough for anything else that would be announced. */
const comeToRest = () => new Promise((resolve) => setTimeout(resolve, 400));

/** What a parent does with the number when the form is submitted. */
type Submit = (field: PhoneFieldHandle, setError: (error: ReactNode) => void) => unknown;

/** A field in a parent's form, which is submitted with Enter or with a button. */
function mount(onSubmit: Submit, error?: ReactNode) {
  const handle = createRef<PhoneFieldHandle>();
  const Parent = () => {
    const [fault, setFault] = useState(error);
    return (
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(handle.current!, setFault);
        }}
      >
        <PhoneField ref={handle} error={fault} />
        <button>Save</button>
      </form>
    );
  };
  const { container } = render(<Parent />);
  return {
    input: handle.current!.input!,
    save: container.querySelector<HTMLButtonElement>('button:not([role])')!,
    message: () => container.querySelector('.sms-FieldMessage')!.textContent,
    container,
    announced: recordAnnouncements(),
  };
}

const check: Submit = (field) => field.check();

it('announces what a check finds if the focus is in the number already, each time', async () => {
  const { input, announced } = mount(check);
  await userEvent.click(input);
  await userEvent.keyboard('1380013{Enter}');
  await until(() => expect(announced).toEqual([TOO_SHORT]));
  await userEvent.keyboard('{Enter}');
  await until(() => expect(announced).toEqual([TOO_SHORT, TOO_SHORT]));
});

it('announces it again when the number is checked after it was announced on blur', async () => {
  const { input, announced } = mount(check);
  await userEvent.click(input);
  await userEvent.keyboard('1380013');
  await userEvent.tab();
  await until(() => expect(announced).toEqual([TOO_SHORT]));
  await userEvent.click(input);
  await userEvent.keyboard('{Enter}');
  await until(() => expect(announced).toEqual([TOO_SHORT, TOO_SHORT]));
});

it('announces nothing if the check moves the focus to the number, which is read out with the error', async () => {
  const { input, save, message, announced } = mount(check);
  await userEvent.click(save);
  await until(() => expect(document.activeElement).toBe(input));
  await until(() => expect(message()).toBe('Enter your phone number.'));
  await comeToRest();
  expect(announced).toEqual([]);
});

it.each(['in the number', 'on the button'])(
  "announces its parent's error, with the focus %s",
  async (where) => {
    const { input, save, announced } = mount(async (_, setError) => {
      await nextFrame();
      setError(BLOCKED);
    });
    await userEvent.click(input);
    if (where === 'in the number') await userEvent.keyboard('{Enter}');
    else await userEvent.click(save);
    await until(() => expect(announced).toEqual([BLOCKED]));
  },
);

it.each([
  ['before it shows the error', true],
  ['after it shows the error', false],
])('announces nothing if the parent moves the focus to the number %s', async (_, isFirst) => {
  const { input, save, message, announced } = mount((field, setError) => {
    if (isFirst) field.focus();
    setError(BLOCKED);
    if (!isFirst) field.focus();
  });
  await userEvent.click(save);
  await until(() => expect(message()).toBe(BLOCKED));
  await comeToRest();
  expect([document.activeElement, announced]).toEqual([input, []]);
  await userEvent.keyboard('{Backspace}');
  await comeToRest();
  expect(announced).toEqual([]);
});

it('announces only the text of an error that has elements in it', async () => {
  const { input, container, announced } = mount((_, setError) =>
    setError(
      <>
        {BLOCKED} <a href="#why">Why?</a>
      </>,
    ),
  );
  await userEvent.click(input);
  await userEvent.keyboard('{Enter}');
  await until(() => expect(announced).toEqual([`${BLOCKED} Why?`]));
  expect(container.querySelectorAll('a')).toHaveLength(1);
});

it('announces no error that was there from the start', async () => {
  const { input, message, announced } = mount(() => undefined, BLOCKED);
  await userEvent.click(input);
  await userEvent.keyboard('1');
  await comeToRest();
  expect([message(), announced]).toEqual([BLOCKED, []]);
});

it('announces what is wrong after the focus has moved on, since that would silence an earlier announcement', async () => {
  const { input, save, container } = mount(check);
  const order: string[] = [];
  save.addEventListener('focus', () => order.push('focus'));
  const region = container.querySelector('[aria-live]')!;
  new MutationObserver(() => order.push(region.textContent)).observe(region, { childList: true });
  await userEvent.click(input);
  await userEvent.keyboard('1380013{Tab}');
  await until(() => expect(order).toEqual(['focus', TOO_SHORT]));
});

it('announces it in a window whose opener is hidden and draws no frames', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  onTestFinished(() => frame.remove());
  const { body } = frame.contentDocument!;
  render(<PhoneField />, { container: body.appendChild(document.createElement('div')) });
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  const input = body.querySelector<HTMLInputElement>('[type=tel]')!;
  await act(async () => input.focus());
  await act(async () => fireEvent.change(input, { target: { value: '1380013' } }));
  await act(async () => input.blur());
  await until(() => expect(body.querySelector('[aria-live]')!.textContent).toBe(TOO_SHORT));
});
