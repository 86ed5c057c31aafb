import { CODE_LABEL } from '../CodeField/codeLabel.ts';
import { phoneTexts } from '../PhoneField/phoneTexts.ts';
import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'Something is wrong with this page. Reload it and try again.';
const siteFault = "Phone verification isn't available at the moment. Please try again later.";
const tryAgain = "That didn't work. Please try again in a moment.";
const codeMayArrive =
  "We couldn't confirm that the message was sent. It may still arrive, so please wait a moment.";

/** English. */
export const en: SmsLocale = {
  tag: 'en',
  messages: {
    ...phoneTexts,
    verificationCode: CODE_LABEL,
    sendCode: 'Send code',
    sending: 'Sending…',
    resendCode: 'Resend code',
    resendIn: 'Resend in {seconds} s',
    logIn: 'Log in',
    loggingIn: 'Logging in…',
    continue: 'Continue',
    changeNumber: 'Change number',
    phoneVerification: 'Verify your phone',

    codeSent: 'Code sent to {phone}.',
    codeResent: 'New code sent to {phone}. Only the newest one works.',
    spokenPhone: 'the number ending in {digits}',
    codeMayArrive,
    codeOnItsWay: 'A code was sent a moment ago. Enter it here when it arrives.',
    canSendAgain: 'You can send again.',
    verified: 'Your phone is verified.',

    codeEmpty: 'Enter the code from the message.',
    codeIncomplete: 'Enter all {length} digits.',
    agreementRequired: 'Please agree first.',
    attemptsLeft: { one: '{count} try left.', other: '{count} tries left.' },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'Please confirm that you are not a robot, then send again.',
      captcha_refused: "We couldn't confirm that you are not a robot. Please try again.",
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'Your connection was too slow. Please try again.',
      send_in_progress: 'Your message is being sent. It should arrive in a moment.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneTexts.phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: phoneTexts.countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'This code can no longer be used. Ask for a new one.',
      code_wrong: "That code doesn't match. Check the newest message, or ask for a new one.",
      code_expired: 'That code has expired. Ask for a new one.',
      attempts_exhausted: 'Too many tries with this code. Ask for a new one.',
      account_unavailable: "We can't log you in with this number. Use another number or contact support.",
      more_steps_required: 'The code is right, but your account needs another step. Please contact support.',
      gateway_refused: "The message couldn't be sent to this number. Check it and try again.",
      too_early: 'A code was sent a moment ago. Wait a little before you ask for another.',
      limit_reached: 'Too many requests. Please try again later.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'You are offline. Check your connection and try again.',
      aborted: 'This was cancelled. A message may still arrive: wait a moment, then try again.',
      timed_out: 'That took too long. A message may still arrive: wait a moment, then try again.',
      network_failed: 'The connection was lost. A message may still arrive: wait a moment, then try again.',
      unknown: tryAgain,
    },
  },
};
