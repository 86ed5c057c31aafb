import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { PhoneCodeInputHandle } from '../PhoneCodeInput/PhoneCodeInputHandle.ts';
import type { PhoneCodeChangeReason } from '../PhoneCodeInput/usePhoneCodeValue.ts';
import type { SendSmsResult } from '../../core/sendMachine.ts';
import { findFocus } from '../findFocus.ts';
import { mayMoveFocus } from '../mayMoveFocus.ts';
import { useDomEffect } from '../useDomEffect.ts';
import { useVerifySms } from '../useVerifySms.ts';
import type { UseVerifySmsOptions, UseVerifySmsResult } from '../useVerifySms.ts';
import { toSubmitFault } from './toSubmitFault.ts';
import type { SubmitFault } from './toSubmitFault.ts';

/** The props of a form that its flow depends on. */
export interface LoginFlowOptions extends UseVerifySmsOptions {
  layout?: 'single' | 'steps' | undefined;
  autoSubmit?: boolean | undefined;
  disabled?: boolean | undefined;
  onSuccess?: ((data: unknown) => void) | undefined;
}

/** The state of a login, and what its form reports to it. */
export interface LoginFlow {
  /** Which half is asked for: both, except in the steps layout. */
  part: 'both' | 'phone' | 'code';
  /** What stopped the last submission. */
  fault: SubmitFault | null;
  check: UseVerifySmsResult;
  /** Whether the button of the number's step has asked for a message that is still being sent. */
  isSending: boolean;
  /** Whether submitting does nothing, for now or for good. */
  isBusy: boolean | undefined;
  submit: () => void;
  /** The code is complete. */
  complete: () => void;
  change: (reason: PhoneCodeChangeReason) => void;
  /** A send of the widget has ended. */
  endSend: (result: SendSmsResult) => void;
  /** The agreement was ticked or unticked. */
  agree: () => void;
  goOn: () => void;
  goBack: () => void;
  reset: () => void;
}

/**
 * What is known about a login. The next one begins with a reset, or when the number changes or the user goes back to it
 * while a code is being checked.
 */
interface Login {
  /** Whether the last submission asked for a code. */
  hasJustAsked?: boolean;
  /** The code that was last checked. */
  checked?: string;
  /** The attempt whose code was wrong. */
  refused?: string;
}

/**
 * The way from a number to `onSuccess`: what a submission does in each state, and where the focus goes. `tick` is the
 * agreement's checkbox, if there is one.
 */
export function useLoginFlow(
  options: LoginFlowOptions,
  widget: RefObject<PhoneCodeInputHandle | null>,
  tick: RefObject<HTMLInputElement | null>,
): LoginFlow {
  const { layout, autoSubmit = true, disabled } = options;
  const login = useRef<Login>({});
  const [fault, setFault] = useState<SubmitFault | null>(null);
  const [step, setStep] = useState<'phone' | 'code' | 'resumed'>('phone');
  const seenStep = useRef(step);
  const [isAsking, setAsking] = useState(false);
  const check = useVerifySms({ ...options, onVerified: options.onSuccess });
  const isVerifying = check.state === 'verifying';
  const isVerified = check.state === 'verified';
  const shownStep = step === 'phone' ? step : 'code';
  const part = layout === 'steps' ? shownStep : 'both';
  const isPhoneStep = part === 'phone';
  const isSending = isPhoneStep && isAsking;
  const isBusy = disabled || isSending || isVerifying || isVerified;

  useEffect(() => {
    const fields = widget.current;
    // After a reload, the focus moves only with `autoFocus`.
    const isNewStep = seenStep.current !== step && step !== 'resumed';
    seenStep.current = step;
    if (layout !== 'steps' || !fields?.element) return;
    const { element } = fields;
    // The focus of the step before is taken along; one that is elsewhere on the page stays.
    if (!isHidden(findFocus(element)) && !(isNewStep && mayMoveFocus(element.form))) return;
    if (step === 'phone') fields.focusPhone();
    else if (isNewStep) fields.selectCode();
    else fields.focusCode();
  }, [layout, step, widget]);

  /** For another code, to which what was said about the last one does not apply. */
  const forgetFault = () => {
    setFault(null);
    if (check.error) check.reset();
  };

  /** Starts another login, which does not show what becomes of a check under way. */
  const begin = () => {
    login.current = {};
    setFault(null);
    check.reset();
  };

  const change = (reason: PhoneCodeChangeReason) => {
    const isPhone = reason === 'phone';
    // A reply may just have asked for the code of the previous number. After a reload, the number was only read again.
    if (isPhone && step !== 'resumed') setStep('phone');
    // A check under way is about the previous number.
    if (isPhone && isVerifying) begin();
    else forgetFault();
    // A code can be faster than the numbering plans, without which the number could not be read.
    if (isPhone && step === 'resumed') complete();
  };

  const lacksAgreement = () => tick.current?.checked === false;

  /** Does what the send button does. In steps, it then moves on to the code, and first requires the agreement. */
  const askForCode = async (fields: PhoneCodeInputHandle) => {
    if (isPhoneStep && lacksAgreement()) {
      const phone = await fields.showPhoneFault();
      // It may have been ticked while the numbering plans were loading.
      if (phone?.e164 && lacksAgreement()) setFault({ at: 'agreement' });
      return;
    }
    setAsking(true);
    const result = await fields.send();
    setAsking(false);
    if (!result) return;
    // A limit allows no other message, but the code of an earlier one can still be entered.
    const hasEarlierCode = result.status === 'blocked' && fields.isCodeExpected;
    if (!hasEarlierCode && !mayArrive(result)) return;
    setStep('code');
    login.current.hasJustAsked = true;
  };

  const show = async (found: SubmitFault, fields: PhoneCodeInputHandle) => {
    if (found.isWrong) fields.selectCode();
    else if (found.at === 'code') fields.focusCode();
    // Once the numbering plans are here, the number may turn out right.
    else if (found.at === 'phone' && (await fields.showPhoneFault())?.e164) void verify(fields, false);
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
    if (found) return void show(found, fields);
    own.checked = value.code;
    const result = await check.verify(value.code, value);
    if (result.status === 'refused' && result.error.code === 'code_wrong') login.current.refused = attempt;
  };

  const complete = () => {
    if (widget.current && !isBusy) void verify(widget.current, true);
  };

  // With the render that shows the refusal, and not with the reply: whatever is entered until then is another code. Before
  // the page is painted, so that nothing is shown or announced of a refusal that is about another code.
  useDomEffect(() => {
    const fields = widget.current;
    if (!check.error || !fields) return;
    if (fields.value.code !== login.current.checked) {
      // Another code was entered meanwhile: the refusal is not about that one, which is checked now.
      check.reset();
      complete();
    } else if (mayMoveFocus(fields.element?.form)) fields.selectCode();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal
  }, [check.error]);

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
      // So that a form whose `layout` later becomes `steps` shows the code.
      if (layout !== 'steps' && mayArrive(result)) setStep('code');
    },
    agree: () => setFault(null),
    goOn: () => setStep('resumed'),
    goBack() {
      if (isVerified) return;
      // The user is about to enter another number.
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

/** Whether the element that has the focus is in the hidden half. */
function isHidden(focused: Element | null): boolean {
  return focused !== null && getComputedStyle(focused).visibility === 'hidden';
}
