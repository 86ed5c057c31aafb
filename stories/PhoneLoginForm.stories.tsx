import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { PhoneLoginForm } from '../src/index.ts';
import { simulateSms } from './simulateSms.ts';
import type { SimulatedSms } from './simulateSms.ts';

const meta: Meta<typeof PhoneLoginForm> = {
  component: PhoneLoginForm,
  args: { onSuccess: fn(), resume: false },
};
export default meta;
type Story = StoryObj<typeof PhoneLoginForm>;

const PHONE = '138 0013 8000';

/** A story with a back end of its own. */
function tell(sms: SimulatedSms, story: Story): Story {
  return {
    ...story,
    args: { transport: sms.transport, ...story.args },
    parameters: { msw: sms.msw, ...story.parameters },
  };
}

/** Types the number and asks for a code. */
async function sendCode(canvasElement: HTMLElement): Promise<ReturnType<typeof within>> {
  const canvas = within(canvasElement);
  await userEvent.type(canvas.getByLabelText('Phone number'), PHONE);
  await userEvent.click(canvas.getByRole('button', { name: 'Send code' }));
  return canvas;
}

const example = simulateSms('example');

/** Number in, code out of the message, logged in. */
export const Example: Story = tell(example, {
  play: async ({ canvasElement, args }) => {
    const canvas = await sendCode(canvasElement);
    const code = await canvas.findByLabelText('Verification code');
    await waitFor(() => expect(code).toHaveFocus());
    await userEvent.type(code, example.service.inbox.latest()?.code ?? '');
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalledWith({ phone: '+8613800138000' }));
    await expect(args.onSuccess).toHaveBeenCalledTimes(1);
    await expect(canvas.getByRole('button', { name: 'Log in' })).toHaveAttribute('aria-disabled', 'true');
  },
});

/** The number first, the code after it. */
export const Steps: Story = tell(simulateSms('steps'), {
  args: { layout: 'steps' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Phone number'), PHONE);
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(canvas.getByLabelText('Verification code')).toHaveFocus());
    await expect(canvas.getByRole('button', { name: 'Change number' })).toBeVisible();
  },
});

/** A box to tick; the form says so when it was forgotten. */
export const WithAgreement: Story = tell(simulateSms('agreement'), {
  args: { agreement: 'I agree to the terms of service.' },
  play: async ({ canvasElement }) => {
    const canvas = await sendCode(canvasElement);
    await waitFor(() => expect(canvas.getByLabelText('Verification code')).toHaveFocus());
    await userEvent.keyboard('123456');
    await userEvent.click(canvas.getByRole('button', { name: 'Log in' }));
    await expect(canvas.getByText('Please agree first.')).toBeVisible();
  },
});

/** In steps it is asked for with the number, before a message goes out, and stays where it was with the code. */
export const StepsWithAgreement: Story = tell(simulateSms('steps-agreement'), {
  args: { layout: 'steps', agreement: 'I agree to the terms of service.' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const box = canvas.getByRole('checkbox');
    await userEvent.type(canvas.getByLabelText('Phone number'), `${PHONE}{Enter}`);
    await waitFor(() => expect(box).toHaveFocus());
    await expect(canvas.getByText('Please agree first.')).toBeVisible();
    const { top } = box.getBoundingClientRect();
    await userEvent.keyboard(' ');
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(canvas.getByLabelText('Verification code')).toHaveFocus());
    await expect(box).toBeChecked();
    await expect(box.getBoundingClientRect().top).toBe(top);
  },
});

/** Enter in the number sends the code, as the button beside the code does. */
export const SentByEnter: Story = tell(simulateSms('enter'), {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Phone number'), `${PHONE}{Enter}`);
    await waitFor(() => expect(canvas.getByLabelText('Verification code')).toHaveFocus());
    await expect(canvas.getByRole('button', { name: 'Resend code' })).toBeVisible();
  },
});

/** The code does not match: said in words, the code selected, the wait for the next one untouched. */
export const WrongCode: Story = tell(simulateSms('wrong-code'), {
  play: async ({ canvasElement }) => {
    const canvas = await sendCode(canvasElement);
    await waitFor(() => expect(canvas.getByLabelText('Verification code')).toHaveFocus());
    await userEvent.keyboard('000000');
    await waitFor(() => expect(canvas.getAllByText(/doesn't match/)[0]).toBeVisible());
    await expect(canvas.getByRole('button', { name: 'Resend code' })).toHaveAttribute(
      'data-state',
      'cooling',
    );
  },
});

/** The number is too short. Nothing is sent. */
export const IncompleteNumber: Story = tell(simulateSms('incomplete'), {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Phone number'), '138 0013');
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }));
    await expect(canvas.getByText(/too short/)).toBeVisible();
    await expect(canvas.getByLabelText('Phone number')).toHaveFocus();
  },
});

function failing(
  name: string,
  fault: Parameters<SimulatedSms['service']['faults']['set']>[0],
  text: RegExp,
): Story {
  const sms = simulateSms(name);
  sms.service.faults.set(fault);
  return tell(sms, {
    play: async ({ canvasElement }) => {
      const canvas = await sendCode(canvasElement);
      await waitFor(() => expect(canvas.getAllByText(text)[0]).toBeVisible());
      await expect(canvas.getByLabelText('Phone number')).toHaveValue(PHONE);
    },
  });
}

/** The gateway's minute is not over, and it says no time. */
export const TooEarly: Story = failing('too-early', { apiCode: 2080 }, /sent a moment ago/);

/** The gateway breaks off: the message may be out, so the wait runs. */
export const OutcomeUnknown: Story = failing('unknown', '500', /may still arrive/);

/** The gateway is set up wrongly; a user gets a neutral sentence. */
export const Misconfigured: Story = failing(
  'misconfigured',
  { apiCode: 2011 },
  /isn't available at the moment/,
);

/** The number is not one that the gateway takes. */
export const NumberRefused: Story = failing('refused', { apiCode: 2028 }, /isn't a mobile number/);

export const Disabled: Story = tell(simulateSms('disabled'), { args: { disabled: true } });

export const Dark: Story = tell(simulateSms('dark'), { globals: { theme: 'dark' } });

export const Chinese: Story = tell(simulateSms('chinese'), { globals: { locale: 'zh-CN' } });

export const RightToLeft: Story = tell(simulateSms('rtl'), { globals: { direction: 'rtl' } });

/** As narrow as a small phone: the button has a line of its own. */
export const Narrow: Story = tell(simulateSms('narrow'), {
  decorators: [
    (Inner) => (
      <div className="narrow">
        <Inner />
      </div>
    ),
  ],
});
