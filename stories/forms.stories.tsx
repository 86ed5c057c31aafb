import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { findParts } from './findParts.ts';
import { SignUpWithFormData } from './forms/SignUpWithFormData.tsx';
import formData from './forms/SignUpWithFormData.tsx?raw';
import { SignUpWithHookForm } from './forms/SignUpWithHookForm.tsx';
import hookForm from './forms/SignUpWithHookForm.tsx?raw';
import { SignUpWithTanStackForm } from './forms/SignUpWithTanStackForm.tsx';
import tanStackForm from './forms/SignUpWithTanStackForm.tsx?raw';
import type { SignUpProps } from './forms/SignUpProps.ts';
import { showSource } from './showSource.ts';

const meta: Meta<SignUpProps> = { title: 'Forms', args: { onSignUp: fn() } };
export default meta;

/** A whole sign-up, from the name to the account, with a wrong code first. */
function signUpWith(Form: React.ComponentType<SignUpProps>, file: string): StoryObj<SignUpProps> {
  return {
    parameters: showSource(file),
    render: (args, { loaded }) => <Form {...args} transport={loaded.sms.transport} />,
    play: async ({ args, ...story }) => {
      const { canvas, phone, code, button, readCode } = findParts(story);
      const signUp = canvas.getByRole('button', { name: 'Sign up' });
      await userEvent.type(canvas.getByLabelText('Name'), 'Li Lei');
      await userEvent.type(phone(), '138 0013 8000');
      await userEvent.click(button('sendCode'));
      await waitFor(() => expect(code()).toHaveFocus());
      const right = readCode();
      await userEvent.keyboard(right === '000000' ? '000001' : '000000');
      await userEvent.click(signUp);
      await waitFor(() => expect(canvas.getAllByText(/doesn't match/)[0]).toBeVisible());
      await expect(code()).toHaveFocus();
      await userEvent.keyboard(right);
      await userEvent.click(signUp);
      const account = { name: 'Li Lei', phone: '+8613800138000' };
      await waitFor(() => expect(args.onSignUp).toHaveBeenCalledWith(account));
      await expect(args.onSignUp).toHaveBeenCalledTimes(1);
    },
  };
}

export const ReactHookForm = signUpWith(SignUpWithHookForm, hookForm);

export const TanStackForm: StoryObj<SignUpProps> = {
  ...signUpWith(SignUpWithTanStackForm, tanStackForm),
  name: 'TanStack Form',
};

/** No library: `required`, `FormData` and a reset button. */
export const PlainFormData = signUpWith(SignUpWithFormData, formData);
