import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { PhoneCodeInput } from '../src/index.ts';
import { findParts } from './findParts.ts';

const meta: Meta<typeof PhoneCodeInput> = {
  component: PhoneCodeInput,
  args: { channel: 'CHANNEL_BIND_PHONE', onComplete: fn(), resume: false },
};
export default meta;
type Story = StoryObj<typeof PhoneCodeInput>;

/** As a field of your own form: the number is read, and `onComplete` gets it with the code. */
export const Example: Story = {
  play: async ({ args, ...story }) => {
    const { phone, code, button, readCode } = findParts(story);
    await userEvent.type(phone(), '138 0013 8000');
    await userEvent.click(button('sendCode'));
    await waitFor(() => expect(code()).toHaveFocus());
    await userEvent.keyboard(readCode());
    await expect(args.onComplete).toHaveBeenCalledTimes(1);
  },
};

export const OneCountry: Story = { args: { countries: ['CN'] } };

export const FourDigits: Story = { args: { codeLength: 4 } };

export const EightDigits: Story = { args: { codeLength: 8 } };

const FILLED = { phoneNumber: '13800138000', country: 'CN', code: '123456' };

export const Disabled: Story = { args: { disabled: true, defaultValue: FILLED } };

export const ReadOnly: Story = { args: { readOnly: true, defaultValue: FILLED } };

export const WithCodeHint: Story = { args: { codeHint: 'It is in the message that we have just sent.' } };

export const WrongCode: Story = {
  args: { defaultValue: FILLED, codeError: "That code doesn't match. Check the newest message." },
  play: async (story) => {
    await expect(findParts(story).code()).toBeInvalid();
  },
};

export const Verified: Story = {
  args: { defaultValue: FILLED, codeSuccess: 'Your phone is verified.' },
};
