import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { SendCodeButton, useSendSms } from '../src/index.ts';
import type { SendCodeButtonProps } from '../src/index.ts';
import { findParts } from './findParts.ts';

/** The button with a number that is already known. */
function OfKnownNumber(props: Partial<SendCodeButtonProps>) {
  const sms = useSendSms({ phoneNumber: '13800138000' });
  return <SendCodeButton {...props} sms={sms} />;
}

const meta: Meta<typeof SendCodeButton> = {
  component: SendCodeButton,
  render: (props) => <OfKnownNumber {...props} />,
  parameters: {
    docs: {
      source: {
        // in place of the name above; called with its own result, too
        transform: (code: string) => code.replace(/<(?!SendCodeButton)\w+/, '<SendCodeButton sms={sms}'),
      },
    },
  },
};
export default meta;
type Story = StoryObj<typeof SendCodeButton>;

/** Sends, and counts down to the next message. Its accessible name does not change with the seconds. */
export const Example: Story = {
  play: async (story) => {
    const { button } = findParts(story);
    await userEvent.click(button('sendCode'));
    await waitFor(() => expect(button('resendCode')).toHaveAttribute('data-state', 'cooling'));
    await expect(button('resendCode')).toHaveTextContent(/\d/);
  },
};

export const Disabled: Story = { args: { disabled: true } };

/** While the application checks something before the send. */
export const Busy: Story = { args: { 'aria-busy': true } };
