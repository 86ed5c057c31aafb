import { useRef } from 'react';
import type { FormEvent } from 'react';
import { PhoneCodeInput, useVerifySms } from '../../src/index.ts';
import type { PhoneCodeInputHandle } from '../../src/index.ts';
import type { SignUpProps } from './SignUpProps.ts';

/** A sign-up without a form library: the fields are uncontrolled, and the browser validates and collects them. */
export function SignUpWithFormData({ transport, onSignUp }: SignUpProps) {
  const widget = useRef<PhoneCodeInputHandle>(null);
  const check = useVerifySms({ transport });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (check.state === 'verifying') return;
    const fields = new FormData(event.currentTarget);
    const phone = widget.current?.value;
    if (!phone?.e164) return widget.current?.showPhoneFault();
    // A code can be used only once: if it was right, it is not checked again when the form is.
    const result = check.state === 'verified' ? null : await check.verify(phone.code, phone);
    if (result?.status === 'refused') return widget.current?.selectCode();
    onSignUp({ name: fields.get('name') as string, phone: phone.e164 });
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <label>
        Name <input name="name" required />
      </label>
      <PhoneCodeInput
        ref={widget}
        transport={transport}
        required
        onValueChange={check.reset}
        codeError={check.error}
      />
      <button type="submit">Sign up</button>
      <button type="reset">Start over</button>
    </form>
  );
}
