import type { SmsChannel } from '../protocol/channels.ts';
import type { Clock } from '../core/clock.ts';

/** A message as the owner of the phone would get it. */
export interface InboxMessage {
  /** Unique for each message. */
  id: string;
  /** National digits, without the calling code. */
  phoneNumber: string;
  /** The calling code with its plus. */
  phoneCountryCode: string;
  channel: SmsChannel;
  code: string;
  /** The whole text, code included. */
  text: string;
  /** Epoch milliseconds on the simulator's clock. */
  sentAt: number;
}

/** The messages that a simulated gateway has delivered. */
export interface Inbox {
  /** All delivered messages, the oldest first. A new array after each delivery. */
  readonly messages: readonly InboxMessage[];
  /**
   * The newest message, or the newest to one phone: its national digits, or the whole number with its plus. Spaces and
   * dashes are allowed.
   */
  latest(phone?: string): InboxMessage | undefined;
  /** Removes the messages. Their codes stay valid. */
  clear(): void;
  /** Calls `listener` with each new message; returns a function that unsubscribes it. */
  subscribe(listener: (message: InboxMessage) => void): () => void;
}

/** The language of a delivered message. */
export type InboxLanguage = 'en' | 'zh';

/** What an inbox needs to write a message: the service's time, and what its text says. */
export interface InboxSettings {
  clock: Pick<Clock, 'wallNow'>;
  language: InboxLanguage;
  codeLifeMs: number;
}

/** Makes an empty {@link Inbox}, and `deliver`, with which only its gateway puts messages in. */
export function createInbox({ clock, language, codeLifeMs }: InboxSettings): {
  inbox: Inbox;
  deliver: (message: Omit<InboxMessage, 'id' | 'text' | 'sentAt'>) => void;
} {
  let messages: readonly InboxMessage[] = [];
  const listeners = new Set<(message: InboxMessage) => void>();

  return {
    inbox: {
      get messages() {
        return messages;
      },
      latest(phone) {
        return messages.findLast((message) => phone === undefined || isTo(message, phone));
      },
      clear() {
        messages = [];
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    deliver(delivered) {
      const text = toMessageText(language, delivered.code, codeLifeMs);
      const message = { id: crypto.randomUUID(), ...delivered, text, sentAt: clock.wallNow() };
      messages = [...messages, message];
      for (const listener of listeners) listener(message);
    },
  };
}

/** Tells whether a message went to `phone`, however the phone is written. */
function isTo({ phoneNumber, phoneCountryCode }: InboxMessage, phone: string): boolean {
  const written = phone.replace(/[\s().-]/g, '');
  return written === phoneNumber || written === phoneCountryCode + phoneNumber;
}

/** The text of a message. */
function toMessageText(language: InboxLanguage, code: string, lifeMs: number): string {
  const minutes = Math.round(lifeMs / 60_000);
  return language === 'zh'
    ? `您的验证码是 ${code}，${minutes} 分钟内有效，请勿告诉他人。`
    : `Your verification code is ${code}. It is valid for ${minutes} minutes. Do not share it with anyone.`;
}
