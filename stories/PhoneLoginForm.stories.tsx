import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { LOCALES } from '../demo/languages.ts';
import { toDirection } from '../demo/parseSwitches.ts';
import { PhoneLoginForm } from '../src/index.ts';
import type { SmsMessages } from '../src/index.ts';
import { findParts } from './findParts.ts';
import type { GatewayFault } from './simulateSms.ts';

const meta: Meta<typeof PhoneLoginForm> = {
  component: PhoneLoginForm,
  args: { onSuccess: fn(), resume: false },
};
export default meta;
type Story = StoryObj<typeof PhoneLoginForm>;

const PHONE = '138 0013 8000';

/** Types the number and asks for a code. */
async function sendCode(story: Parameters<typeof findParts>[0]): Promise<ReturnType<typeof findParts>> {
  const parts = findParts(story);
  await userEvent.type(parts.phone(), PHONE);
  await userEvent.click(parts.button('sendCode'));
  return parts;
}

/** The number, then the code from the message, then the login. */
export const Example: Story = {
  play: async ({ args, ...story }) => {
    const { code, button, readCode } = await sendCode(story);
    await waitFor(() => expect(code()).toHaveFocus());
    await userEvent.type(code(), readCode());
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalledWith({ phone: '+8613800138000' }));
    await expect(args.onSuccess).toHaveBeenCalledTimes(1);
    await expect(button('logIn')).toHaveAttribute('aria-disabled', 'true');
  },
};

/** Asks for the number first, then for the code. */
export const Steps: Story = {
  args: { layout: 'steps' },
  play: async (story) => {
    const { phone, code, button } = findParts(story);
    await userEvent.type(phone(), PHONE);
    await userEvent.click(button('continue'));
    await waitFor(() => expect(code()).toHaveFocus());
    await expect(button('changeNumber')).toBeVisible();
  },
};

/** A checkbox; the form says so if it was forgotten. */
export const WithAgreement: Story = {
  args: { agreement: 'I agree to the terms of service.' },
  play: async (story) => {
    const { canvas, messages, code, button } = await sendCode(story);
    await waitFor(() => expect(code()).toHaveFocus());
    await userEvent.keyboard('123456');
    await userEvent.click(button('logIn'));
    await expect(canvas.getByText(messages.agreementRequired)).toBeVisible();
  },
};

/** In steps, the agreement is asked for with the number, before a message goes out, and stays in place for the code. */
export const StepsWithAgreement: Story = {
  args: { layout: 'steps', agreement: 'I agree to the terms of service.' },
  play: async (story) => {
    const { canvas, messages, phone, code, button } = findParts(story);
    const box = canvas.getByRole('checkbox');
    await userEvent.type(phone(), `${PHONE}{Enter}`);
    await waitFor(() => expect(box).toHaveFocus());
    await expect(canvas.getByText(messages.agreementRequired)).toBeVisible();
    const { top } = box.getBoundingClientRect();
    await userEvent.keyboard(' ');
    await userEvent.click(button('continue'));
    await waitFor(() => expect(code()).toHaveFocus());
    await expect(box).toBeChecked();
    await expect(box.getBoundingClientRect().top).toBe(top);
  },
};

/** Enter in the number sends the code, as the button next to the code does. */
export const SentByEnter: Story = {
  play: async (story) => {
    const { phone, code, button } = findParts(story);
    await userEvent.type(phone(), `${PHONE}{Enter}`);
    await waitFor(() => expect(code()).toHaveFocus());
    await expect(button('resendCode')).toBeVisible();
  },
};

/** The code does not match: the form says so and selects the code, and the cooldown goes on. */
export const WrongCode: Story = {
  play: async (story) => {
    const { canvas, messages, code, button } = await sendCode(story);
    await waitFor(() => expect(code()).toHaveFocus());
    await userEvent.keyboard('000000');
    await waitFor(() =>
      expect(canvas.getAllByText(messages.errors.code_wrong, { exact: false })[0]).toBeVisible(),
    );
    await expect(button('resendCode')).toHaveAttribute('data-state', 'cooling');
  },
};

/** The number is too short. Nothing is sent. */
export const IncompleteNumber: Story = {
  play: async (story) => {
    const { canvas, messages, phone, button } = findParts(story);
    await userEvent.type(phone(), '138 0013');
    await userEvent.click(button('sendCode'));
    await expect(canvas.getByText(messages.phoneIncomplete)).toBeVisible();
    await expect(phone()).toHaveFocus();
  },
};

/** A send that fails with this fault of the gateway, and the text that the user sees. */
function failing(fault: GatewayFault, toText: (messages: SmsMessages) => string): Story {
  return {
    parameters: { fault },
    play: async (story) => {
      const { canvas, messages, phone } = await sendCode(story);
      await waitFor(() => expect(canvas.getAllByText(toText(messages))[0]).toBeVisible());
      await expect(phone()).toHaveValue(PHONE);
    },
  };
}

/** The gateway's minute is not over, and it does not say how long to wait. */
export const TooEarly: Story = failing({ apiCode: 2080 }, ({ codeOnItsWay }) => codeOnItsWay);

/** The gateway fails midway: the message may have gone out, so the cooldown runs. */
export const OutcomeUnknown: Story = failing('500', ({ codeMayArrive }) => codeMayArrive);

/** The gateway is misconfigured; the user gets a neutral sentence. */
export const Misconfigured: Story = failing({ apiCode: 2011 }, ({ errors }) => errors.gateway_misconfigured);

/** The gateway does not accept the number. */
export const NumberRefused: Story = failing({ apiCode: 2028 }, ({ errors }) => errors.phone_invalid);

export const Disabled: Story = { args: { disabled: true } };

/** Not on the docs page, whose stories share one root element. */
export const Dark: Story = { globals: { theme: 'dark' }, tags: ['!autodocs'] };

const IN_CHINESE = `import { zhCN } from 'react-sms-code/locales/zhCN';

<PhoneLoginForm locale={zhCN} />`;

/** In every language of the package, each with the direction of its script. */
export const Languages: Story = {
  parameters: {
    // Slow for so many forms; test/react/whole has axe look at each language.
    a11y: { test: 'off' },
    docs: { source: { code: IN_CHINESE } },
  },
  render: (props) => (
    <div className="languages">
      {LOCALES.map((locale) => (
        <div key={locale.tag} lang={locale.tag} dir={toDirection({ lang: locale.tag, dir: 'auto' })}>
          <PhoneLoginForm {...props} locale={locale} />
        </div>
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('form')).toHaveLength(LOCALES.length);
  },
};

/** Not on the docs page either. */
export const RightToLeft: Story = { globals: { direction: 'rtl' }, tags: ['!autodocs'] };

/** As narrow as a small phone: the send button has a line of its own. */
export const Narrow: Story = {
  decorators: [
    (Inner) => (
      <div className="narrow">
        <Inner />
      </div>
    ),
  ],
};
