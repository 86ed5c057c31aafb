import type { SmsChannel } from '../protocol/channels.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import { isRecord } from '../protocol/isRecord.ts';
import { systemClock } from './clock.ts';
import type { KeyValueStorage } from './cooldownStorage.ts';
import { toSendKey } from './sendKey.ts';
import type { SendKeyParts } from './sendKey.ts';

/** A send whose code has not come back yet: what a tab needs to go on after a reload. */
export interface PendingVerification {
  /** The transport that sent; another one's ticket is of no use. */
  transportId: string;
  channel: SmsChannel;
  phoneNumber: string;
  phoneCountryCode: string;
  /** The country that was chosen, where several share the calling code. */
  country?: string | undefined;
  receipt: SendSmsReceipt;
  /** Idempotency key of the send, where its receipt may still be asked for. */
  owedKey?: string | undefined;
}

const NAME = 'react-sms-code.pending';

/** How long it is kept when the server names no expiry, in milliseconds. */
const KEPT_MS = 600_000;

/**
 * Remembers a send for this tab alone, in place of the one before: a phone's browser drops the tab while its
 * user reads the message. Does nothing where there is no `sessionStorage`.
 */
export function savePendingVerification(pending: PendingVerification): void {
  const expiresAt = pending.receipt.expiresAt ?? systemClock.wallNow() + KEPT_MS;
  withSession((session) => session.setItem(NAME, JSON.stringify({ v: 1, ...pending, expiresAt })));
}

/** The send of a transport on a channel that this tab waits for, or `null`: none, verified, expired, or not readable. */
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

/** Forgets the send to this phone, which is verified. One to another phone, by another widget, stays. */
export function clearPendingVerification(verified: SendKeyParts): void {
  const pending = loadPendingVerification(verified.transportId, verified.channel);
  if (pending && toSendKey(pending) === toSendKey(verified)) forget();
}

function forget(): null {
  withSession((session) => session.removeItem(NAME));
  return null;
}

/** `null` where there is no `sessionStorage`, or none that may be used. */
function withSession<Value>(run: (session: KeyValueStorage) => Value): Value | null {
  try {
    return run(window.sessionStorage);
  } catch {
    return null;
  }
}
