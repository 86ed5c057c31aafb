import { within } from 'storybook/test';
import { LOCALES } from '../demo/languages.ts';
import { en } from '../src/index.ts';

/** A widget in a story: its parts, by their names in the language of the story, and that language's other texts. */
export function findParts(canvasElement: HTMLElement, { locale }: { locale?: string }) {
  const canvas = within(canvasElement);
  const { messages } = LOCALES.find(({ tag }) => tag === locale) ?? en;
  return {
    canvas,
    messages,
    phone: () => canvas.getByLabelText(messages.phoneNumber),
    code: () => canvas.getByLabelText(messages.verificationCode),
    button: (text: 'sendCode' | 'resendCode' | 'continue' | 'changeNumber' | 'logIn') =>
      canvas.getByRole('button', { name: messages[text] }),
  };
}
