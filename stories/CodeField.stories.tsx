import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { CodeField } from '../src/index.ts';
import { findParts } from './findParts.ts';

const meta: Meta<typeof CodeField> = {
  component: CodeField,
  args: { name: 'code', onValueChange: fn(), onComplete: fn() },
};
export default meta;
type Story = StoryObj<typeof CodeField>;

/** Typed digit by digit; `onComplete` is called once. */
export const Example: Story = {
  play: async ({ args, ...story }) => {
    const { code } = findParts(story);
    await userEvent.type(code(), '123456');
    await expect(args.onComplete).toHaveBeenCalledTimes(1);
    await expect(args.onComplete).toHaveBeenCalledWith('123456');
  },
};

/** The whole message is pasted, and the code is found in it. */
export const PastedMessage: Story = {
  play: async ({ args, ...story }) => {
    const { code } = findParts(story);
    await userEvent.click(code());
    await userEvent.paste('Your verification code is 204 816. It is valid for 5 minutes.');
    await expect(code()).toHaveValue('204816');
    await expect(args.onComplete).toHaveBeenCalledTimes(1);
    await expect(args.onComplete).toHaveBeenCalledWith('204816');
  },
};

/** Takes letters too, and converts them to capitals. */
export const Alphanumeric: Story = {
  args: { charset: 'alphanumeric' },
  play: async ({ args, ...story }) => {
    const { code } = findParts(story);
    await userEvent.type(code(), 'A1B2C3');
    await expect(args.onComplete).toHaveBeenCalledTimes(1);
    await expect(args.onComplete).toHaveBeenCalledWith('A1B2C3');
  },
};

export const FourDigits: Story = { args: { length: 4 } };

export const EightDigits: Story = { args: { length: 8 } };

export const Masked: Story = { args: { mask: true, defaultValue: '123456' } };

export const WithHint: Story = { args: { hint: 'It is in the message that we have just sent.' } };

export const WithError: Story = {
  args: { error: "That code doesn't match. Check the newest message.", defaultValue: '000000' },
  play: async (story) => {
    const { code } = findParts(story);
    await expect(code()).toBeInvalid();
    await expect(code()).toHaveAccessibleDescription(/doesn't match/);
  },
};

export const Disabled: Story = { args: { disabled: true, defaultValue: '123456' } };

export const ReadOnly: Story = { args: { readOnly: true, defaultValue: '123456' } };
