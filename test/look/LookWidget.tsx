import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { PhoneCodeInput } from '../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { PhoneLoginForm } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { SmsProvider } from '../../src/react/SmsProvider.tsx';
import type { SmsLocale } from '../../src/react/SmsMessages.ts';
import { createLookTransport } from './createLookTransport.ts';
import type { LookState } from './lookStates.ts';

/** The widget of a state, before the state's `play`. */
export function LookWidget({ state, locale }: { state: LookState; locale: SmsLocale }): ReactElement {
  const transport = useMemo(() => createLookTransport(state.replies ?? {}), [state]);
  return (
    <SmsProvider transport={transport} locale={locale}>
      {state.input ? (
        <PhoneCodeInput {...state.input} />
      ) : (
        <PhoneLoginForm agreement={state.hasAgreement ? <Agreement /> : undefined} {...state.form} />
      )}
    </SmsProvider>
  );
}

function Agreement(): ReactElement {
  return (
    <>
      I agree to the <a href="#terms">terms of service</a> and the <a href="#privacy">privacy policy</a>.
    </>
  );
}
