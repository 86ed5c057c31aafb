import type { SmsEvent } from './SmsEvent.ts';
import type { KeyRing } from './keyRing.ts';

/** One request on its way through the proxy. */
export interface ProxyCall {
  request: Request;
  requestId: string;
  /** The client's address, if there is one to trust. */
  ip: string | undefined;
  /** What its messages are counted under. All requests without an address share one bucket. */
  addressBucket: string;
  keys: KeyRing;
  /** The event, as far as it is known. Each step adds what it learns. */
  event: SmsEvent;
}
