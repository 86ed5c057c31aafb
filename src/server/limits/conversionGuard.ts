import { emit } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ConversionScope, ConversionSubject } from './conversion.ts';
import { findLowConversion, toConversionSends } from './conversion.ts';
import { HOUR_MS } from './sendLimits.ts';
import type { PolicyLimit } from './sendLimits.ts';

/** Watches whether codes come back. */
export interface ConversionGuard {
  /** The counters to charge with a message. */
  toLimits(subject: ConversionSubject): PolicyLimit[];
  /**
   * Tells by the state of these counters whether the message is to be refused. Emits `conversion_low` once an hour for
   * each scope in which too few codes come back.
   */
  isBlocked(subject: ConversionSubject, used: readonly number[], requestId: string): boolean;
  /** Milliseconds until the counters start again. */
  untilNextHour(): number;
}

/** Makes the guard of one proxy. Its counters are in the store; what it has announced is kept in this instance. */
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
    toLimits: (subject) => (conversion ? toConversionSends(subject, clock.wallNow()) : []),
    isBlocked(subject, used, requestId) {
      if (!conversion) return false;
      for (const scope of findLowConversion(subject, used, conversion)) announce(scope, requestId);
      // The message that reaches `minSends` still goes out: only those before the current one are judged.
      return conversion.block && findLowConversion(subject, used, conversion, 1).length > 0;
    },
    untilNextHour: () => HOUR_MS - (clock.wallNow() % HOUR_MS),
  };
}
