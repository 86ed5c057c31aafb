import { forwardRef, useId, useImperativeHandle, useRef } from 'react';
import type { ReactNode } from 'react';
import type { SendSmsResult } from '../../core/sendMachine.ts';
import type { SmsError } from '../../protocol/SmsError.ts';
import { isCodeLength } from '../../protocol/wire.ts';
import { CodeField } from '../CodeField/CodeField.tsx';
import type { CodeFieldPart } from '../CodeField/CodeField.tsx';
import { FieldMessage } from '../FieldMessage/FieldMessage.tsx';
import { keyOf } from '../FieldMessage/keyOf.ts';
import { findFocus } from '../findFocus.ts';
import { isCodeExpected } from '../isCodeExpected.ts';
import { PhoneField } from '../PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle, PhoneFieldPart, PhoneFieldProps } from '../PhoneField/PhoneField.tsx';
import { joinClassNames } from '../joinClassNames.ts';
import { mayMoveFocus } from '../mayMoveFocus.ts';
import { SendCodeButton } from '../SendCodeButton/SendCodeButton.tsx';
import { useDomEffect } from '../useDomEffect.ts';
import { useSmsSetup } from '../SmsContext.ts';
import { useSmsLocale } from '../useSmsLocale.ts';
import type { UseSendSmsOptions } from '../useSendSms.ts';
import type { PhoneCodeInputHandle } from './PhoneCodeInputHandle.ts';
import type { PhoneCodeValue } from './PhoneCodeValue.ts';
import { toWidgetMessage } from './toWidgetMessage.ts';
import { toVerdict } from './toVerdict.ts';
import type { Verdict } from './toVerdict.ts';
import { usePhoneCodeValue } from './usePhoneCodeValue.ts';
import type { OnPhoneCodeChange } from './usePhoneCodeValue.ts';
import { useResume } from './useResume.ts';
import { useSendCode } from './useSendCode.ts';

/** Names of the posted form fields. */
export interface PhoneCodeNames {
  /** @default 'phoneNumber' */
  phoneNumber?: string | undefined;
  /** @default 'phoneCountryCode' */
  phoneCountryCode?: string | undefined;
  /** @default 'code' */
  code?: string | undefined;
}

/** The elements of the widget that accept a class of your own. */
export interface PhoneCodeInputClassNames {
  root?: string | undefined;
  codeRow?: string | undefined;
  sendButton?: string | undefined;
  message?: string | undefined;
  phone?: Partial<Record<PhoneFieldPart, string | undefined>> | undefined;
  code?: Partial<Record<CodeFieldPart, string | undefined>> | undefined;
}

type Sending = Pick<
  UseSendSmsOptions,
  | 'transport'
  | 'channel'
  | 'cooldownMs'
  | 'timeoutMs'
  | 'getCaptchaToken'
  | 'storage'
  | 'queryClient'
  | 'onSent'
  | 'onError'
>;
type Phone = Pick<
  PhoneFieldProps,
  | 'countries'
  | 'preferredCountries'
  | 'defaultCountry'
  | 'required'
  | 'disabled'
  | 'readOnly'
  | 'autoFocus'
  | 'enterKeyHint'
  | 'locale'
  | 'messages'
>;

