import type { SmsEvent } from './SmsEvent.ts';
import type { KeyRing } from './keyRing.ts';

/** One request on its way through the proxy. */
export interface ProxyCall {
  request: Request;
  requestId: string;
  /** The client's address, if there is one to trust. */
  ip: string | undefined;
  /** What its messages are counted under: for those without an address, one for all of them. */
  addressBucket: string;
  keys: KeyRing;
  /** What is known for the event so far. Each step adds what it learns. */
  event: SmsEvent;
}
