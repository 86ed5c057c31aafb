import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = '페이지에 문제가 생겼어요. 새로고침한 뒤 다시 시도해 주세요.';
const siteFault = '지금은 휴대폰 인증을 이용할 수 없어요. 나중에 다시 시도해 주세요.';
const tryAgain = '처리하지 못했어요. 잠시 후 다시 시도해 주세요.';
const codeMayArrive = '문자가 전송됐는지 확인하지 못했어요. 곧 도착할 수 있으니 잠시 기다려 주세요.';
const phoneInvalid = '사용할 수 없는 휴대폰 번호예요. 번호와 국가를 확인해 주세요.';
const countryUnsupported = '이 국가로는 아직 문자를 보낼 수 없어요. 다른 국가의 번호를 사용해 주세요.';

/** Korean. */
export const ko: SmsLocale = {
  tag: 'ko',
  messages: {
    phoneNumber: '휴대폰 번호',
    verificationCode: '인증번호',
    country: '국가 또는 지역',
    searchCountries: '검색',
    noCountryFound: '검색 결과가 없어요',
    close: '닫기',
    sendCode: '인증번호 받기',
    sending: '전송 중…',
    resendCode: '인증번호 재전송',
    resendIn: '{seconds}초 후 재전송',
    logIn: '로그인',
    loggingIn: '로그인 중…',
    continue: '다음',
    changeNumber: '번호 변경',
    phoneVerification: '휴대폰 인증',

    codeSent: '{phone} 번호로 인증번호를 보냈어요.',
    codeResent: '{phone} 번호로 새 인증번호를 보냈어요. 마지막에 받은 것만 쓸 수 있어요.',
    spokenPhone: '끝자리가 {digits}인',
    codeMayArrive,
    codeOnItsWay: '방금 인증번호를 보냈어요. 도착하면 여기에 입력해 주세요.',
    canSendAgain: '이제 인증번호를 다시 받을 수 있어요.',
    verified: '휴대폰 인증이 완료됐어요.',

    phoneEmpty: '휴대폰 번호를 입력해 주세요.',
    phoneIncomplete: '번호가 너무 짧아요. 번호와 국가를 확인해 주세요.',
    phoneTooLong: '번호가 너무 길어요. 번호와 국가를 확인해 주세요.',
    phoneInvalid,
    phoneUnverified: '휴대폰 번호가 아닌 것 같아요. 그래도 시도할 수 있어요.',
    countryUnsupported,
    phoneDataMissing:
      '번호를 확인하지 못했어요. 연결 상태를 확인한 뒤 다시 시도하거나 페이지를 새로고침해 주세요.',
    codeEmpty: '문자로 받은 인증번호를 입력해 주세요.',
    codeIncomplete: '인증번호 {length}자리를 모두 입력해 주세요.',
    agreementRequired: '계속하려면 약관에 동의해 주세요.',
    attemptsLeft: { other: '{count}번 더 시도할 수 있어요.' },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: '로봇이 아님을 확인한 뒤 인증번호를 다시 받아 주세요.',
      captcha_refused: '로봇이 아님을 확인하지 못했어요. 다시 시도해 주세요.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: '연결이 너무 느려요. 다시 시도해 주세요.',
      send_in_progress: '문자를 보내고 있어요. 곧 도착할 거예요.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: '더 이상 쓸 수 없는 인증번호예요. 새로 받아 주세요.',
      code_wrong: '인증번호가 맞지 않아요. 최근 문자를 확인하거나 새로 받아 주세요.',
      code_expired: '인증번호가 만료됐어요. 새로 받아 주세요.',
      attempts_exhausted: '시도 횟수를 초과했어요. 인증번호를 새로 받아 주세요.',
      account_unavailable: '이 번호로는 로그인할 수 없어요. 다른 번호를 쓰거나 고객센터에 문의해 주세요.',
      more_steps_required: '인증번호는 맞지만 추가 절차가 필요해요. 고객센터에 문의해 주세요.',
      gateway_refused: '이 번호로 문자를 보내지 못했어요. 번호를 확인하고 다시 시도해 주세요.',
      too_early: '방금 인증번호를 보냈어요. 잠시 기다린 뒤 다시 받아 주세요.',
      limit_reached: '요청이 너무 많아요. 나중에 다시 시도해 주세요.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: '오프라인 상태예요. 연결을 확인하고 다시 시도해 주세요.',
      aborted: '취소했어요. 문자가 도착할 수 있으니 잠시 기다린 뒤 다시 시도해 주세요.',
      timed_out: '응답이 없어요. 문자가 도착할 수 있으니 잠시 기다린 뒤 다시 시도해 주세요.',
      network_failed: '연결이 끊겼어요. 문자가 도착할 수 있으니 잠시 기다린 뒤 다시 시도해 주세요.',
      unknown: tryAgain,
    },
  },
};
