import { useForm } from '@tanstack/react-form';
import { useRef } from 'react';
import { PhoneCodeInput, useVerifySms } from '../../src/index.ts';
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
  const check = useVerifySms({ transport });
  const form = useForm({
    defaultValues: EMPTY,
    onSubmit: ({ value }) => onSignUp({ name: value.name, phone: value.phone.e164 }),
    onSubmitInvalid: ({ value }) => {
      if (value.phone.e164) widget.current?.selectCode();
      else void widget.current?.showPhoneFault();
    },
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check.state !== 'verifying') void form.handleSubmit();
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
      <form.Field
        name="phone"
        validators={{
          onSubmit: ({ value }) => findFault(value),
          // Only a code that looks right is worth a try.
          onSubmitAsync: async ({ value }) => {
            // A code can be used only once: if it was right, it is not checked again when the form is.
            if (check.state === 'verified') return undefined;
            const result = await check.verify(value.code ?? '', value);
            return result.status === 'refused' ? result.error : undefined;
          },
        }}
      >
        {(field) => (
          <PhoneCodeInput
            ref={widget}
            transport={transport}
            value={field.state.value}
            onValueChange={(value) => {
              check.reset();
              field.handleChange(value);
            }}
            codeError={field.state.value.e164 ? field.state.meta.errors[0] : undefined}
          />
        )}
      </form.Field>
      <button type="submit">Sign up</button>
      <button type="button" onClick={() => form.reset()}>
        Start over
      </button>
    </form>
  );
}
