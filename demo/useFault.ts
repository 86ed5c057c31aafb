import { useEffect, useState } from 'react';
import { DEMO_FAULTS, faultAt } from './demoFaults.ts';
import type { GatewayName } from './gateways.ts';
import type { SwitchOption } from './SwitchBar.tsx';

/** The switch for the faults of a simulated gateway. It sets them in the back end. */
export function useFault(gateway: GatewayName): SwitchOption {
  const [wanted, setWanted] = useState('none');
  const known = DEMO_FAULTS.filter((one) => faultAt(gateway, one) !== null);
  // The wanted one may have been chosen for the other gateway, and not exist here.
  const fault = known.some(({ name }) => name === wanted) ? wanted : 'none';
  useEffect(() => {
    fetch('/demo/faults', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ gateway, fault }),
      // While the demo is stopped, there is nothing to set. The page is reloaded once it is back.
    }).catch(() => {});
  }, [gateway, fault]);
  return {
    label: 'Simulated fault',
    options: [['none', 'None'], ...known.map(({ name, label }) => [name, label] as const)],
    value: fault,
    onChange: setWanted,
  };
}
