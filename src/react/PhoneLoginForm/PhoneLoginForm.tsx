import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { joinClassNames } from '../joinClassNames.ts';
import { PhoneCodeInput } from '../PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputHandle, PhoneCodeInputProps } from '../PhoneCodeInput/PhoneCodeInput.tsx';
import { useSmsLocale } from '../useSmsLocale.ts';
import { useVerifySms } from '../useVerifySms.ts';
import { AgreementBox } from './AgreementBox.tsx';
import { toCodeError } from './toCodeError.ts';
import { missAgreement, toSubmitFault } from './toSubmitFault.ts';
import type { SubmitFault } from './toSubmitFault.ts';

/** How the form sends and checks, what it asks for, and what happens after it. */
export interface PhoneLoginFormProps extends Omit<
  PhoneCodeInputProps,
  | 'value'
  | 'codeError'
  | 'codeSuccess'
  | 'part'
  | 'onResume'
  | 'onSendEnd'
  | 'readOnly'
  | 'required'
  | 'classNames'
> {
  /**
   * The code was right. `data` is what the back end answered. The form is done then: it takes, sends and checks
   * nothing more until it is reset, or mounted anew with another `key`.
   */
  onSuccess?: ((data: unknown) => void) | undefined;
  /**
   * All at once, or the number first and the code after it.
   * @default 'single'
   */
  layout?: 'single' | 'steps' | undefined;
  /** What the user has to agree to, beside a box to tick; in steps, before a message goes out. */
  agreement?: ReactNode;
  /**
   * Submits by itself as soon as the code is full.
   * @default true
   */
  autoSubmit?: boolean | undefined;
  /** Where the fields are posted when there is no JavaScript. */
  action?: string | undefined;
  /** @default 'post' */
  method?: 'get' | 'post' | undefined;
  classNames?:
    | (PhoneCodeInputProps['classNames'] & {
        form?: string | undefined;
        submit?: string | undefined;
        agreement?: string | undefined;
        back?: string | undefined;
      })
    | undefined;
}

/**
 * A login by phone, from the number to `onSuccess`: drop it in, give it a transport. Submitted without a code, it
 * asks for one as its send button does, unless one was asked for.
 * @example <PhoneLoginForm transport={proxyTransport({ url: '/api/sms' })} onSuccess={() => location.assign('/')} />
 */
