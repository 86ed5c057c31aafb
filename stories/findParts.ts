import { within } from 'storybook/test';
import { findLocale } from '../demo/languages.ts';

/** A widget in a story: its parts, by their names in the language of the story, and that language's other texts. */
export function findParts(canvasElement: HTMLElement, { locale }: { locale?: string }) {
  const canvas = within(canvasElement);
  const { messages } = findLocale(locale);
  return {
    canvas,
    messages,
    phone: () => canvas.getByLabelText(messages.phoneNumber),
    code: () => canvas.getByLabelText(messages.verificationCode),
    button: (text: 'sendCode' | 'resendCode' | 'continue' | 'changeNumber' | 'logIn') =>
      canvas.getByRole('button', { name: messages[text] }),
  };
}
