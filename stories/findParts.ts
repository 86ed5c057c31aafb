import { within } from 'storybook/test';
import { findLocale } from '../demo/languages.ts';
import type { SimulatedSms } from './simulateSms.ts';

/** What `play` is given of a story that is on the screen. */
interface ShownStory {
  canvasElement: HTMLElement;
  globals: { locale?: string };
  loaded: { sms?: SimulatedSms };
}

/**
 * A widget in a story: its parts, by their names in the language of the story, that language's other texts, and the
 * messages that were sent.
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
