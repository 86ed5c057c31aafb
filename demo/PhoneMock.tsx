import type { ReactElement } from 'react';
import type { DemoMessage } from './useInbox.ts';

/** Fills in a code as a phone's keyboard does: sets the input's value once, and dispatches the event for it. */
function fillCode(code: string): void {
  const input = document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');
  if (!input) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, code);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.focus();
}

/** A phone that shows the delivered messages. A click on a message fills its code into the form. */
export function PhoneMock({ messages, lang }: { messages: DemoMessage[]; lang: string }): ReactElement {
  const time = new Intl.DateTimeFormat(lang, { timeStyle: 'medium' });
  return (
    <section className="phone" aria-label="Inbox">
      <h2 className="phone-title" dir="auto">
        Messages
      </h2>
      {messages.length === 0 && (
        <p className="phone-empty" dir="auto">
          Nothing yet. A simulated gateway delivers its message here as soon as you send a code.
        </p>
      )}
      <ul className="phone-list">
        {messages.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              className="phone-message"
              data-code={message.code}
              onClick={() => fillCode(message.code)}
            >
              <span className="phone-to" dir="ltr">
                {message.phoneCountryCode} {message.phoneNumber}
              </span>
              <time className="phone-time" dateTime={new Date(message.sentAt).toISOString()}>
                {time.format(message.sentAt)}
              </time>
              <span className="phone-text" dir="auto">
                {message.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {messages.length > 0 && (
        <p className="phone-hint" dir="auto">
          Click a message to fill its code.
        </p>
      )}
    </section>
  );
}
