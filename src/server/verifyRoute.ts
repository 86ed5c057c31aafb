import { SMS_ERRORS } from '../protocol/errors.ts';
import { toSmsError } from '../protocol/SmsError.ts';
import { isCodeLength } from '../protocol/wire.ts';
import type { VerifyReplyBody } from '../protocol/wire.ts';
import { readTarget } from './checks/readTarget.ts';
import type { Target } from './checks/readTarget.ts';
import { callGateway, toPendingMs } from './gateways/callGateway.ts';
import type { Gateway } from './gateways/Gateway.ts';
import { askStore, tellStore } from './limits/askStore.ts';
import { toConversionVerified } from './limits/conversion.ts';
import type { PolicyLimit } from './limits/sendLimits.ts';
import { findUsed, toVerifyLimits } from './limits/sendLimits.ts';
import type { SmsProxySettings } from './options.ts';
import { refusal } from './refusal.ts';
import { toJsonResponse } from './respond.ts';
import type { ProxyCall } from './ProxyCall.ts';
import type { TicketClaims } from './ticket.ts';
import { readTicket } from './ticket.ts';

const VERIFIED = 'verified';

/** A request to verify that was read and found well formed, with a valid ticket. */
interface CheckedVerify<Result> extends Target<Result> {
  /** The gateway that sent the code. */
  gateway: Gateway<Result>;
  code: string;
  claims: TicketClaims;
}

/** A try that has been charged. */
interface ReservedTry {
  recordId: string;
  limits: readonly PolicyLimit[];
  attemptsLeft: number | undefined;
}

/**
 * Makes the part of the proxy that answers `/verify`. A code is checked by the gateway that sent it, in one request at
 * a time and as often as the limits allow, and is accepted once.
 */
export function createVerifyRoute<Result>(settings: SmsProxySettings<Result>) {
  return async function verify(call: ProxyCall): Promise<Response> {
    const checked = await readVerify(settings, call);
    const reserved = await reserveTry(settings, call, checked);
    const result = await tryCode(settings, call, checked, reserved);
    await keepSuccess(settings, call, checked, reserved);
    call.event.outcome = 'verified';
    return answer(settings, call, checked, result);
  };
}

async function readVerify<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
): Promise<CheckedVerify<Result>> {
  const { body, target } = await readTarget(settings, call);
  const subject = { e164: target.phone.e164, channel: target.channel };
  const claims = await readTicket(call.keys, body.ticket, subject, settings.clock.wallNow());
  const gateway = settings.gateways.find(({ id }) => id === claims.gatewayId);
  if (!gateway) throw refusal('ticket_invalid');
  if (typeof body.code !== 'string') throw refusal('request_malformed');
  // No code looks like this, so no try is spent on it.
  if (!/^\d+$/.test(body.code) || !isCodeLength(body.code.length)) throw refusal('code_wrong');
  return { ...target, gateway, code: body.code, claims };
}

async function reserveTry<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  { phone, claims, gateway }: CheckedVerify<Result>,
): Promise<ReservedTry> {
  // Hashed with the current secret: the ticket may be from the previous one, and the phone must not be counted twice.
  const phoneHash = (call.event.phoneHash = await call.keys.current.hashPhone(phone.e164));
  const limits = toVerifyLimits(claims, phoneHash, settings.limits);
  const recordId = `verify:${claims.id}`;
  const reservation = await askStore(settings, call, () =>
    settings.store.reserve(recordId, toPendingMs(gateway), `pending:${call.requestId}`, limits),
  );
  if ('replay' in reservation)
    throw refusal(reservation.replay === VERIFIED ? 'ticket_invalid' : 'send_in_progress');
  if (!reservation.ok) {
    const policy = (call.event.policy = limits[reservation.index]?.policy);
    if (policy === 'verify_tries') throw refusal('attempts_exhausted');
    throw refusal('limit_reached', { retryAfterMs: reservation.retryAfterMs });
  }
  const used = findUsed('verify_tries', limits, reservation.used);
  const attemptsLeft = toAttemptsLeft(gateway, settings.limits.verifyTries, used);
  return { recordId, limits, attemptsLeft };
}

