import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = '頁面發生問題，請重新整理後再試一次。';
const siteFault = '簡訊驗證目前無法使用，請稍後再試。';
const tryAgain = '操作未成功，請稍後再試一次。';
const codeMayArrive = '無法確認簡訊是否已送出，簡訊仍可能送達，請稍候片刻。';
const phoneInvalid = '無法使用這個手機號碼，請檢查號碼和國家/地區。';
const countryUnsupported = '目前無法傳送簡訊到這個國家/地區，請改用其他號碼。';

/** Traditional Chinese, as written in Taiwan. */
export const zhTW: SmsLocale = {
  tag: 'zh-TW',
  messages: {
    phoneNumber: '手機號碼',
    verificationCode: '驗證碼',
    country: '國家/地區',
    searchCountries: '搜尋',
    noCountryFound: '找不到國家/地區',
    close: '關閉',
    sendCode: '傳送驗證碼',
    sending: '傳送中…',
    resendCode: '重新傳送',
    resendIn: '{seconds} 秒後重送',
    logIn: '登入',
    loggingIn: '登入中…',
    continue: '下一步',
    changeNumber: '更換號碼',
    phoneVerification: '驗證手機號碼',

    codeSent: '驗證碼已傳送至 {phone}。',
    codeResent: '新的驗證碼已傳送至 {phone}，僅最新一則有效。',
    spokenPhone: '末兩碼為 {digits} 的手機號碼',
    codeMayArrive,
    codeOnItsWay: '剛剛已傳送驗證碼，收到後請在此輸入。',
    canSendAgain: '現在可以重新傳送驗證碼。',
    verified: '手機號碼驗證成功。',

    phoneEmpty: '請輸入手機號碼。',
    phoneIncomplete: '號碼太短，請檢查號碼和國家/地區。',
    phoneTooLong: '號碼太長，請檢查號碼和國家/地區。',
    phoneInvalid,
    phoneUnverified: '這看起來不像手機號碼，您仍可嘗試傳送。',
    countryUnsupported,
    phoneDataMissing: '無法確認這個號碼是否有效，請檢查網路連線後再試一次，或重新整理頁面。',
    codeEmpty: '請輸入簡訊中的驗證碼。',
    codeIncomplete: '請輸入完整的 {length} 位數驗證碼。',
    agreementRequired: '請先閱讀並同意條款。',
    attemptsLeft: { other: '還可以再試 {count} 次。' },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: '請先確認您不是機器人，再重新傳送。',
      captcha_refused: '無法確認您不是機器人，請再試一次。',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: '網路連線太慢，請再試一次。',
      send_in_progress: '簡訊正在傳送，請稍候。',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: '這組驗證碼已無法使用，請重新傳送。',
      code_wrong: '驗證碼不正確，請查看最新一則簡訊，或重新傳送。',
      code_expired: '驗證碼已過期，請重新傳送。',
      attempts_exhausted: '嘗試次數過多，請重新傳送驗證碼。',
      account_unavailable: '無法使用這個號碼登入，請改用其他號碼或聯絡客服。',
      more_steps_required: '驗證碼正確，但您的帳號還需要完成其他步驟，請聯絡客服。',
      gateway_refused: '簡訊無法傳送到這個號碼，請檢查號碼後再試一次。',
      too_early: '剛剛已傳送驗證碼，請稍候片刻再重新傳送。',
      limit_reached: '操作過於頻繁，請稍後再試。',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: '目前沒有網路連線，請檢查連線後再試一次。',
      aborted: '已取消。簡訊仍可能送達，請稍候片刻再試。',
      timed_out: '等候逾時。簡訊仍可能送達，請稍候片刻再試。',
      network_failed: '連線中斷。簡訊仍可能送達，請稍候片刻再試。',
      unknown: tryAgain,
    },
  },
};
