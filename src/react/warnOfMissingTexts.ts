import { en } from './messages/en.ts';
import type { SmsLocale } from './SmsMessages.ts';

const warned = new Set<string>();

/** Tells the developer, once for each language, which texts it lacks. Types tell this earlier, where they are used. */
export function warnOfMissingTexts({ tag, messages }: SmsLocale): void {
  const { errors, ...others } = en.messages;
  const missing = [...listMissing(others, messages), ...listMissing(errors, messages?.errors)];
  if (!missing[0] || warned.has(tag)) return;
  warned.add(tag);
  // eslint-disable-next-line no-console -- throwing would take away a form that works
  console.warn(
    `react-sms-code: the language "${tag}" lacks ${missing.join(', ')}. Its users read these in English. Add them to its \`messages\`.`,
  );
}

function listMissing(english: object, texts: object | undefined): string[] {
  return Object.keys(english).filter(
    (name) => (texts as Record<string, unknown> | undefined)?.[name] == null,
  );
}
