import type { SmsChannel } from '../protocol/channels.ts';
import { SMS_ERRORS } from '../protocol/errors.ts';
import { toSmsError } from '../protocol/SmsError.ts';
import type { SmsError } from '../protocol/SmsError.ts';
import type { SendReplyBody } from '../protocol/wire.ts';
import { checkCaptcha } from './checks/checkCaptcha.ts';
import { readIdempotencyKey } from './checks/readIdempotencyKey.ts';
import { readTarget } from './checks/readTarget.ts';
import type { Target } from './checks/readTarget.ts';
import { callGateway, toPendingMs } from './gateways/callGateway.ts';
import { askStore, tellStore } from './limits/askStore.ts';
import { createConversionGuard } from './limits/conversionGuard.ts';
import type { PolicyLimit } from './limits/sendLimits.ts';
import { findUsed, toSendLimits } from './limits/sendLimits.ts';
import { createTotalWatch } from './limits/totalWatch.ts';
import type { KeyRing } from './keyRing.ts';
import type { SmsProxySettings } from './options.ts';
import { refusal } from './refusal.ts';
import type { SendEnd, SendRecord } from './sendRecord.ts';
import { replaySend, toSendResponse } from './sendRecord.ts';
import type { ProxyCall } from './ProxyCall.ts';
import { writeTicket } from './ticket.ts';

/** Room for a captcha token: hCaptcha's can exceed 4,000 characters, and most services name no limit. */
const CAPTCHA_BODY_CAP_BYTES = 32 * 1024;

/** A request to send that was read and found well formed. */
interface CheckedSend<Result> extends Target<Result> {
  idempotencyKey: string;
  captchaToken: unknown;
  /** Only the answer to an earlier request with this key is wanted. */
  isRepeat: boolean;
  phoneHash: string;
  prefixHash: string;
}

/** A send that has been charged, and now has to be settled or refused. */
interface ReservedSend<Result> {
  checked: CheckedSend<Result>;
  recordId: string;
  record: SendRecord;
  limits: readonly PolicyLimit[];
  reservedAt: number;
}

/**
 * Makes the part of the proxy that answers `/send`. The checks run in one fixed order. After the reservation there is
 * one attempt at the gateway: if the message was sent, or nobody knows, the charge stays; if it is known not to be
 * sent, the charge is given back.
 */
export function createSendRoute<Result>(settings: SmsProxySettings<Result>) {
  const { store, clock, limits, countries, captcha } = settings;
  const guard = createConversionGuard(settings);
  const watchTotal = createTotalWatch(settings);

  return async function send(call: ProxyCall): Promise<Response> {
    const checked = await readSend(settings, call);
    const recordId = `send:${checked.idempotencyKey}`;
    const replay = async (stored: string) => {
      call.event.outcome = 'replayed';
      const keys = await mapFingerprints(call.keys, checked.phone.e164, checked.channel);
      return replaySend(stored, keys, clock.wallNow());
    };

    const replayKnown = async () => {
      const stored = await askStore(settings, call, () => store.find(recordId));
      return stored === null ? null : replay(stored);
    };

    if (captcha || checked.isRepeat) {
      // A captcha token can be used only once, so a repeated request has to be recognised before its token is checked.
      const replayed = await replayKnown();
      if (replayed) return replayed;
      if (checked.isRepeat) throw refusal('ticket_invalid');
    }
    if (captcha) {
      try {
        await checkCaptcha(settings, call, captcha, checked);
      } catch (error) {
        // The same request may have come twice by now, and the other one have used the token up.
        const replayed = await replayKnown();
        if (replayed) return replayed;
        throw error;
      }
    }

    const fingerprint = toFingerprint(checked.phoneHash, checked.channel);
    const record: SendRecord = { fingerprint, requestId: call.requestId };
    const countryPerDay = countries.get(checked.country) ?? 0;
    const charged = toSendLimits({ ...checked, addressBucket: call.addressBucket, countryPerDay }, limits);
    const watched = guard.toLimits(checked);
    const all = [...charged, ...watched];
    const reserved = { checked, recordId, record, limits: all, reservedAt: clock.wallNow() };
    const reservation = await askStore(settings, call, () =>
      store.reserve(recordId, toPendingMs(checked.gateway), JSON.stringify(record), all),
    );
    if ('replay' in reservation) return replay(reservation.replay);
    if (!reservation.ok) throw toLimitError(call, all[reservation.index], reservation.retryAfterMs);

    const { used = [] } = reservation;
    watchTotal(findUsed('total', charged, used), call.requestId);
    if (guard.isBlocked(checked, used.slice(charged.length), call.requestId)) {
      await tellStore(settings, call, () => store.release(recordId, all));
      throw toLimitError(call, watched[0], guard.untilNextHour());
    }
    return dispatch(settings, call, reserved);
  };
}