/** How the widget sends, which numbers it accepts, and what it tells its parent. */
export interface PhoneCodeInputProps extends Sending, Phone {
  /** The value, if the parent keeps it. The widget keeps the parts that are left out. */
  value?: Partial<PhoneCodeValue> | undefined;
  /** The first value, if the widget keeps it. */
  defaultValue?: Partial<PhoneCodeValue> | undefined;
  /** Called with each new value, and why it changed. */
  onValueChange?: OnPhoneCodeChange | undefined;
  /** Called when the code is complete: typed, pasted or filled in. Once for each new complete code. */
  onComplete?: ((value: PhoneCodeValue) => void) | undefined;
  /**
   * Characters in a code, 4 to 8. If the server's reply names another length, that one applies.
   * @default 6
   */
  codeLength?: number | undefined;
  /** Names of the fields in a form that is posted. */
  names?: PhoneCodeNames | undefined;
  /** Like `required`, for a form that validates itself, so that the browser does not. */
  'aria-required'?: boolean | undefined;
  /** Shows both fields as wrong. */
  invalid?: boolean | undefined;
  /**
   * What is wrong with the code: the `error` of `useVerifySms`, which the widget puts into words in its language, or
   * what your own check says, and what to do. Shown and announced. Another error is announced again, and so is an
   * element with another `key`, even if it says the same.
   */
  codeError?: SmsError | ReactNode;
  /** Shown instead of an error when the code was right. */
  codeSuccess?: ReactNode;
  /** What to do next, shown if there is neither an error nor a success. Marks nothing as wrong. */
  codeHint?: ReactNode;
  /**
   * Fills in the code from the message itself, in browsers with WebOTP.
   * @default false
   */
  webOtp?: boolean | undefined;
  /**
   * Continues after a reload with the number, the cooldown and the ticket, from this tab's `sessionStorage`.
   * @default true
   */
  resume?: boolean | undefined;
  /** Called when a send of this widget has ended, whatever its result. */
  onSendEnd?: ((result: SendSmsResult) => void) | undefined;
  /** Called when the widget has continued after a reload. */
  onResume?: (() => void) | undefined;
  /**
   * Shows only one half. Both stay mounted, and keep their values and their space.
   * @default 'both'
   */
  part?: 'both' | 'phone' | 'code' | undefined;
  classNames?: PhoneCodeInputClassNames | undefined;
  className?: string | undefined;
}

/**
 * Phone number, send button and code as one field: it reads the number, sends the code with a cooldown, says how that
 * went, and hands over the code.
 * @example
 * const check = useVerifySms({ transport, onVerified });
 * <PhoneCodeInput
 *   transport={transport}
 *   onValueChange={check.reset}
 *   onComplete={(value) => void check.verify(value.code, value)}
 *   codeError={check.error}
 * />
 */
