import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { PhoneField } from '../src/index.ts';
import { findParts } from './findParts.ts';

const meta: Meta<typeof PhoneField> = {
  component: PhoneField,
  args: { onValueChange: fn() },
};
export default meta;
type Story = StoryObj<typeof PhoneField>;

/** What is typed is a number of the selected country. */
export const Example: Story = {
  play: async ({ args, ...story }) => {
    const { phone } = findParts(story);
    await userEvent.type(phone(), '138 0013 8000');
    await expect(args.onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ e164: '+8613800138000', phoneLevel: 'mobile' }),
      { reason: 'type' },
    );
  },
};

/** A typed calling code selects the country, and a Canadian number selects Canada, not the United States. */
export const WithItsCallingCode: Story = {
  play: async ({ args, ...story }) => {
    const { phone } = findParts(story);
    await userEvent.type(phone(), '+1 416 234 5678');
    await userEvent.tab();
    await waitFor(() => expect(phone()).toHaveValue('(416) 234-5678'));
    await expect(args.onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ country: 'CA', e164: '+14162345678' }),
      expect.anything(),
    );
  },
};

/** The field is left before the number is complete: the mistake is shown under the field, and announced. */
export const TooShort: Story = {
  play: async (story) => {
    const { messages, phone } = findParts(story);
    await userEvent.type(phone(), '138 0013');
    await userEvent.tab();
    const region = story.canvasElement.querySelector('[aria-live]');
    await waitFor(() => expect(region).toHaveTextContent(messages.phoneIncomplete));
    await expect(phone()).toBeInvalid();
  },
};

/** Only a warning, since new ranges are in use before the numbering plans have them. */
export const UnknownRange: Story = {
  play: async (story) => {
    const { messages, phone } = findParts(story);
    await userEvent.type(phone(), '160 0013 8000');
    await userEvent.tab();
    await waitFor(() => expect(phone()).toHaveAccessibleDescription(messages.phoneUnverified));
    await expect(phone()).toBeValid();
  },
};

/** A number from a country that is not allowed: the text stays, and is never read as another number. */
export const CountryNotAllowed: Story = {
  args: { countries: ['CN', 'HK'] },
  play: async (story) => {
    const { messages, phone } = findParts(story);
    await userEvent.type(phone(), '+44 7911 123456');
    await userEvent.tab();
    await waitFor(() => expect(phone()).toHaveAccessibleDescription(messages.countryUnsupported));
    await expect(phone()).toHaveValue('+44 7911 123456');
  },
};

export const PreferredCountries: Story = { args: { preferredCountries: ['CN', 'HK', 'MO', 'TW'] } };

export const OneCountry: Story = { args: { countries: ['CN'] } };

export const WithHint: Story = { args: { hint: 'We send a code to it.' } };

export const WithError: Story = {
  args: { error: 'This number is in use already.', defaultValue: { phoneNumber: '13800138000' } },
};

export const Disabled: Story = { args: { disabled: true, defaultValue: { phoneNumber: '13800138000' } } };

export const ReadOnly: Story = { args: { readOnly: true, defaultValue: { phoneNumber: '13800138000' } } };
