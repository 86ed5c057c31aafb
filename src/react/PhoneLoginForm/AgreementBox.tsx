import { useEffect, useId, useRef } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { FieldMessage } from '../FieldMessage/FieldMessage.tsx';
import { findFocus } from '../findFocus.ts';
import { joinClassNames } from '../joinClassNames.ts';
import { mayMoveFocus } from '../mayMoveFocus.ts';
import type { SmsLocale } from '../SmsMessages.ts';
import type { SubmitFault } from './toSubmitFault.ts';

/** What is agreed to, and what is wrong with it. */
export interface AgreementBoxProps {
  tick: RefObject<HTMLInputElement | null>;
  /** Another object each time that it is found, so that it gets the focus, or is announced, each time. */
  fault: SubmitFault | null;
  language: SmsLocale;
  onChange: () => void;
  className: string | undefined;
  children: ReactNode;
}

/** A checkbox that has to be ticked, with a line below that is kept free for its error. */
export function AgreementBox(props: AgreementBoxProps): ReactElement {
  const { tick, fault, language } = props;
  const id = useId();
  const region = useRef<HTMLDivElement>(null);
  const error = fault && language.messages.agreementRequired;

  useEffect(() => {
    const box = tick.current;
    // While the numbering plans were loading, the user may have left the form.
    const getsFocus = findFocus(box) !== box && mayMoveFocus(box?.form);
    // A checkbox that gets the focus is read out with its error; otherwise that needs an announcement.
    (region.current as HTMLElement).textContent = (!getsFocus && error) || '';
    if (fault && getsFocus) box?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once for each fault
  }, [fault]);

  return (
    <>
      <label
        className={joinClassNames('sms-PhoneLoginForm-agreement', props.className)}
        data-invalid={fault ? '' : undefined}
      >
        <input
          ref={tick}
          type="checkbox"
          name="agreement"
          aria-required
          aria-invalid={Boolean(fault)}
          aria-describedby={id}
          onChange={props.onChange}
        />
        <span>{props.children}</span>
      </label>
      <FieldMessage id={id} className="sms-PhoneLoginForm-agreementMessage" kind={fault ? 'error' : 'hint'}>
        {error}
      </FieldMessage>
      <div ref={region} aria-live="polite" className="sms-visuallyHidden" />
    </>
  );
}
