import { within } from 'storybook/test';
import { findLocale } from '../demo/languages.ts';
import type { SimulatedSms } from './simulateSms.ts';

/** What `play` needs from the context of a rendered story. */
interface ShownStory {
  canvasElement: HTMLElement;
  globals: { locale?: string };
  loaded: { sms?: SimulatedSms };
}

/**
 * Finds the parts of the widget in a story by their names in the story's language. Also returns that language's other
 * texts, and the code of the newest message.
 */
export function findParts({ canvasElement, globals, loaded }: ShownStory) {
  const canvas = within(canvasElement);
  const { messages } = findLocale(globals.locale);
  return {
    canvas,
    messages,
    phone: () => canvas.getByLabelText(messages.phoneNumber),
    code: () => canvas.getByLabelText(messages.verificationCode),
    button: (text: 'sendCode' | 'resendCode' | 'continue' | 'changeNumber' | 'logIn') =>
      canvas.getByRole('button', { name: messages[text] }),
    /** The code of the newest message. */
    readCode: () => loaded.sms?.inbox.latest()?.code ?? '',
  };
}
