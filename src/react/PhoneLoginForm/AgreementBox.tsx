import { useId } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { FieldMessage } from '../FieldMessage/FieldMessage.tsx';
import { joinClassNames } from '../joinClassNames.ts';

/** What is agreed to, and what is wrong with it. */
export interface AgreementBoxProps {
  tick: RefObject<HTMLInputElement | null>;
  error: string | undefined;
  onChange: () => void;
  className: string | undefined;
  children: ReactNode;
}

/** A box that has to be ticked, with a line below that is kept free for what is said of it. */
export function AgreementBox({ tick, error, onChange, ...label }: AgreementBoxProps): ReactElement {
  const id = useId();
  return (
    <>
      <label
        className={joinClassNames('sms-PhoneLoginForm-agreement', label.className)}
        data-invalid={error ? '' : undefined}
      >
        <input
          ref={tick}
          type="checkbox"
          name="agreement"
          required
          // Said either way: a box that must be ticked counts as wrong from the start otherwise.
          aria-invalid={Boolean(error)}
          aria-describedby={error && id}
          onChange={onChange}
        />
        <span>{label.children}</span>
      </label>
      <FieldMessage id={id} className="sms-PhoneLoginForm-agreementMessage" kind={error ? 'error' : 'hint'}>
        {error}
      </FieldMessage>
    </>
  );
}
