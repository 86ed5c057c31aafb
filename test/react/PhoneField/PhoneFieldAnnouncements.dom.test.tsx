import { createRef } from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle, PhoneFieldProps } from '../../../src/react/PhoneField/PhoneField.tsx';
import { passTime, takeTimeForEach } from '../fakeTime.ts';
import { recordAnnouncements } from '../whole/announcements.ts';

takeTimeForEach();

const TOO_SHORT = 'This number is too short. Check the digits and the country.';
const UNVERIFIED = "This doesn't look like a mobile number. You can still try.";
const TOO_LONG = 'This number is too long. Check the digits and the country.';

/** Does it, and waits until everything that follows is announced. */
async function afterwards(doIt: () => unknown) {
  await act(async () => void (await doIt()));
  await passTime(1000);
}

function mount(props: PhoneFieldProps = {}) {
  const handle = createRef<PhoneFieldHandle>();
  render(<PhoneField ref={handle} {...props} />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  return {
    check: () => afterwards(() => handle.current!.check()),
    focus: () => afterwards(() => input.focus()),
    leave: () => afterwards(() => input.blur()),
    /** As a browser reports it: the window has no focus, but in it, the field keeps it. */
    leaveWindow: async () => {
      const ofWindow = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
      await afterwards(() => fireEvent.blur(input));
      ofWindow.mockRestore();
    },
    /** As autofill and tests of applications send it: the field keeps the focus. */
    blurOnly: () => afterwards(() => fireEvent.blur(input)),
    type: (value: string) => afterwards(() => fireEvent.change(input, { target: { value } })),
    announced: recordAnnouncements(),
  };
}

it('announces once, on blur, what is wrong with a number', async () => {
  const { focus, type, leave, announced } = mount();
  await focus();
  await type('1380013800');
  expect(announced).toEqual([]);
  await leave();
  expect(announced).toEqual([TOO_SHORT]);
  await focus();
  await leave();
  expect(announced).toEqual([TOO_SHORT]);
});

it('says nothing while another window has the focus, where the user may be looking up the number', async () => {
  const { focus, type, leaveWindow, leave, announced } = mount();
  await focus();
  await type('1380013');
  await leaveWindow();
  expect(screen.getByRole('textbox')).not.toHaveAccessibleDescription();
  expect(announced).toEqual([]);
  await leave();
  expect(announced).toEqual([TOO_SHORT]);
});

it('judges a number after a blur event that takes no focus away', async () => {
  const { focus, type, blurOnly } = mount();
  await focus();
  await type('1380013');
  await blurOnly();
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription(TOO_SHORT);
});

it('announces another error that appears while the number is corrected', async () => {
  const { focus, type, leave, announced } = mount();
  await focus();
  await type('1380013800');
  await leave();
  await focus();
  await type('138001380001');
  await type('13800138000');
  await leave();
  expect(announced).toEqual([TOO_SHORT, TOO_LONG]);
});

it('announces a warning, too', async () => {
  const { focus, type, leave, announced } = mount();
  await focus();
  await type('16000138000');
  await leave();
  expect(announced).toEqual([UNVERIFIED]);
});

it('does not announce a warning if the number was checked, and so is being sent to', async () => {
  const { focus, type, check, leave, announced } = mount();
  await focus();
  await type('16000138000');
  await check();
  await leave();
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription(UNVERIFIED);
  expect(announced).toEqual([]);
});

it('does not announce what a check finds, since the field gets the focus and is read out with it', async () => {
  const { check, type, leave, announced } = mount();
  await check();
  await type('138');
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription(TOO_SHORT);
  expect(announced).toEqual([]);
  await leave();
  expect(announced).toEqual([TOO_SHORT]);
});

it('does not announce on blur an error that a check has moved the focus to', async () => {
  const { check, leave, announced } = mount();
  await check();
  await leave();
  expect(announced).toEqual([]);
});

it("announces nothing of its own while it shows its parent's error", async () => {
  const { focus, type, leave, announced } = mount({ error: 'Blocked' });
  expect(document.querySelector('[aria-live]')).toBeEmptyDOMElement();
  await focus();
  await type('1380013800');
  await leave();
  expect(announced).toEqual([]);
});
