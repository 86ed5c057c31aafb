import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'ページで問題が発生しました。再読み込みしてもう一度お試しください。';
const siteFault = '電話番号の認証は現在ご利用いただけません。しばらくしてからお試しください。';
const tryAgain = '処理できませんでした。少し待ってからもう一度お試しください。';
const codeMayArrive = 'SMSを送信できたか確認できませんでした。届く場合がありますので、少しお待ちください。';
const phoneInvalid = 'この番号は利用できません。番号と国・地域を確認してください。';
const countryUnsupported = 'この国・地域への送信には対応していません。別の番号をご利用ください。';

/** Japanese. */
export const ja: SmsLocale = {
  tag: 'ja',
  messages: {
    phoneNumber: '携帯電話番号',
    verificationCode: '認証コード',
    country: '国・地域',
    searchCountries: '検索',
    noCountryFound: '国・地域が見つかりません',
    close: '閉じる',
    sendCode: 'コードを送信',
    sending: '送信中…',
    resendCode: 'コードを再送信',
    resendIn: '再送信まで{seconds}秒',
    logIn: 'ログイン',
    loggingIn: 'ログイン中…',
    continue: '次へ',
    changeNumber: '電話番号を変更',
    phoneVerification: '電話番号の認証',

    codeSent: '{phone}に認証コードを送信しました。',
    codeResent: '{phone}に新しいコードを送信しました。最新のコードのみ有効です。',
    spokenPhone: '末尾が{digits}の電話番号',
    codeMayArrive,
    codeOnItsWay: '認証コードは送信済みです。届いたらここに入力してください。',
    canSendAgain: 'コードを再送信できます。',
    verified: '電話番号の認証が完了しました。',

    phoneEmpty: '携帯電話番号を入力してください。',
    phoneIncomplete: '番号の桁数が足りません。番号と国・地域を確認してください。',
    phoneTooLong: '番号の桁数が多すぎます。番号と国・地域を確認してください。',
    phoneInvalid,
    phoneUnverified: '携帯電話番号ではない可能性があります。このまま送信することもできます。',
    countryUnsupported,
    phoneDataMissing:
      '番号を確認できませんでした。通信状況を確認し、もう一度試すかページを再読み込みしてください。',
    codeEmpty: 'SMSで届いた認証コードを入力してください。',
    codeIncomplete: '{length}桁のコードをすべて入力してください。',
    agreementRequired: '続けるには規約に同意してください。',
    attemptsLeft: { other: 'あと{count}回入力できます。' },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'ロボットではないことを確認してから、もう一度送信してください。',
      captcha_refused: 'ロボットではないことを確認できませんでした。もう一度お試しください。',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: '通信に時間がかかりすぎました。もう一度お試しください。',
      send_in_progress: 'SMSを送信しています。届くまで少しお待ちください。',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'このコードは使えなくなりました。コードを再送信してください。',
      code_wrong: 'コードが違います。最新のSMSを確認するか、コードを再送信してください。',
      code_expired: 'コードの有効期限が切れました。コードを再送信してください。',
      attempts_exhausted: '入力回数の上限に達しました。コードを再送信してください。',
      account_unavailable:
        'この番号ではログインできません。別の番号を使うか、サポートにお問い合わせください。',
      more_steps_required: 'コードは正しいですが、別の手続きが必要です。サポートにお問い合わせください。',
      gateway_refused: 'この番号にSMSを送信できませんでした。番号を確認してもう一度お試しください。',
      too_early: '認証コードは送信済みです。再送信は少し待ってからお試しください。',
      limit_reached: '操作回数の上限に達しました。しばらくしてからお試しください。',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'オフラインです。通信状況を確認して、もう一度お試しください。',
      aborted: 'キャンセルしました。SMSが届く場合があるため、少し待ってからお試しください。',
      timed_out: '応答がありませんでした。SMSが届く場合があるため、少し待ってからお試しください。',
      network_failed: '接続が切れました。SMSが届く場合があるため、少し待ってからお試しください。',
      unknown: tryAgain,
    },
  },
};
