import { useState } from 'react';
import { useSendSms } from '../src/index.ts';

/** A custom user interface around the hook. */
export function OwnInterface() {
  const [phoneNumber, setPhoneNumber] = useState('13900139000');
  const { state, outcome, secondsLeft, canSend, error, send } = useSendSms({ phoneNumber });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        Mobile <input value={phoneNumber} onChange={(event) => setPhoneNumber(event.target.value)} />
      </label>
      <button type="submit" aria-disabled={!canSend}>
        {state === 'cooling' ? `Again in ${secondsLeft} s` : 'Send code'}
      </button>
      <p role="status">{error?.code ?? outcome ?? state}</p>
    </form>
  );
}
