import type { SendSmsReceipt } from '../protocol/requests.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import type { LastOutcome } from './cooldownStorage.ts';

/** `ready` for a send, `sending`, `cooling` until the cooldown is over, or `blocked` by a limit. */
export type SendState = 'ready' | 'sending' | 'cooling' | 'blocked';

/** The state of a key. It stays the same object until something in it changes. The seconds left are not part of it. */
export interface SendSnapshot {
  readonly state: SendState;
  /** How the last send went; `null` before the first. */
  readonly outcome: LastOutcome | null;
  readonly error: SmsError | null;
  /** The receipt of the last message that was, or may have been, sent. */
  readonly receipt: SendSmsReceipt | null;
  /** When the next send is allowed, in epoch milliseconds; `null` if it is allowed now, or if nobody knows. */
  readonly readyAt: number | null;
}

/** The state of a key that nothing is known about. One object for all such keys, so that their states compare equal. */
export const READY: SendSnapshot = Object.freeze({
  state: 'ready',
  outcome: null,
  error: null,
  receipt: null,
  readyAt: null,
});