async function readSend<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
): Promise<CheckedSend<Result>> {
  const { body, target } = await readTarget(settings, call, settings.captcha && CAPTCHA_BODY_CAP_BYTES);
  const idempotencyKey = readIdempotencyKey(call.request.headers);
  const { current } = call.keys;
  const { e164 } = target.phone;
  const [phoneHash, prefixHash] = await Promise.all([current.hashPhone(e164), current.hashPrefix(e164)]);
  call.event.phoneHash = phoneHash;
  const { captchaToken } = body;
  return { ...target, idempotencyKey, captchaToken, isRepeat: body.isRepeat === true, phoneHash, prefixHash };
}

/** What a repeated request has in common with the first one, and with no other. */
function toFingerprint(phoneHash: string, channel: SmsChannel): string {
  return `${phoneHash}:${channel}`;
}

/** One fingerprint for each secret: the first request may have reached an instance with another current secret. */
async function mapFingerprints({ all }: KeyRing, e164: string, channel: SmsChannel) {
  const entries = all.map(
    async (keys) => [toFingerprint(await keys.hashPhone(e164), channel), keys] as const,
  );
  return new Map(await Promise.all(entries));
}

function toLimitError({ event }: ProxyCall, limit: PolicyLimit | undefined, retryAfterMs: number): SmsError {
  event.policy = limit?.policy;
  return refusal(limit?.policy === 'cooldown' ? 'too_early' : 'limit_reached', { retryAfterMs });
}

async function dispatch<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  reserved: ReservedSend<Result>,
): Promise<Response> {
  const { phone, channel, gateway } = reserved.checked;
  const { phoneNumber, phoneCountryCode } = phone;
  try {
    await callGateway(settings, call, gateway, (context) =>
      gateway.send({ channel, phoneNumber, phoneCountryCode }, context),
    );
  } catch (thrown) {
    const error = toSmsError(thrown);
    if (SMS_ERRORS[error.code].outcome === 'unknown') return settle(settings, call, reserved, 'unknown');
    if (error.code !== 'account_unavailable') return refuse(settings, call, reserved, error);
    // Nobody may find out this way who has an account, so the answer and the charge are those of a send.
    call.event.code = error.code;
  }
  return settle(settings, call, reserved, 'sent');
}

/** Ends a send that stays charged. Its cooldown starts again now, so that it outlasts the gateway's own. */
async function settle<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  { checked, recordId, record, limits }: ReservedSend<Result>,
  status: SendReplyBody['status'],
): Promise<Response> {
  const { clock, store, ticketTtlMs, codeTtlMs } = settings;
  const now = clock.wallNow();
  const { phoneHash, channel, gateway } = checked;
  const claims = {
    id: crypto.randomUUID(),
    gatewayId: gateway.id,
    channel,
    phoneHash,
    issuedAt: now,
    expiresAt: now + ticketTtlMs,
  };
  const body: SendReplyBody = {
    status,
    ticket: writeTicket(call.keys.current, claims),
    retryAfterMs: settings.limits.cooldownMs,
    codeLength: gateway.codeLength ?? 6,
    expiresInMs: codeTtlMs,
    requestId: call.requestId,
  };
  const end: SendEnd = {
    body,
    readyAt: now + body.retryAfterMs,
    expiresAt: codeTtlMs === undefined ? undefined : now + codeTtlMs,
  };
  const cooldown = limits.filter(({ policy }) => policy === 'cooldown');
  await tellStore(settings, call, () =>
    store.settle(recordId, ticketTtlMs, JSON.stringify({ ...record, end }), cooldown),
  );
  call.event.outcome = status;
  return toSendResponse(call.keys.current, body);
}

/** Ends a send that is known not to have gone out: gives the charge back, and records the answer for a repetition. */
async function refuse<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  { recordId, record, limits, reservedAt }: ReservedSend<Result>,
  error: SmsError,
): Promise<never> {
  const { clock, store, ticketTtlMs } = settings;
  const now = clock.wallNow();
  // "Too early" without a time keeps the cooldown: the phone has one at the gateway, which would block us for retrying.
  const keepsCooldown = error.code === 'too_early' && error.retryAfterMs === undefined;
  const givenBack = keepsCooldown ? limits.filter(({ policy }) => policy !== 'cooldown') : limits;
  const leftMs = Math.max(0, reservedAt + settings.limits.cooldownMs - now);
  const retryAfterMs = keepsCooldown ? leftMs : error.retryAfterMs;
  const end: SendEnd = {
    code: error.code,
    readyAt: retryAfterMs === undefined ? undefined : now + retryAfterMs,
  };
  const outcome = { record: JSON.stringify({ ...record, end }), ttlMs: ticketTtlMs };
  await tellStore(settings, call, () => store.release(recordId, givenBack, outcome));
  throw refusal(error.code, { retryAfterMs });
}
