import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'Hay un problema con esta página. Recárgala e inténtalo de nuevo.';
const siteFault = 'La verificación por SMS no está disponible ahora. Inténtalo más tarde.';
const tryAgain = 'Algo salió mal. Inténtalo de nuevo en un momento.';
const codeMayArrive = 'No pudimos confirmar el envío del SMS. Aún podría llegar, así que espera un momento.';
const phoneInvalid = 'Este número no es válido para recibir SMS. Revisa los dígitos y el país.';
const countryUnsupported = 'Todavía no enviamos SMS a este país. Usa un número de otro país.';

/** Spanish. */
export const es: SmsLocale = {
  tag: 'es',
  messages: {
    phoneNumber: 'Número de teléfono',
    verificationCode: 'Código de verificación',
    country: 'País o región',
    searchCountries: 'Buscar',
    noCountryFound: 'No se encontró ningún país',
    close: 'Cerrar',
    sendCode: 'Enviar código',
    sending: 'Enviando…',
    resendCode: 'Reenviar código',
    resendIn: 'Reenviar en {seconds} s',
    logIn: 'Iniciar sesión',
    loggingIn: 'Iniciando sesión…',
    continue: 'Continuar',
    changeNumber: 'Cambiar número',
    phoneVerification: 'Verificación del teléfono',

    codeSent: 'Código enviado al {phone}.',
    codeResent: 'Nuevo código enviado al {phone}. Solo sirve el más reciente.',
    spokenPhone: 'número que termina en {digits}',
    codeMayArrive,
    codeOnItsWay: 'Se envió un código hace un momento. Escríbelo aquí cuando llegue.',
    canSendAgain: 'Ya puedes pedir otro código.',
    verified: 'Tu teléfono está verificado.',

    phoneEmpty: 'Escribe tu número de teléfono.',
    phoneIncomplete: 'Este número es demasiado corto. Revisa los dígitos y el país.',
    phoneTooLong: 'Este número es demasiado largo. Revisa los dígitos y el país.',
    phoneInvalid,
    phoneUnverified: 'Puede que este número no reciba SMS. Puedes intentarlo de todos modos.',
    countryUnsupported,
    phoneDataMissing: 'No pudimos comprobar el número. Revisa tu conexión, reinténtalo o recarga la página.',
    codeEmpty: 'Escribe el código del SMS.',
    codeIncomplete: 'Escribe los {length} dígitos.',
    agreementRequired: 'Acepta las condiciones para continuar.',
    attemptsLeft: {
      one: 'Te queda {count} intento.',
      many: 'Te quedan {count} de intentos.',
      other: 'Te quedan {count} intentos.',
    },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'Confirma que no eres un robot y vuelve a pedir el código.',
      captcha_refused: 'No pudimos confirmar que no eres un robot. Inténtalo de nuevo.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'La conexión es demasiado lenta. Inténtalo de nuevo.',
      send_in_progress: 'El SMS se está enviando. Debería llegar en un momento.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'Este código ya no se puede usar. Pide uno nuevo.',
      code_wrong: 'El código no coincide. Revisa el último SMS o pide uno nuevo.',
      code_expired: 'Este código ha expirado. Pide uno nuevo.',
      attempts_exhausted: 'Demasiados intentos con este código. Pide uno nuevo.',
      account_unavailable: 'No se puede iniciar sesión con este número. Usa otro o contacta con soporte.',
      more_steps_required: 'El código es correcto, pero tu cuenta requiere otro paso. Contacta con soporte.',
      gateway_refused: 'No se pudo enviar el SMS a este número. Revísalo e inténtalo de nuevo.',
      too_early: 'Se envió un código hace un momento. Espera un poco antes de pedir otro.',
      limit_reached: 'Demasiadas solicitudes. Inténtalo más tarde.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'No tienes conexión a internet. Revísala e inténtalo de nuevo.',
      aborted: 'Operación cancelada. Aún podría llegarte un SMS: espera un momento e inténtalo de nuevo.',
      timed_out: 'No hubo respuesta. Aún podría llegarte un SMS: espera un momento e inténtalo de nuevo.',
      network_failed:
        'Se perdió la conexión. Aún podría llegarte un SMS: espera un momento e inténtalo de nuevo.',
      unknown: tryAgain,
    },
  },
};
