import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { SMS_ERRORS } from '../../protocol/errors.ts';
import { FieldMessage } from '../FieldMessage/FieldMessage.tsx';
import { formatMessage } from '../formatMessage.ts';
import { PhoneCodeInput } from '../PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputHandle, PhoneCodeInputProps } from '../PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeValue } from '../PhoneCodeInput/PhoneCodeValue.ts';
import { usePhoneCodeValue } from '../PhoneCodeInput/usePhoneCodeValue.ts';
import { useSmsLocale } from '../useSmsLocale.ts';
import type { SmsLocale } from '../SmsMessages.ts';
import { useVerifySms } from '../useVerifySms.ts';
import type { UseVerifySmsResult } from '../useVerifySms.ts';
import { toSubmitFault } from './toSubmitFault.ts';
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
  /** The code was right. `data` is what the back end answered. */
  onSuccess?: ((data: unknown) => void) | undefined;
  /**
   * All at once, or the number first and the code after it.
   * @default 'single'
   */
  layout?: 'single' | 'steps' | undefined;
  /** What the user has to agree to, beside a box to tick. */
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
        form?: string;
        submit?: string;
        agreement?: string;
        back?: string;
      })
    | undefined;
}

/**
 * A login by phone, from the number to `onSuccess`: drop it in, give it a transport.
 * @example <PhoneLoginForm transport={proxyTransport({ url: '/api/sms' })} onSuccess={() => location.assign('/')} />
 */