export function PhoneLoginForm(props: PhoneLoginFormProps): ReactElement {
  const { layout = 'single', agreement, autoSubmit = true, disabled, classNames = {} } = props;
  const language = useSmsLocale(props);
  const { messages } = language;
  const widget = useRef<PhoneCodeInputHandle>(null);
  const tick = useRef<HTMLInputElement>(null);
  const refused = useRef('');
  const isDone = useRef(false);
  const [fault, setFault] = useState<SubmitFault | null>(null);
  const [step, setStep] = useState<'phone' | 'code'>('phone');
  const check = useVerifySms({ ...props, onVerified: props.onSuccess });
  const isPhoneStep = layout === 'steps' && step === 'phone';
  const isCodeStep = layout === 'steps' && step === 'code';
  const [isSending, setSending] = useState(false);
  const isVerifying = check.state === 'verifying';
  const isVerified = check.state === 'verified';
  const stepText = isSending ? messages.sending : messages.continue;
  const submitText = isPhoneStep ? stepText : isVerifying ? messages.loggingIn : messages.logIn;

  useEffect(() => {
    if (!isCodeStep) return undefined;
    const fields = widget.current;
    fields?.selectCode();
    // Back to the number: the button that led there is gone, and the focus with it.
    return () => fields?.focusPhone();
  }, [isCodeStep]);

  /** What was said of a code is of no use to who enters or asks for another. */
  const forgetFault = () => {
    setFault(null);
    if (check.state === 'refused') check.reset();
  };

  const isBusy = () => isDone.current || isVerifying || isSending;

  const lacksAgreement = () => agreement !== undefined && !tick.current?.checked;

  /** As the send button does. In steps it leads on to the code, once there is an agreement. */
  const askForCode = async (fields: PhoneCodeInputHandle) => {
    if (isPhoneStep && lacksAgreement()) {
      const phone = await fields.showPhoneFault();
      if (phone?.e164) setFault(missAgreement());
      return;
    }
    setSending(isPhoneStep);
    const result = await fields.send();
    setSending(false);
    const hasCode =
      result && result.status !== 'not_sent' && result.status !== 'blocked' && result.status !== 'cancelled';
    if (hasCode) setStep('code');
  };

  const show = (fault: SubmitFault, fields: PhoneCodeInputHandle) => {
    if (fault.at === 'phone') void fields.showPhoneFault();
    else if (fault.isWrong) fields.selectCode();
    else if (fault.at === 'code') fields.focusCode();
  };

  const verify = async (fields: PhoneCodeInputHandle, isByItself: boolean) => {
    const { value, receipt, codeLength } = fields;
    const attempt = `${value.e164} ${receipt?.ticket} ${value.code}`;
    const isRefused = attempt === refused.current;
    const found = toSubmitFault({ value, codeLength, isRefused, lacksAgreement: lacksAgreement() });
    // What is missing is asked for when the user says that nothing is.
    if (isByItself && found && !found.isWrong) return;
    setFault(found);
    if (found) return show(found, fields);
    const result = await check.verify(value.code, value);
    if (result.status === 'verified') isDone.current = true;
    else if (result.error.code === 'code_wrong') refused.current = attempt;
    // Who has gone on to another number is not to be drawn back.
    if (result.status === 'refused' && fields.value.e164 === value.e164) fields.selectCode();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = widget.current;
    if (!fields || disabled || isBusy()) return;
    const isAsked = fields.isCodeExpected || fields.value.code !== '';
    void (isPhoneStep || !isAsked ? askForCode(fields) : verify(fields, false));
  };

  const reset = () => {
    isDone.current = false;
    setFault(null);
    check.reset();
    setStep('phone');
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key that is held down submits once
    <form
      className={joinClassNames('sms-PhoneLoginForm', props.className, classNames.form)}
      data-layout={layout}
      data-state={check.state}
      action={props.action}
      method={props.method ?? 'post'}
      noValidate
      onSubmit={submit}
      onReset={reset}
      onKeyDown={(event) => {
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      }}
    >
      <PhoneCodeInput
        {...props}
        className={undefined}
        ref={widget}
        onValueChange={(value, details) => {
          props.onValueChange?.(value, details);
          forgetFault();
          // What is said of another number's code is not this one's.
          if (isVerifying && details.reason === 'phone') check.reset();
        }}
        onComplete={(value) => {
          props.onComplete?.(value);
          if (autoSubmit && widget.current && !isBusy()) void verify(widget.current, true);
        }}
        onSendEnd={forgetFault}
        onResume={() => setStep('code')}
        part={layout === 'single' ? 'both' : step}
        codeError={fault?.at === 'code' ? fault.say?.(language) : toCodeError(check, language)}
        codeSuccess={isVerified ? messages.verified : undefined}
        readOnly={isVerified}
        required
      />
      {agreement !== undefined && (
        <AgreementBox
          className={classNames.agreement}
          tick={tick}
          fault={fault?.at === 'agreement' ? fault : null}
          language={language}
          onChange={() => setFault(null)}
        >
          {agreement}
        </AgreementBox>
      )}
      <button
        type="submit"
        className={joinClassNames('sms-PhoneLoginForm-submit', classNames.submit)}
        aria-disabled={isSending || isVerifying || isVerified || disabled || undefined}
      >
        {/* A new element for a new text: one that is centred anew would count as a layout shift. */}
        <span key={submitText}>{submitText}</span>
      </button>
      {layout === 'steps' && (
        <button
          type="button"
          className={joinClassNames('sms-PhoneLoginForm-back', classNames.back)}
          aria-disabled={isVerified || undefined}
          onClick={() => {
            if (isDone.current) return;
            forgetFault();
            setStep('phone');
          }}
        >
          {messages.changeNumber}
        </button>
      )}
    </form>
  );
}
