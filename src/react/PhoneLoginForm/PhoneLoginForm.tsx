import { useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { keyOf } from '../FieldMessage/keyOf.ts';
import { joinClassNames } from '../joinClassNames.ts';
import { PhoneCodeInput } from '../PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputProps } from '../PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputHandle } from '../PhoneCodeInput/PhoneCodeInputHandle.ts';
import { useSmsLocale } from '../useSmsLocale.ts';
import { AgreementBox } from './AgreementBox.tsx';
import { useLoginFlow } from './useLoginFlow.ts';

/** How the form sends and checks, what it asks for, and what happens after it. */
export interface PhoneLoginFormProps extends Omit<
  PhoneCodeInputProps,
  | 'value'
  | 'codeError'
  | 'codeSuccess'
  | 'codeHint'
  | 'part'
  | 'onResume'
  | 'onSendEnd'
  | 'readOnly'
  | 'required'
  | 'aria-required'
  | 'enterKeyHint'
  | 'classNames'
> {
  /**
   * Called when the code was right, with what the back end answered. The form is then done: it takes no input, and
   * sends and checks nothing more, until it is reset, or mounted again with another `key`.
   */
  onSuccess?: ((data: unknown) => void) | undefined;
  /** Called when a send ended with an error, or a code was refused. */
  onError?: PhoneCodeInputProps['onError'];
  /**
   * How long the reply to a send, or to a check of the code, may take, in milliseconds.
   * @default 15_000
   */
  timeoutMs?: number | undefined;
  /**
   * Everything at once, or in `'steps'` the number first, then the code.
   * @default 'single'
   */
  layout?: 'single' | 'steps' | undefined;
  /** What the user has to agree to, shown beside a checkbox. In steps, it is needed before a code is sent. `null` for none. */
  agreement?: ReactNode;
  /**
   * Submits by itself as soon as the code is complete.
   * @default true
   */
  autoSubmit?: boolean | undefined;
  /** Where the fields are posted without JavaScript. */
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
 * A complete login by phone, from the number to `onSuccess`; it only needs a transport. Submitted without a code, it
 * sends one as its send button does, unless one was already requested.
 * @example <PhoneLoginForm transport={proxyTransport({ url: '/api/sms' })} onSuccess={() => location.replace('/')} />
 */
export function PhoneLoginForm(props: PhoneLoginFormProps): ReactElement {
  const { layout = 'single', agreement, classNames = {} } = props;
  const language = useSmsLocale(props);
  const { messages } = language;
  const widget = useRef<PhoneCodeInputHandle>(null);
  const tick = useRef<HTMLInputElement>(null);
  const flow = useLoginFlow(props, widget, tick);
  const { part, fault, check, isSending } = flow;
  const isVerifying = check.state === 'verifying';
  const isVerified = check.state === 'verified';
  const codeFault = fault?.at === 'code' ? fault : null;
  // Another key each time, so that it is announced each time.
  const said = codeFault && <span key={keyOf(codeFault)}>{codeFault.say?.(language)}</span>;
  const stepText = isSending ? messages.sending : messages.continue;
  const loginText = isVerifying ? messages.loggingIn : messages.logIn;
  const submitText = part === 'phone' ? stepText : loginText;

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- so that a key held down submits once
    <form
      className={joinClassNames('sms-PhoneLoginForm', props.className, classNames.form)}
      data-layout={layout}
      data-state={check.state}
      action={props.action}
      method={props.method ?? 'post'}
      noValidate
      onSubmit={(event) => {
        // React's events bubble through portals: a dialog that the agreement opens may have a form of its own.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        flow.submit();
      }}
      onReset={(event) => event.target === event.currentTarget && flow.reset()}
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
          flow.change(details.reason);
        }}
        onComplete={(value) => {
          props.onComplete?.(value);
          flow.complete();
        }}
        onSendEnd={flow.endSend}
        onResume={flow.goOn}
        part={part}
        {...(codeFault?.isHint ? { codeHint: said } : { codeError: said ?? check.error })}
        codeSuccess={isVerified ? messages.verified : undefined}
        readOnly={isVerified}
        // Not `required`: Firefox then tells assistive technology that an empty field and its group are invalid.
        aria-required
        enterKeyHint="send"
      />
      {agreement && (
        <AgreementBox
          className={classNames.agreement}
          tick={tick}
          fault={fault?.at === 'agreement' ? fault : null}
          language={language}
          onChange={flow.agree}
        >
          {agreement}
        </AgreementBox>
      )}
      <button
        type="submit"
        className={joinClassNames('sms-PhoneLoginForm-submit', classNames.submit)}
        aria-disabled={flow.isBusy || undefined}
      >
        {/* A new element for each text: one that moves to stay centred would count as a layout shift. */}
        <span key={submitText}>{submitText}</span>
      </button>
      {layout === 'steps' && (
        <button
          type="button"
          className={joinClassNames('sms-PhoneLoginForm-back', classNames.back)}
          aria-disabled={isVerified || undefined}
          onClick={flow.goBack}
        >
          {messages.changeNumber}
        </button>
      )}
    </form>
  );
}
