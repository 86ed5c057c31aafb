import type { FaultOperation, GenAuthAnswer, PlainFault, SignedV2Answer } from '../src/testing.ts';
import type { GatewayName } from './gateways.ts';

/** What each service answers in one situation; `null` for a service that has no such answer. */
interface ServiceAnswers extends Record<GatewayName, object | null> {
  genauth: GenAuthAnswer | null;
  v2: SignedV2Answer | null;
}

/** One entry of the page's list of faults. */
export interface DemoFault {
  name: string;
  label: string;
  /** The call that fails; both if left out. */
  operation?: FaultOperation;
  fault: PlainFault | ServiceAnswers;
}

/** The faults that the demo offers. */
export const DEMO_FAULTS: readonly DemoFault[] = [
  { name: 'slow', label: 'Slow (3 s)', fault: 'slow' },
  { name: 'down', label: 'Gateway down (HTTP 500)', fault: '500' },
  { name: 'reset', label: 'Connection cut', fault: 'reset' },
  { name: 'reply_lost', label: 'Sent, reply lost', operation: 'send', fault: 'reply_lost' },
  { name: 'hang', label: 'No answer (8 s)', fault: 'hang' },
  {
    name: 'too_early',
    label: 'Too early',
    operation: 'send',
    fault: { genauth: { apiCode: 2080 }, v2: { code: 5058 } },
  },
  {
    name: 'limit_reached',
    label: 'Limit reached',
    operation: 'send',
    fault: { genauth: null, v2: { code: 5325 } },
  },
  {
    name: 'phone_refused',
    label: 'Number refused',
    operation: 'send',
    fault: { genauth: { apiCode: 2028 }, v2: { code: 5019 } },
  },
  {
    name: 'code_expired',
    label: 'Code expired',
    operation: 'verify',
    fault: { genauth: { apiCode: 2300 }, v2: null },
  },
  {
    name: 'misconfigured',
    label: 'Misconfigured',
    fault: { genauth: { apiCode: 2011 }, v2: { code: 5122 } },
  },
];

/** What the simulated gateway of this name is set to; `null` if it cannot have the fault. */
export function faultAt(gateway: GatewayName, { fault }: DemoFault): PlainFault | object | null {
  return typeof fault === 'string' ? fault : fault[gateway];
}
