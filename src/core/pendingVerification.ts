import type { SmsChannel } from '../protocol/channels.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import { isRecord } from '../protocol/isRecord.ts';
import { systemClock } from './clock.ts';
import type { KeyValueStorage } from './cooldownStorage.ts';
import { toSendKey } from './sendKey.ts';
import type { SendKeyParts } from './sendKey.ts';

/** A send whose code has not been verified yet: what a tab needs in order to continue after a reload. */
export interface PendingVerification {
  /** Id of the transport that sent: no other can use the ticket. */
  transportId: string;
  channel: SmsChannel;
  phoneNumber: string;
  phoneCountryCode: string;
  /** The country that was chosen, if several share the calling code. */
  country?: string | undefined;
  receipt: SendSmsReceipt;
  /** Idempotency key of the send, if its receipt can still be requested. */
  owedKey?: string | undefined;
}

const NAME = 'react-sms-code.pending';

/** How long it is kept if the server names no expiry, in milliseconds. */
const KEPT_MS = 600_000;

/**
 * Remembers a send for this tab only, in place of the previous one: a mobile browser may discard the tab while the user
 * reads the message. Does nothing where there is no `sessionStorage`.
 */
export function savePendingVerification(pending: PendingVerification): void {
  const expiresAt = pending.receipt.expiresAt ?? systemClock.wallNow() + KEPT_MS;
  withSession((session) => session.setItem(NAME, JSON.stringify({ v: 1, ...pending, expiresAt })));
}

/**
 * The send by this transport on this channel whose code this tab waits for; `null` if there is none, or if it has been
 * verified, has expired or cannot be read.
 */
export function loadPendingVerification(
  transportId: string,
  channel: SmsChannel,
): PendingVerification | null {
  const value: unknown = withSession((session) => JSON.parse(session.getItem(NAME) ?? 'null'));
  if (!isRecord(value) || value.v !== 1 || !isRecord(value.receipt)) return null;
  const { expiresAt, phoneNumber, phoneCountryCode, country = '', owedKey = '' } = value;
  if (!(Number(expiresAt) > systemClock.wallNow())) return forget();
  if (value.transportId !== transportId || value.channel !== channel) return null;
  const { ticket = '', requestId = '' } = value.receipt;
  const isWhole = [phoneNumber, phoneCountryCode, country, owedKey, ticket, requestId].every(
    (text) => typeof text === 'string',
  );
  return isWhole ? (value as unknown as PendingVerification) : null;
}

/** Forgets the send to this phone, which has been verified. A send to another phone, by another widget, stays. */
export function clearPendingVerification(verified: SendKeyParts): void {
  const pending = loadPendingVerification(verified.transportId, verified.channel);
  if (pending && toSendKey(pending) === toSendKey(verified)) forget();
}

function forget(): null {
  withSession((session) => session.removeItem(NAME));
  return null;
}

/** Returns `null` where there is no `sessionStorage`, or where it may not be used. */
function withSession<Value>(run: (session: KeyValueStorage) => Value): Value | null {
  try {
    return run(window.sessionStorage);
  } catch {
    return null;
  }
}
