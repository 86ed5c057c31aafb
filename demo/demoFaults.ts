import type { GatewayName } from './gateways.ts';

/** One entry of the page's list of faults, with the fault that it sets at each simulated gateway. */
export interface DemoFault extends Partial<Record<GatewayName, unknown>> {
  name: string;
  label: string;
  /** The call that fails; both if left out. */
  operation?: 'send' | 'verify';
}

/** The faults that the demo offers. `null` means no fault; a gateway that cannot have a fault is left out of it. */
export const DEMO_FAULTS: readonly DemoFault[] = [
  { name: 'none', label: 'None', genauth: null, v2: null },
  { name: 'slow', label: 'Slow (3 s)', genauth: 'slow', v2: 'slow' },
  { name: 'down', label: 'Gateway down (HTTP 500)', genauth: '500', v2: '500' },
  { name: 'reset', label: 'Connection cut', genauth: 'reset', v2: 'reset' },
  {
    name: 'reply_lost',
    label: 'Sent, reply lost',
    operation: 'send',
    genauth: 'reply_lost',
    v2: 'reply_lost',
  },
  { name: 'hang', label: 'No answer (8 s)', genauth: 'hang', v2: 'hang' },
  {
    name: 'too_early',
    label: 'Too early',
    operation: 'send',
    genauth: { apiCode: 2080 },
    v2: { code: 5058 },
  },
  { name: 'limit_reached', label: 'Limit reached', operation: 'send', v2: { code: 5325 } },
  {
    name: 'phone_refused',
    label: 'Number refused',
    operation: 'send',
    genauth: { apiCode: 2028 },
    v2: { code: 5019 },
  },
  { name: 'code_expired', label: 'Code expired', operation: 'verify', genauth: { apiCode: 2300 } },
  { name: 'misconfigured', label: 'Misconfigured', genauth: { apiCode: 2011 }, v2: { code: 5122 } },
];
