import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { PhoneField } from '../src/index.ts';

const meta: Meta<typeof PhoneField> = {
  component: PhoneField,
  args: { names: { phoneNumber: 'phone', phoneCountryCode: 'code' }, onValueChange: fn() },
};
export default meta;
type Story = StoryObj<typeof PhoneField>;

/** What is typed, as a number of the selected country. */
export const Example: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.type(within(canvasElement).getByLabelText('Phone number'), '138 0013 8000');
    await expect(args.onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ e164: '+8613800138000', phoneLevel: 'mobile' }),
      { reason: 'type' },
    );
  },
};

/** A calling code that is written selects the country, a number of Canada's Canada. */
export const WithItsCallingCode: Story = {
  play: async ({ canvasElement, args }) => {
    const input = within(canvasElement).getByLabelText('Phone number');
    await userEvent.type(input, '+1 416 234 5678');
    await userEvent.tab();
    await waitFor(() => expect(input).toHaveValue('(416) 234-5678'));
    await expect(args.onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ country: 'CA', e164: '+14162345678' }),
      expect.anything(),
    );
  },
};

/** Left before it is whole: said under the field, and announced. */
export const TooShort: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Phone number'), '138 0013');
    await userEvent.tab();
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('This number is too short.'));
    await expect(canvas.getByLabelText('Phone number')).toBeInvalid();
  },
};

/** A warning, since new ranges come before the numbering plans know of them. */
export const UnknownRange: Story = {
  play: async ({ canvasElement }) => {
    const input = within(canvasElement).getByLabelText('Phone number');
    await userEvent.type(input, '160 0013 8000');
    await userEvent.tab();
    await waitFor(() => expect(input).toHaveAccessibleDescription(/doesn't look like a mobile number/));
    await expect(input).toBeValid();
  },
};

/** From a country that is not allowed: the text stays, and is never read as something else. */
export const CountryNotAllowed: Story = {
  args: { countries: ['CN', 'HK'] },
  play: async ({ canvasElement }) => {
    const input = within(canvasElement).getByLabelText('Phone number');
    await userEvent.type(input, '+44 7911 123456');
    await userEvent.tab();
    await waitFor(() => expect(input).toHaveAccessibleDescription(/^We can't send to this country yet/));
    await expect(input).toHaveValue('+44 7911 123456');
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
