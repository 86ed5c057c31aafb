import { useForm } from '@tanstack/react-form';
import { useRef } from 'react';
import { en, PhoneCodeInput, useVerifySms } from '../../src/index.ts';
import type { PhoneCodeInputHandle, PhoneCodeValue } from '../../src/index.ts';
import { findFault } from './SignUpProps.ts';
import type { SignUpProps } from './SignUpProps.ts';

interface Fields {
  name: string;
  phone: Partial<PhoneCodeValue>;
}

const EMPTY: Fields = { name: '', phone: { phoneNumber: '', code: '' } };

/** A sign-up in TanStack Form: the whole widget is one field. */
export function SignUpWithTanStackForm({ transport, onSignUp }: SignUpProps) {
  const widget = useRef<PhoneCodeInputHandle>(null);
  const form = useForm({
    defaultValues: EMPTY,
    onSubmit: ({ value }) => onSignUp({ name: value.name, phone: value.phone.e164 }),
    onSubmitInvalid: ({ value }) =>
      value.phone.e164 ? widget.current?.selectCode() : widget.current?.showPhoneFault(),
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      <form.Field name="name">
        {(field) => (
          <label>
            Name{' '}
            <input value={field.state.value} onChange={(event) => field.handleChange(event.target.value)} />
          </label>
        )}
      </form.Field>
      <form.Subscribe selector={({ values }) => values.phone}>
        {(phone) => (
          <VerifiedPhone transport={transport} phone={phone}>
            {(verify) => (
              <form.Field
                name="phone"
                validators={{
                  onSubmit: ({ value }) => findFault(value),
                  // Only a code that looks right is worth a try.
                  onSubmitAsync: ({ value }) => verify(value.code ?? ''),
                }}
              >
                {(field) => (
                  <PhoneCodeInput
                    ref={widget}
                    transport={transport}
                    value={field.state.value}
                    onValueChange={(value) => field.handleChange(value)}
                    codeError={field.state.value.e164 ? field.state.meta.errors[0] : undefined}
                  />
                )}
              </form.Field>
            )}
          </VerifiedPhone>
        )}
      </form.Subscribe>
      <button type="submit">Sign up</button>
      <button type="button" onClick={() => form.reset()}>
        Start over
      </button>
    </form>
  );
}

interface VerifiedPhoneProps extends Pick<SignUpProps, 'transport'> {
  phone: Partial<PhoneCodeValue>;
  /** `verify` resolves to what is wrong with a code. */
  children: (verify: (code: string) => Promise<string | undefined>) => React.ReactNode;
}

function VerifiedPhone({ transport, phone, children }: VerifiedPhoneProps) {
  const check = useVerifySms({ ...phone, transport });
  return children(async (code) => {
    const result = await check.verify(code);
    return result.status === 'refused' ? en.messages.errors[result.error.code] : undefined;
  });
}