/** Known only if both counts are: whichever runs out first ends the code. */
function toAttemptsLeft(
  { verifyTries }: Gateway,
  ownTries: number,
  used: number | undefined,
): number | undefined {
  if (verifyTries === undefined || used === undefined) return undefined;
  return Math.max(0, Math.min(verifyTries, ownTries) - used);
}

async function tryCode<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  { phone, channel, code, gateway }: CheckedVerify<Result>,
  { recordId, limits, attemptsLeft }: ReservedTry,
): Promise<Result> {
  const { phoneNumber, phoneCountryCode } = phone;
  try {
    return await callGateway(settings, call, gateway, (context) =>
      gateway.verify({ channel, phoneNumber, phoneCountryCode, code }, context),
    );
  } catch (thrown) {
    const error = toSmsError(thrown);
    // A try that never reached the gateway does not count. Any answer of the gateway may mean that the code was wrong.
    const wasNone = error.code === 'gateway_unavailable';
    await tellStore(settings, call, () => settings.store.release(recordId, wasNone ? limits : []));
    if (SMS_ERRORS[error.code].outcome === 'unknown') throw refusal('gateway_unavailable');
    if (error.code === 'code_wrong') throw refusal('code_wrong', { attemptsLeft });
    throw error;
  }
}

/**
 * Stores that this ticket was good, and this code.
 * @throws SmsError `ticket_invalid` if the code was already accepted with another ticket, issued before that
 */
async function keepSuccess<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  { phone, channel, country, code, claims }: CheckedVerify<Result>,
  { recordId }: ReservedTry,
): Promise<void> {
  const { store, clock, conversion } = settings;
  const keys = call.keys.current;
  // The ticket's whole life, not what is left of it: an instance whose clock is behind accepts it for longer.
  const lifeMs = claims.expiresAt - claims.issuedAt;
  // Not awaited yet: both calls share one round trip to the store.
  const settled = tellStore(settings, call, () => store.settle(recordId, lifeMs, VERIFIED));
  const codeHash = await keys.hashPhone(phone.e164 + channel + code);
  const now = clock.wallNow();
  const watched = conversion
    ? toConversionVerified({ prefixHash: await keys.hashPrefix(phone.e164), country }, now)
    : [];
  const claimId = `code:${codeHash}`;
  const claim = `${now}:${recordId}`;
  const first = await tellStore(settings, call, () => store.reserve(claimId, lifeMs, claim, watched));
  await settled;
  if (!first || !('replay' in first)) return;
  // Some gateways do not use a code up. A later message may happen to have the same one, which is claimed in turn.
  if (claims.issuedAt <= Number.parseInt(first.replay)) throw refusal('ticket_invalid');
  await tellStore(settings, call, () => store.settle(claimId, lifeMs, claim));
}

/** Answers with what `onVerified` returns. Nothing of the gateway's own answer goes to the browser by itself. */
async function answer<Result>(
  settings: SmsProxySettings<Result>,
  call: ProxyCall,
  { phone, channel }: CheckedVerify<Result>,
  result: Result,
): Promise<Response> {
  const { request, requestId } = call;
  const data = await settings.onVerified?.({ request, phone, channel, result });
  if (!isResponse(data)) {
    const body: VerifyReplyBody = { status: 'verified', data, requestId };
    return toJsonResponse(200, body);
  }
  const response = new Response(data.body, data);
  response.headers.set('Cache-Control', 'no-store');
  if (data.url) {
    // Only the answer of another service has one. `fetch` has decompressed its body, which has another length now.
    response.headers.delete('Content-Encoding');
    response.headers.delete('Content-Length');
  }
  return response;
}

/** A response from undici or another realm is not an `instanceof Response`; one in a Worker may have no string tag. */
function isResponse(value: unknown): value is Response {
  return value instanceof Response || Object.prototype.toString.call(value) === '[object Response]';
}
