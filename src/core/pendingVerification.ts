import type { SmsChannel } from '../protocol/channels.ts';
import { isSmsChannel } from '../protocol/channels.ts';
import type { SendSmsReceipt } from '../protocol/requests.ts';
import { isCodeLength, isRecord, toDurationMs } from '../protocol/wire.ts';
import { systemClock } from './clock.ts';
import type { KeyValueStorage } from './cooldownStorage.ts';

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

/** The send that this tab waits for, or `null`: none, verified, expired, or not readable. */
export function loadPendingVerification(): PendingVerification | null {
  const value: unknown = withSession((session) => JSON.parse(session.getItem(NAME) ?? 'null'));
  if (!isRecord(value) || value.v !== 1 || !isSmsChannel(value.channel) || !isRecord(value.receipt))
    return null;
  const { transportId, channel, phoneNumber, phoneCountryCode, country, receipt, expiresAt } = value;
  if (
    typeof transportId !== 'string' ||
    typeof phoneNumber !== 'string' ||
    typeof phoneCountryCode !== 'string'
  )
    return null;
  if (typeof expiresAt !== 'number' || expiresAt <= systemClock.wallNow()) return null;
  const { ticket, requestId, codeLength } = receipt;
  return {
    transportId,
    channel,
    phoneNumber,
    phoneCountryCode,
    country: typeof country === 'string' ? country : undefined,
    receipt: {
      ticket: typeof ticket === 'string' ? ticket : undefined,
      requestId: typeof requestId === 'string' ? requestId : undefined,
      codeLength: isCodeLength(codeLength) ? codeLength : undefined,
      expiresAt: toDurationMs(receipt.expiresAt),
    },
  };
}

/** Forgets it: verified, or given up. */
export function clearPendingVerification(): void {
  withSession((session) => session.removeItem(NAME));
}

function withSession<Value>(run: (session: KeyValueStorage) => Value): Value | null {
  try {
    return typeof window === 'object' && window.sessionStorage ? run(window.sessionStorage) : null;
  } catch {
    return null;
  }
}
