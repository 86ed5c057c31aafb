import { emit } from '../observe.ts';
import type { SmsProxySettings } from '../options.ts';

/**
 * Makes the function that emits `total_near_limit` when the count reaches 80 % of the day's total. Once a day from each
 * instance, since the count can reach it again after charges were given back.
 */
export function createTotalWatch(settings: Pick<SmsProxySettings, 'limits' | 'clock' | 'onEvent'>) {
  const near = Math.ceil(settings.limits.totalPerDay * 0.8);
  let said = false;
  return (used: number | undefined, requestId: string): void => {
    if (used === undefined) return;
    // The count is low again, so another day has begun. Its first messages may have been counted by other instances.
    if (used <= near / 2) said = false;
    if (used !== near || said) return;
    said = true;
    emit(settings, { type: 'total_near_limit', at: settings.clock.wallNow(), requestId, policy: 'total' });
  };
}
