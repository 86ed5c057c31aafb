import { emit } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ConversionScope, ConversionSubject } from './conversion.ts';
import { findLowConversion, toConversionScopes, toConversionSends } from './conversion.ts';
import { HOUR_MS } from './sendLimits.ts';
import type { PolicyLimit } from './sendLimits.ts';

/** Watches that codes come back. */
export interface ConversionGuard {
  /** The counters to charge with a message. */
  toLimits(subject: ConversionSubject): PolicyLimit[];
  /** Tells whether the message is to be refused, from what these counters stand at; says so in an event, once an hour. */
  isBlocked(subject: ConversionSubject, used: readonly number[], requestId: string): boolean;
  /** Milliseconds until the counters begin anew. */
  untilNextHour(): number;
}

/** Makes the guard of one proxy. Its counters live in the store; what has been announced is each instance's own. */
export function createConversionGuard(
  settings: Pick<SmsProxySettings, 'conversion' | 'clock' | 'onEvent'>,
): ConversionGuard {
  const { conversion, clock } = settings;
  const announced = new Set<string>();
  let announcedHour = 0;

  const announce = (scope: ConversionScope, requestId: string) => {
    const at = clock.wallNow();
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== announcedHour) announced.clear();
    announcedHour = hour;
    if (announced.has(scope)) return;
    announced.add(scope);
    emit(settings, { type: 'conversion_low', at, requestId, policy: 'conversion', scope });
  };

  return {
    toLimits: (subject) =>
      conversion ? toConversionSends(toConversionScopes(subject), clock.wallNow()) : [],
    isBlocked(subject, used, requestId) {
      if (!conversion) return false;
      const scopes = toConversionScopes(subject);
      for (const scope of findLowConversion(scopes, used, conversion)) announce(scope, requestId);
      // The message that fills the number still goes out: what is judged are those before the present one.
      return conversion.block && findLowConversion(scopes, used, conversion, 1).length > 0;
    },
    untilNextHour: () => HOUR_MS - (clock.wallNow() % HOUR_MS),
  };
}
