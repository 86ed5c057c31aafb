import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { OwnInterface } from './OwnInterface.tsx';
import ownInterface from './OwnInterface.tsx?raw';
import { showSource } from './showSource.ts';

const meta: Meta<typeof OwnInterface> = {
  title: 'useSendSms',
  component: OwnInterface,
  parameters: showSource(ownInterface),
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