export function PhoneLoginForm(props: PhoneLoginFormProps): ReactElement {
  const {
    onSuccess,
    layout = 'single',
    agreement,
    autoSubmit = true,
    action,
    method = 'post',
    ...input
  } = props;
  const { classNames = {}, className, onError, onValueChange, defaultValue, defaultCountry } = props;
  const language = useSmsLocale(props);
  const { messages } = language;
  const id = useId();
  const widget = useRef<PhoneCodeInputHandle>(null);
  const tick = useRef<HTMLInputElement>(null);
  const initial = { ...(defaultCountry && { country: defaultCountry }), ...defaultValue };
  const [value, change] = usePhoneCodeValue(undefined, initial, onValueChange);
  const [fault, setFault] = useState<SubmitFault | null>(null);
  const [step, setStep] = useState<'phone' | 'code'>('phone');
  const refused = useRef('');
  const { phoneNumber, phoneCountryCode } = value;
  const check = useVerifySms({ ...input, phoneNumber, phoneCountryCode, onVerified: onSuccess, onError });
  const isPhoneStep = layout === 'steps' && step === 'phone';
  const isBusy = check.state === 'verifying';
  const submitText = isPhoneStep ? messages.continue : isBusy ? messages.loggingIn : messages.logIn;

  useEffect(() => {
    if (layout !== 'steps' || step !== 'code') return undefined;
    const fields = widget.current;
    fields?.selectCode();
    // Back to the number: the button that led there is gone, and the focus with it.
    return () => fields?.focusPhone();
  }, [layout, step]);

  const sendAndGoOn = async () => {
    const result = await widget.current?.send();
    const hasCode =
      result && result.status !== 'not_sent' && result.status !== 'blocked' && result.status !== 'cancelled';
    if (hasCode) setStep('code');
  };

  const verify = async (entered: PhoneCodeValue, isByItself: boolean) => {
    if (check.state === 'verified' || isBusy || !widget.current) return;
    const { receipt, codeLength } = widget.current;
    const lacksAgreement = agreement !== undefined && !tick.current?.checked;
    const attempt = `${entered.e164} ${receipt?.ticket} ${entered.code}`;
    const isRefused = attempt === refused.current;
    const missing = toSubmitFault({ value: entered, codeLength, lacksAgreement }, language);
    if (isByItself && missing) return;
    // A code that was wrong for this message stays wrong: trying it again would only use up a try.
    const found = missing ?? (isRefused ? ({ at: 'code', text: messages.errors.code_wrong } as const) : null);
    setFault(found);
    if (found?.at === 'phone') widget.current.showPhoneFault();
    else if (found?.at === 'code') widget.current.selectCode();
    else if (found) tick.current?.focus();
    if (found) return;
    const result = await check.verify(entered.code);
    if (result.status === 'verified') return;
    if (result.error.code === 'code_wrong') refused.current = attempt;
    widget.current?.selectCode();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.disabled) return;
    void (isPhoneStep ? sendAndGoOn() : verify(value, false));
  };

  return (
    <form
      className={['sms-PhoneLoginForm', className, classNames.form].filter(Boolean).join(' ')}
      data-layout={layout}
      data-state={check.state}
      action={action}
      method={method}
      noValidate
      onSubmit={submit}
    >
      <PhoneCodeInput
        {...input}
        className={undefined}
        ref={widget}
        value={value}
        onValueChange={(next, { reason }) => {
          change(next, reason);
          setFault(null);
          if (reason !== 'code_cleared' && check.state !== 'ready' && !isBusy) check.reset();
        }}
        onComplete={(entered) => {
          props.onComplete?.(entered);
          if (autoSubmit) void verify(entered, true);
        }}
        onSendEnd={() => {
          // What was said of the code before is of no use to who asks for another.
          setFault(null);
          if (!isBusy) check.reset();
        }}
        onResume={() => setStep('code')}
        part={layout === 'single' ? 'both' : step}
        codeError={fault?.at === 'code' ? (fault.text ?? undefined) : toCodeError(check, language)}
        codeSuccess={check.state === 'verified' ? messages.verified : undefined}
        required
      />
      {agreement !== undefined && !isPhoneStep && (
        <label
          className={['sms-PhoneLoginForm-agreement', classNames.agreement].filter(Boolean).join(' ')}
          data-invalid={fault?.at === 'agreement' ? '' : undefined}
        >
          <input
            ref={tick}
            type="checkbox"
            name="agreement"
            required
            // Said either way: a box that must be ticked counts as wrong from the start otherwise.
            aria-invalid={fault?.at === 'agreement'}
            aria-describedby={fault?.at === 'agreement' ? `${id}-agreement` : undefined}
            onChange={() => setFault(null)}
          />
          <span>{agreement}</span>
        </label>
      )}
      {agreement !== undefined && !isPhoneStep && (
        <FieldMessage
          id={`${id}-agreement`}
          className="sms-PhoneLoginForm-agreementMessage"
          kind={fault?.at === 'agreement' ? 'error' : 'hint'}
        >
          {fault?.at === 'agreement' ? fault.text : null}
        </FieldMessage>
      )}
      <button
        type="submit"
        className={['sms-PhoneLoginForm-submit', classNames.submit].filter(Boolean).join(' ')}
        aria-disabled={isBusy || props.disabled || undefined}
      >
        {/* A new element for a new text: one that is centred anew would count as a layout shift. */}
        <span key={submitText}>{submitText}</span>
      </button>
      {layout === 'steps' && step === 'code' && (
        <button
          type="button"
          className={['sms-PhoneLoginForm-back', classNames.back].filter(Boolean).join(' ')}
          onClick={() => setStep('phone')}
        >
          {messages.changeNumber}
        </button>
      )}
    </form>
  );
}

/** The sentence for a verification that was refused, with the tries that are left when the server counts them. */
function toCodeError(
  { error, attemptsLeft }: UseVerifySmsResult,
  { tag, messages }: SmsLocale,
): string | undefined {
  if (!error) return undefined;
  // Of a verification whose outcome nobody knows, only this can be said: try again.
  const isUnknown = SMS_ERRORS[error.code].outcome === 'unknown';
  const sentence = messages.errors[isUnknown ? 'unknown' : error.code];
  if (error.code !== 'code_wrong' || !attemptsLeft) return sentence;
  // Chinese and Japanese end a sentence with the space in the mark.
  const gap = sentence.endsWith('。') ? '' : ' ';
  return `${sentence}${gap}${formatMessage(tag, messages.attemptsLeft, { count: attemptsLeft })}`;
}
