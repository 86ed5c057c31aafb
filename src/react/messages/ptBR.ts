import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'Há um problema nesta página. Recarregue e tente de novo.';
const siteFault = 'A verificação por SMS não está disponível agora. Tente de novo mais tarde.';
const tryAgain = 'Não deu certo. Tente de novo em instantes.';
const codeMayArrive = 'Não conseguimos confirmar o envio do SMS. Ele ainda pode chegar: aguarde um momento.';
const phoneInvalid = 'Este número de celular não é válido. Confira os dígitos e o país.';
const countryUnsupported = 'Ainda não enviamos SMS para este país. Use um número de outro país.';

/** Portuguese, as written in Brazil. */
export const ptBR: SmsLocale = {
  tag: 'pt-BR',
  messages: {
    phoneNumber: 'Número de celular',
    verificationCode: 'Código de verificação',
    country: 'País ou região',
    searchCountries: 'Buscar',
    noCountryFound: 'Nenhum país encontrado',
    close: 'Fechar',
    sendCode: 'Enviar código',
    sending: 'Enviando…',
    resendCode: 'Reenviar código',
    resendIn: 'Reenviar em {seconds} s',
    logIn: 'Entrar',
    loggingIn: 'Entrando…',
    continue: 'Continuar',
    changeNumber: 'Trocar número',
    phoneVerification: 'Verificação do celular',

    codeSent: 'Código enviado para {phone}.',
    codeResent: 'Novo código enviado para {phone}. Só o mais recente é válido.',
    spokenPhone: 'o número com final {digits}',
    codeMayArrive,
    codeOnItsWay: 'Um código acabou de ser enviado. Digite aqui quando chegar.',
    canSendAgain: 'Você já pode pedir um novo código.',
    verified: 'Seu celular foi verificado.',

    phoneEmpty: 'Digite seu número de celular.',
    phoneIncomplete: 'Este número é curto demais. Confira os dígitos e o país.',
    phoneTooLong: 'Este número é longo demais. Confira os dígitos e o país.',
    phoneInvalid,
    phoneUnverified: 'Este número não parece ser de celular. Você pode tentar mesmo assim.',
    countryUnsupported,
    phoneDataMissing:
      'Não conseguimos checar o número. Confira sua conexão, tente de novo ou recarregue a página.',
    codeEmpty: 'Digite o código recebido por SMS.',
    codeIncomplete: 'Digite os {length} dígitos.',
    agreementRequired: 'Aceite os termos para continuar.',
    attemptsLeft: {
      one: 'Resta {count} tentativa.',
      many: 'Restam {count} de tentativas.',
      other: 'Restam {count} tentativas.',
    },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'Confirme que você não é um robô e peça o código de novo.',
      captcha_refused: 'Não conseguimos confirmar que você não é um robô. Tente de novo.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'Sua conexão está lenta demais. Tente de novo.',
      send_in_progress: 'O SMS está sendo enviado. Deve chegar em instantes.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'Este código não pode mais ser usado. Peça um novo.',
      code_wrong: 'Código incorreto. Veja o SMS mais recente ou peça um novo código.',
      code_expired: 'Este código expirou. Peça um novo.',
      attempts_exhausted: 'Muitas tentativas com este código. Peça um novo.',
      account_unavailable: 'Não é possível entrar com este número. Use outro ou fale com o suporte.',
      more_steps_required: 'O código está certo, mas sua conta exige mais uma etapa. Fale com o suporte.',
      gateway_refused: 'Não foi possível enviar o SMS para este número. Confira o número e tente de novo.',
      too_early: 'Um código acabou de ser enviado. Aguarde um pouco antes de pedir outro.',
      limit_reached: 'Muitas solicitações. Tente de novo mais tarde.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'Você está sem conexão. Confira sua internet e tente de novo.',
      aborted: 'Cancelado. Um SMS ainda pode chegar: aguarde um momento e tente de novo.',
      timed_out: 'A resposta não chegou a tempo. Um SMS ainda pode chegar: aguarde e tente de novo.',
      network_failed: 'A conexão caiu. Um SMS ainda pode chegar: aguarde um momento e tente de novo.',
      unknown: tryAgain,
    },
  },
};