export const PhoneCodeInput = forwardRef<PhoneCodeInputHandle, PhoneCodeInputProps>(
  function PhoneCodeInput(props, ref) {
    const { channel = 'CHANNEL_LOGIN', names = {}, classNames = {}, resume = true } = props;
    const { required, disabled, readOnly, invalid, locale, messages, codeError } = props;
    const { transport, storage } = useSmsSetup(props);
    const language = useSmsLocale(props);
    const messageId = useId();
    const root = useRef<HTMLFieldSetElement>(null);
    const phoneField = useRef<PhoneFieldHandle>(null);
    const codeInput = useRef<HTMLInputElement>(null);
    const verdictRegion = useRef<HTMLSpanElement>(null);
    const kept = usePhoneCodeValue(props);
    const { value, change, read } = kept;
    const { code, ...phoneValue } = value;
    const { sms, send, isChecking, isResend } = useSendCode({
      ...props,
      ...kept,
      root,
      phoneField,
      codeInput,
      transport,
      channel,
      storage,
      resume,
    });
    const { state, outcome, error, receipt } = sms;
    const codeLength = isCodeLength(receipt?.codeLength) ? receipt.codeLength : (props.codeLength ?? 6);

    useResume({ ...kept, isOn: resume && !disabled, transport, channel, storage, receipt }, (phone) => {
      // Through the value and not the field's handle: a render under way would bring the empty value back.
      change(phone, 'resume');
      // The number is known, so the code is next.
      if (props.autoFocus && mayMoveFocus(root.current)) codeInput.current?.focus();
      props.onResume?.();
    });

    useImperativeHandle(ref, () => ({
      send: () => send(findFocus(root.current)),
      showPhoneFault: async () => (await phoneField.current?.check()) ?? null,
      focusPhone: () => phoneField.current?.focus(),
      focusCode: () => codeInput.current?.focus(),
      selectCode: () => {
        codeInput.current?.focus();
        codeInput.current?.select();
      },
      get value() {
        return read();
      },
      codeLength,
      isCodeExpected: isCodeExpected(sms),
      receipt,
      get element() {
        return root.current;
      },
    }));

    const { phoneNumber } = value;
    const isCodeAlone = props.part === 'code';
    const told = toWidgetMessage(sms, { phoneNumber, isResend, isCodeAlone }, language);
    const toldAtCode = told?.at === 'code' ? told : null;
    const verdict = toVerdict(props, language);
    const message: (Verdict & { spoken?: string }) | null = verdict ?? toldAtCode;
    const shared = {
      required,
      disabled,
      readOnly,
      locale,
      messages,
      'aria-required': props['aria-required'],
    };
    const isWaiting = outcome !== null && state !== 'sending' && !readOnly;

    useDomEffect(() => {
      const region = verdictRegion.current as HTMLSpanElement;
      // As plain text, whatever it is made of: a link must not be there twice.
      const text = (verdict && region.parentElement?.previousElementSibling?.textContent) || '';
      if (region.textContent !== text) region.textContent = text;
    });

    return (
      <fieldset
        ref={root}
        className={joinClassNames('sms-PhoneCodeInput', props.className, classNames.root)}
        data-state={state}
        data-part={props.part ?? 'both'}
        data-invalid={invalid ? '' : undefined}
      >
        <legend className="sms-visuallyHidden">{language.messages.phoneVerification}</legend>
        <PhoneField
          {...shared}
          ref={phoneField}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the application's decision
          autoFocus={props.autoFocus}
          enterKeyHint={props.enterKeyHint}
          value={phoneValue}
          onValueChange={kept.changePhone}
          countries={props.countries}
          preferredCountries={props.preferredCountries}
          defaultCountry={props.defaultCountry}
          names={{
            phoneNumber: names.phoneNumber ?? 'phoneNumber',
            phoneCountryCode: names.phoneCountryCode ?? 'phoneCountryCode',
          }}
          invalid={invalid}
          error={told?.at === 'phone' && !props.codeSuccess ? told.text : undefined}
          classNames={classNames.phone}
        />
        <div className={joinClassNames('sms-PhoneCodeInput-codeRow', classNames.codeRow)}>
          <CodeField
            {...shared}
            ref={codeInput}
            value={code}
            onValueChange={(next) => change({ code: next }, 'code')}
            onComplete={() => props.onComplete?.(read())}
            length={codeLength}
            name={names.code ?? 'code'}
            invalid={invalid || Boolean(codeError)}
            webOtp={props.webOtp && isWaiting && (receipt?.requestId ?? true)}
            classNames={classNames.code}
            aria-describedby={messageId}
            // Bitwarden takes a "number" beside a "verification code" for a credit card, and offers cards at both.
            data-bwignore=""
          />
          <SendCodeButton
            sms={sms}
            className={classNames.sendButton}
            disabled={disabled || readOnly}
            aria-busy={isChecking || undefined}
            onSend={() => void send()}
            locale={locale}
            messages={messages}
          />
        </div>
        <FieldMessage id={messageId} className={classNames.message} kind={message?.kind}>
          {message?.spoken ? (
            <>
              <span aria-hidden="true">{message.text}</span>
              <span className="sms-visuallyHidden">{message.spoken}</span>
            </>
          ) : (
            message?.text
          )}
        </FieldMessage>
        {/* Two, so that clearing one does not announce the other again. The phone field has its own. */}
        <div aria-live="polite" className="sms-visuallyHidden">
          <span key={verdict?.key} ref={verdictRegion} />
        </div>
        <div aria-live="polite" className="sms-visuallyHidden">
          <span key={keyOf(error)}>{toldAtCode?.spoken ?? toldAtCode?.text}</span>
        </div>
      </fieldset>
    );
  },
);
