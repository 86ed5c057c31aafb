import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { PhoneCodeInput } from '../src/index.ts';
import { findParts } from './findParts.ts';
import { simulateSms } from './simulateSms.ts';

const sms = simulateSms('input');

const meta: Meta<typeof PhoneCodeInput> = {
  component: PhoneCodeInput,
  args: { transport: sms.transport, channel: 'CHANNEL_BIND_PHONE', onComplete: fn(), resume: false },
  parameters: { msw: sms.msw },
};
export default meta;
type Story = StoryObj<typeof PhoneCodeInput>;

/** In a form of your own: the number is read, the code handed over. */
export const Example: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { phone, code, button } = findParts(canvasElement, globals);
    await userEvent.type(phone(), '138 0013 8000');
    await userEvent.click(button('sendCode'));
    await waitFor(() => expect(code()).toHaveFocus());
    await userEvent.keyboard(sms.service.inbox.latest()?.code ?? '');
    await expect(args.onComplete).toHaveBeenCalledTimes(1);
  },
};

export const OneCountry: Story = { args: { countries: ['CN'] } };

export const FourDigits: Story = { args: { codeLength: 4 } };

export const EightDigits: Story = { args: { codeLength: 8 } };

export const ReadOnly: Story = {
  args: { readOnly: true, defaultValue: { phoneNumber: '13800138000', country: 'CN', code: '123456' } },
};

export const Verified: Story = {
  args: {
    defaultValue: { phoneNumber: '13800138000', country: 'CN', code: '123456' },
    codeSuccess: 'Your phone is verified.',
  },
};
