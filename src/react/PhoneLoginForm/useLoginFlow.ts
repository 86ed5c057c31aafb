import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { PhoneCodeInputHandle } from '../PhoneCodeInput/PhoneCodeInputHandle.ts';
import type { PhoneCodeChangeReason } from '../PhoneCodeInput/usePhoneCodeValue.ts';
import type { SendSmsResult } from '../../core/sendMachine.ts';
import { findFocus } from '../findFocus.ts';
import { useVerifySms } from '../useVerifySms.ts';
import type { UseVerifySmsOptions, UseVerifySmsResult } from '../useVerifySms.ts';
import { missAgreement, toSubmitFault } from './toSubmitFault.ts';
import type { SubmitFault } from './toSubmitFault.ts';

/** What a form is given that decides its way. */
export interface LoginFlowOptions extends UseVerifySmsOptions {
  layout?: 'single' | 'steps' | undefined;
  autoSubmit?: boolean | undefined;
  disabled?: boolean | undefined;
  onSuccess?: ((data: unknown) => void) | undefined;
}

/** Where a login stands, and what its form tells it. */
export interface LoginFlow {
  /** Which half is asked for; both but in a layout of steps. */
  part: 'both' | 'phone' | 'code';
  /** What kept the last submission back. */
  fault: SubmitFault | null;
  check: UseVerifySmsResult;
  /** Whether a message is on its way that the button of the step of the number has asked for. */
  isSending: boolean;
  /** Whether a submission does nothing, by now or for good. */
  isBusy: boolean | undefined;
  submit: () => void;
  /** The code is full. */
  complete: () => void;
  change: (reason: PhoneCodeChangeReason) => void;
  /** A send of the widget has ended. */
  endSend: (result: SendSmsResult) => void;
  /** Something was ticked. */
  agree: () => void;
  goOn: () => void;
  goBack: () => void;
  reset: () => void;
}

/**
 * What is known of a login. Another one begins with a reset and, in the middle of a check, with another number or on the
 * way back to it.
 */
interface Login {
  /** Whether the last submission asked for a code. */
  hasJustAsked?: boolean;
  /** The attempt whose code was wrong. */
  refused?: string;
}

/**
 * The way from a number to `onSuccess`: what a submission does in each state, and where the focus goes. `tick` is the
 * box of the agreement, if there is one.
 */
export function useLoginFlow(
  options: LoginFlowOptions,
  widget: RefObject<PhoneCodeInputHandle | null>,
  tick: RefObject<HTMLInputElement | null>,
): LoginFlow {
  const { layout, autoSubmit = true, disabled } = options;
  const login = useRef<Login>({});
  const [fault, setFault] = useState<SubmitFault | null>(null);
  const [step, setStep] = useState<'phone' | 'code'>('phone');
  const seenStep = useRef(step);
  const [isAsking, setAsking] = useState(false);
  const check = useVerifySms({ ...options, onVerified: options.onSuccess });
  const isVerifying = check.state === 'verifying';
  const isVerified = check.state === 'verified';
  const part = layout === 'steps' ? step : 'both';
  const isPhoneStep = part === 'phone';
  const isSending = isPhoneStep && isAsking;
  const isBusy = disabled || isSending || isVerifying || isVerified;

  useEffect(() => {
    const fields = widget.current;
    const isNewStep = seenStep.current !== step;
    seenStep.current = step;
    if (layout !== 'steps' || !fields || !(isNewStep || isUnseen(findFocus(fields.element)))) return;
    // What had the focus is hidden now.
    if (step === 'phone') fields.focusPhone();
    else if (isNewStep) fields.selectCode();
    else fields.focusCode();
  }, [layout, step, widget]);

  /** For another code: what was said of the last one does not apply to it. */
  const forgetFault = () => {
    setFault(null);
    if (check.error) check.reset();
  };

  /** Starts another login: what becomes of a check that is under way is not shown in it. */
  const begin = () => {
    login.current = {};
    setFault(null);
    check.reset();
  };

  // A check that is under way is of the number before.
  const change = (reason: PhoneCodeChangeReason) =>
    isVerifying && reason === 'phone' ? begin() : forgetFault();

  const lacksAgreement = () => tick.current?.checked === false;

  /** As the send button does. In steps it leads on to the code, once there is an agreement. */
  const askForCode = async (fields: PhoneCodeInputHandle) => {
    if (isPhoneStep && lacksAgreement()) {
      const phone = await fields.showPhoneFault();
      if (phone?.e164) setFault(missAgreement());
      return;
    }
    setAsking(true);
    const result = await fields.send();
    setAsking(false);
    if (!result) return;
    // A limit lets nobody ask again: what is left is the code of the message before.
    const hasEarlierCode = result.status === 'blocked' && fields.isCodeExpected;
    if (!hasEarlierCode && !mayArrive(result)) return;
    setStep('code');
    login.current.hasJustAsked = true;
  };

  const show = (found: SubmitFault, fields: PhoneCodeInputHandle) => {
    if (found.isWrong) fields.selectCode();
    else if (found.at === 'code') fields.focusCode();
    else if (found.at === 'phone') void fields.showPhoneFault();
  };

  const verify = async (fields: PhoneCodeInputHandle, isByItself: boolean) => {
    const { value, receipt, codeLength } = fields;
    const attempt = `${value.e164} ${receipt?.ticket} ${value.code}`;
    const own = login.current;
    const isRefused = attempt === own.refused;
    const found = toSubmitFault({
      value,
      codeLength,
      isRefused,
      lacksAgreement: lacksAgreement(),
      hasJustAsked: own.hasJustAsked,
    });
    // What is missing is pointed out only if the user submits.
    if (isByItself && (!autoSubmit || (found && !found.isWrong))) return;
    own.hasJustAsked = false;
    setFault(found);
    if (found) return show(found, fields);
    const result = await check.verify(value.code, value);
    if (result.status === 'verified') return;
    if (result.error.code === 'code_wrong') login.current.refused = attempt;
    // The user has gone on to another number, where the focus stays.
    if (own !== login.current) return;
    if (fields.value.code === value.code) return fields.selectCode();
    // Another code was entered meanwhile: the refusal is not its own, and its turn has come.
    check.reset();
    complete();
  };

  const complete = () => {
    if (widget.current && !isBusy) void verify(widget.current, true);
  };

  return {
    part,
    fault,
    check,
    isSending,
    isBusy,
    submit() {
      const fields = widget.current;
      if (!fields || isBusy) return;
      const isAsked = fields.isCodeExpected || fields.value.code !== '';
      void (isPhoneStep || !isAsked ? askForCode(fields) : verify(fields, false));
    },
    complete,
    change,
    endSend(result) {
      forgetFault();
      // So that a form whose `layout` becomes `steps` later shows the code.
      if (layout !== 'steps' && mayArrive(result)) setStep('code');
    },
    agree: () => setFault(null),
    goOn: () => setStep('code'),
    goBack() {
      if (isVerified) return;
      // Another number is to follow.
      change('phone');
      setStep('phone');
    },
    reset() {
      begin();
      setStep('phone');
    },
  };
}

/** Whether there is, or may be, a code to enter. */
function mayArrive({ status }: SendSmsResult): boolean {
  return status !== 'not_sent' && status !== 'blocked' && status !== 'cancelled';
}

/** Whether what has the focus is in the half that is not on the screen. */
function isUnseen(focused: Element | null): boolean {
  return focused !== null && getComputedStyle(focused).visibility === 'hidden';
}
