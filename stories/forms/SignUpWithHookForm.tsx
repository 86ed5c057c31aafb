import { useRef } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { PhoneCodeInput, useVerifySms } from '../../src/index.ts';
import type { PhoneCodeInputHandle, PhoneCodeValue } from '../../src/index.ts';
import { findFault } from './SignUpProps.ts';
import type { SignUpProps } from './SignUpProps.ts';

interface Fields {
  name: string;
  phone: Partial<PhoneCodeValue>;
}

const EMPTY: Fields = { name: '', phone: { phoneNumber: '', code: '' } };

/** A sign-up in react-hook-form: the whole widget is one field. */
export function SignUpWithHookForm({ transport, onSignUp }: SignUpProps) {
  const { register, control, handleSubmit, setError, reset } = useForm({ defaultValues: EMPTY });
  const widget = useRef<PhoneCodeInputHandle>(null);
  const check = useVerifySms({ transport });

  const submit = handleSubmit(async (fields) => {
    if (check.state === 'verifying') return;
    // A code can be used only once: if it was right, it is not checked again when the form is.
    const result =
      check.state === 'verified' ? null : await check.verify(fields.phone.code ?? '', fields.phone);
    if (result?.status === 'refused') return setError('phone', { type: 'refused' }, { shouldFocus: true });
    onSignUp({ name: fields.name, phone: fields.phone.e164 });
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <label>
        Name <input {...register('name')} />
      </label>
      <Controller
        name="phone"
        control={control}
        rules={{ validate: findFault }}
        render={({ field, fieldState: { error } }) => (
          <PhoneCodeInput
            ref={(handle) => {
              widget.current = handle;
              // The library calls this to move the focus to the field if it is invalid.
              const focus = () =>
                field.value.e164 ? widget.current?.selectCode() : widget.current?.showPhoneFault();
              field.ref({ focus });
            }}
            transport={transport}
            value={field.value}
            onValueChange={(value) => {
              check.reset();
              field.onChange(value);
            }}
            codeError={error?.type === 'refused' ? check.error : field.value.e164 && error?.message}
          />
        )}
      />
      <button type="submit">Sign up</button>
      <button type="button" onClick={() => reset()}>
        Start over
      </button>
    </form>
  );
}
