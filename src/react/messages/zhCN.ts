import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = '页面出了点问题，请刷新后重试。';
const siteFault = '短信验证暂时无法使用，请稍后再试。';
const tryAgain = '操作未成功，请稍后重试。';
const codeMayArrive = '无法确认短信是否已发出，短信可能仍会送达，请稍等片刻。';
const phoneInvalid = '该手机号无法使用，请检查号码和国家/地区。';
const countryUnsupported = '暂不支持向该国家/地区发送短信，请换一个号码。';

/** Simplified Chinese. */
export const zhCN: SmsLocale = {
  tag: 'zh-CN',
  messages: {
    phoneNumber: '手机号',
    verificationCode: '验证码',
    country: '国家/地区',
    searchCountries: '搜索',
    noCountryFound: '未找到国家/地区',
    close: '关闭',
    sendCode: '获取验证码',
    sending: '发送中…',
    resendCode: '重新获取',
    resendIn: '{seconds} 秒后重发',
    logIn: '登录',
    loggingIn: '登录中…',
    continue: '下一步',
    changeNumber: '更换手机号',
    phoneVerification: '验证手机号',

    codeSent: '验证码已发送至 {phone}。',
    codeResent: '新的验证码已发送至 {phone}，仅最新一条有效。',
    spokenPhone: '尾号为 {digits} 的手机号',
    codeMayArrive,
    codeOnItsWay: '刚刚已发送过验证码，收到后请在此输入。',
    canSendAgain: '现在可以重新获取验证码了。',
    verified: '手机号验证成功。',

    phoneEmpty: '请输入手机号。',
    phoneIncomplete: '号码位数不足，请检查号码和国家/地区。',
    phoneTooLong: '号码位数过多，请检查号码和国家/地区。',
    phoneInvalid,
    phoneUnverified: '这看起来不像手机号，你仍可以尝试发送。',
    countryUnsupported,
    phoneDataMissing: '无法校验该号码，请检查网络后重试，或刷新页面。',
    codeEmpty: '请输入短信中的验证码。',
    codeIncomplete: '请输入完整的 {length} 位验证码。',
    agreementRequired: '请先阅读并同意协议。',
    attemptsLeft: { other: '还可以尝试 {count} 次。' },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: '请先完成人机验证，再获取验证码。',
      captcha_refused: '人机验证未通过，请重试。',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: '网络连接太慢，请重试。',
      send_in_progress: '短信正在发送，请稍候。',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: '该验证码已不可用，请重新获取。',
      code_wrong: '验证码不正确，请查看最新一条短信，或重新获取。',
      code_expired: '验证码已过期，请重新获取。',
      attempts_exhausted: '尝试次数过多，请重新获取验证码。',
      account_unavailable: '该手机号无法登录，请换一个号码或联系客服。',
      more_steps_required: '验证码正确，但你的账号还需要完成其他步骤，请联系客服。',
      gateway_refused: '无法向该号码发送短信，请检查号码后重试。',
      too_early: '刚刚已发送过验证码，请稍等片刻再重新获取。',
      limit_reached: '操作过于频繁，请稍后再试。',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: '当前无网络连接，请检查网络后重试。',
      aborted: '已取消。短信可能仍会送达，请稍等片刻再试。',
      timed_out: '请求超时。短信可能仍会送达，请稍等片刻再试。',
      network_failed: '连接中断。短信可能仍会送达，请稍等片刻再试。',
      unknown: tryAgain,
    },
  },
};
