import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'Un problème est survenu sur cette page. Rechargez-la et réessayez.';
const siteFault = 'La vérification par SMS est indisponible pour le moment. Réessayez plus tard.';
const tryAgain = 'Cela n’a pas fonctionné. Réessayez dans un instant.';
const codeMayArrive = 'Nous ne savons pas si le SMS est parti. Il peut encore arriver, patientez un instant.';
const phoneInvalid = 'Ce numéro n’est pas un mobile valide. Vérifiez les chiffres et le pays.';
const countryUnsupported =
  'Nous n’envoyons pas encore de SMS dans ce pays. Utilisez un numéro d’un autre pays.';

/** French. */
export const fr: SmsLocale = {
  tag: 'fr',
  messages: {
    phoneNumber: 'Numéro de téléphone',
    verificationCode: 'Code de vérification',
    country: 'Pays ou région',
    searchCountries: 'Rechercher',
    noCountryFound: 'Aucun pays trouvé',
    close: 'Fermer',
    sendCode: 'Envoyer le code',
    sending: 'Envoi…',
    resendCode: 'Renvoyer le code',
    resendIn: 'Renvoi dans {seconds} s',
    logIn: 'Se connecter',
    loggingIn: 'Connexion…',
    continue: 'Continuer',
    changeNumber: 'Changer de numéro',
    phoneVerification: 'Vérification du numéro',

    codeSent: 'Code envoyé au {phone}.',
    codeResent: 'Nouveau code envoyé au {phone}. Seul le dernier est valable.',
    spokenPhone: 'numéro se terminant par {digits}',
    codeMayArrive,
    codeOnItsWay: 'Un code vient d’être envoyé. Saisissez-le ici dès sa réception.',
    canSendAgain: 'Vous pouvez demander un nouveau code.',
    verified: 'Votre numéro est vérifié.',

    phoneEmpty: 'Saisissez votre numéro de téléphone.',
    phoneIncomplete: 'Ce numéro est trop court. Vérifiez les chiffres et le pays.',
    phoneTooLong: 'Ce numéro est trop long. Vérifiez les chiffres et le pays.',
    phoneInvalid,
    phoneUnverified: 'Ce numéro ne semble pas être un mobile. Vous pouvez tout de même essayer.',
    countryUnsupported,
    phoneDataMissing:
      'Impossible de contrôler ce numéro. Vérifiez votre connexion, réessayez ou rechargez la page.',
    codeEmpty: 'Saisissez le code reçu par SMS.',
    codeIncomplete: 'Saisissez les {length} chiffres.',
    agreementRequired: 'Acceptez les conditions pour continuer.',
    attemptsLeft: {
      one: 'Il reste {count} tentative.',
      many: 'Il reste {count} de tentatives.',
      other: 'Il reste {count} tentatives.',
    },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'Confirmez que vous n’êtes pas un robot, puis demandez à nouveau un code.',
      captcha_refused: 'Nous n’avons pas pu confirmer que vous n’êtes pas un robot. Réessayez.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'Votre connexion est trop lente. Réessayez.',
      send_in_progress: 'Le SMS est en cours d’envoi. Il devrait arriver dans un instant.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'Ce code n’est plus utilisable. Demandez-en un nouveau.',
      code_wrong: 'Code incorrect. Consultez le dernier SMS ou demandez un nouveau code.',
      code_expired: 'Ce code a expiré. Demandez-en un nouveau.',
      attempts_exhausted: 'Trop de tentatives avec ce code. Demandez-en un nouveau.',
      account_unavailable:
        'Connexion impossible avec ce numéro. Utilisez-en un autre ou contactez l’assistance.',
      more_steps_required:
        'Code correct, mais votre compte nécessite une autre étape. Contactez l’assistance.',
      gateway_refused: 'Le SMS n’a pas pu être envoyé à ce numéro. Vérifiez-le et réessayez.',
      too_early: 'Un code vient d’être envoyé. Patientez un peu avant d’en demander un autre.',
      limit_reached: 'Trop de demandes. Réessayez plus tard.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'Vous êtes hors ligne. Vérifiez votre connexion et réessayez.',
      aborted: 'Demande annulée. Un SMS peut encore arriver, patientez un instant avant de réessayer.',
      timed_out: 'Pas de réponse. Un SMS peut encore arriver, patientez un instant avant de réessayer.',
      network_failed:
        'Connexion perdue. Un SMS peut encore arriver, patientez un instant avant de réessayer.',
      unknown: tryAgain,
    },
  },
};
