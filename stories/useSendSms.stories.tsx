import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { useSendSms } from '../src/index.ts';

/** A custom user interface around the hook. */
function OwnInterface() {
  const [phoneNumber, setPhoneNumber] = useState('13900139000');
  const { state, outcome, secondsLeft, canSend, error, send } = useSendSms({ phoneNumber });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        Mobile <input value={phoneNumber} onChange={(event) => setPhoneNumber(event.target.value)} />
      </label>
      <button type="submit" aria-disabled={!canSend}>
        {state === 'cooling' ? `Again in ${secondsLeft} s` : 'Send code'}
      </button>
      <p role="status">{error?.code ?? outcome ?? state}</p>
    </form>
  );
}

const meta: Meta<typeof OwnInterface> = {
  title: 'useSendSms',
  component: OwnInterface,
};
export default meta;

export const Example: StoryObj<typeof OwnInterface> = {
  play: async ({ canvasElement, loaded }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('sent'));
    await expect(canvas.getByRole('button')).toHaveTextContent(/^Again in \d+ s$/);
    await expect(loaded.sms.inbox.messages).toHaveLength(1);
  },
};
