import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'Es gab ein Problem. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.';
const siteFault = 'Die Bestätigung per SMS ist gerade nicht möglich. Bitte versuchen Sie es später erneut.';
const tryAgain = 'Das hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.';
const codeMayArrive =
  'Wir wissen nicht, ob die SMS gesendet wurde. Bitte warten Sie kurz, ob sie noch ankommt.';
const phoneInvalid = 'Diese Handynummer können wir nicht verwenden. Bitte prüfen Sie Ziffern und Land.';
const countryUnsupported =
  'In dieses Land können wir noch keine SMS senden. Bitte nutzen Sie eine andere Nummer.';

/** German. */
export const de: SmsLocale = {
  tag: 'de',
  messages: {
    phoneNumber: 'Handynummer',
    verificationCode: 'Bestätigungscode',
    country: 'Land oder Region',
    searchCountries: 'Suchen',
    noCountryFound: 'Kein Land gefunden',
    close: 'Schließen',
    sendCode: 'Code senden',
    sending: 'Wird gesendet\u00a0…',
    resendCode: 'Erneut senden',
    resendIn: 'Erneut in {seconds} s',
    logIn: 'Anmelden',
    loggingIn: 'Anmeldung läuft\u00a0…',
    continue: 'Weiter',
    changeNumber: 'Nummer ändern',
    phoneVerification: 'Handynummer bestätigen',

    codeSent: 'Code an {phone} gesendet.',
    codeResent: 'Neuer Code an {phone} gesendet. Nur der neueste gilt.',
    spokenPhone: 'die Nummer mit den Endziffern {digits}',
    codeMayArrive,
    codeOnItsWay: 'Gerade wurde ein Code gesendet. Bitte geben Sie ihn hier ein, sobald er da ist.',
    canSendAgain: 'Sie können jetzt einen neuen Code anfordern.',
    verified: 'Ihre Handynummer ist bestätigt.',

    phoneEmpty: 'Bitte geben Sie Ihre Handynummer ein.',
    phoneIncomplete: 'Diese Nummer ist zu kurz. Bitte prüfen Sie Ziffern und Land.',
    phoneTooLong: 'Diese Nummer ist zu lang. Bitte prüfen Sie Ziffern und Land.',
    phoneInvalid,
    phoneUnverified: 'Das sieht nicht nach einer Handynummer aus. Sie können es trotzdem versuchen.',
    countryUnsupported,
    phoneDataMissing:
      'Die Nummer ließ sich nicht prüfen. Prüfen Sie Ihre Verbindung oder laden Sie die Seite neu.',
    codeEmpty: 'Bitte geben Sie den Code aus der SMS ein.',
    codeIncomplete: 'Bitte geben Sie alle {length} Ziffern ein.',
    agreementRequired: 'Bitte stimmen Sie den Bedingungen zu.',
    attemptsLeft: { one: 'Noch {count} Versuch.', other: 'Noch {count} Versuche.' },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required:
        'Bitte bestätigen Sie, dass Sie kein Roboter sind, und fordern Sie den Code erneut an.',
      captcha_refused:
        'Wir konnten nicht bestätigen, dass Sie kein Roboter sind. Bitte versuchen Sie es erneut.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'Ihre Verbindung war zu langsam. Bitte versuchen Sie es erneut.',
      send_in_progress: 'Ihre SMS wird gerade gesendet. Sie sollte gleich ankommen.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.',
      code_wrong: 'Der Code stimmt nicht. Prüfen Sie die neueste SMS oder fordern Sie einen neuen an.',
      code_expired: 'Dieser Code ist abgelaufen. Bitte fordern Sie einen neuen an.',
      attempts_exhausted: 'Zu viele Versuche mit diesem Code. Bitte fordern Sie einen neuen an.',
      account_unavailable:
        'Anmeldung mit dieser Nummer nicht möglich. Nutzen Sie eine andere oder fragen Sie den Support.',
      more_steps_required:
        'Der Code stimmt, aber es ist noch ein Schritt nötig. Bitte kontaktieren Sie den Support.',
      gateway_refused: 'An diese Nummer ließ sich keine SMS senden. Bitte prüfen Sie die Nummer.',
      too_early: 'Gerade wurde ein Code gesendet. Bitte warten Sie kurz, bevor Sie einen neuen anfordern.',
      limit_reached: 'Zu viele Anfragen. Bitte versuchen Sie es später erneut.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'Sie sind offline. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
      aborted: 'Abgebrochen. Eine SMS könnte noch kommen: Bitte warten Sie kurz vor dem nächsten Versuch.',
      timed_out:
        'Keine Antwort. Eine SMS könnte noch kommen: Bitte warten Sie kurz vor dem nächsten Versuch.',
      network_failed:
        'Verbindung verloren. Eine SMS könnte noch kommen: Bitte warten Sie kurz vor dem nächsten Versuch.',
      unknown: tryAgain,
    },
  },
};
