import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'На странице произошла ошибка. Обновите её и попробуйте снова.';
const siteFault = 'Подтверждение по SMS сейчас недоступно. Попробуйте позже.';
const tryAgain = 'Не получилось. Попробуйте ещё раз чуть позже.';
const codeMayArrive = 'Не удалось узнать, отправлено ли SMS. Оно ещё может прийти, немного подождите.';
const phoneInvalid = 'Этот мобильный номер не подходит. Проверьте цифры и страну.';
const countryUnsupported = 'Мы пока не отправляем SMS в эту страну. Укажите номер другой страны.';

/** Russian. */
export const ru: SmsLocale = {
  tag: 'ru',
  messages: {
    phoneNumber: 'Номер телефона',
    verificationCode: 'Код подтверждения',
    country: 'Страна или регион',
    searchCountries: 'Поиск',
    noCountryFound: 'Страна не найдена',
    close: 'Закрыть',
    sendCode: 'Получить код',
    sending: 'Отправка…',
    resendCode: 'Запросить снова',
    resendIn: 'Снова через {seconds} с',
    logIn: 'Войти',
    loggingIn: 'Вход…',
    continue: 'Продолжить',
    changeNumber: 'Изменить номер',
    phoneVerification: 'Подтверждение номера',

    codeSent: 'Код отправлен на номер {phone}.',
    codeResent: 'Новый код отправлен на номер {phone}. Действует только последний.',
    spokenPhone: 'с последними цифрами {digits}',
    codeMayArrive,
    codeOnItsWay: 'Код только что отправлен. Введите его здесь, когда он придёт.',
    canSendAgain: 'Теперь можно запросить новый код.',
    verified: 'Номер телефона подтверждён.',

    phoneEmpty: 'Введите номер телефона.',
    phoneIncomplete: 'Номер слишком короткий. Проверьте цифры и страну.',
    phoneTooLong: 'Номер слишком длинный. Проверьте цифры и страну.',
    phoneInvalid,
    phoneUnverified: 'Это не похоже на мобильный номер. Но вы можете попробовать.',
    countryUnsupported,
    phoneDataMissing: 'Не удалось проверить номер. Проверьте связь, повторите попытку или обновите страницу.',
    codeEmpty: 'Введите код из SMS.',
    codeIncomplete: 'Введите код полностью: он состоит из {length} цифр.',
    agreementRequired: 'Примите условия, чтобы продолжить.',
    attemptsLeft: {
      one: 'Осталась {count} попытка.',
      few: 'Осталось {count} попытки.',
      many: 'Осталось {count} попыток.',
      other: 'Осталось {count} попытки.',
    },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'Подтвердите, что вы не робот, и запросите код снова.',
      captcha_refused: 'Не удалось подтвердить, что вы не робот. Попробуйте ещё раз.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'Соединение слишком медленное. Попробуйте ещё раз.',
      send_in_progress: 'SMS уже отправляется. Подождите немного.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'Этот код больше не действует. Запросите новый.',
      code_wrong: 'Неверный код. Проверьте последнее SMS или запросите новый код.',
      code_expired: 'Срок действия кода истёк. Запросите новый.',
      attempts_exhausted: 'Слишком много попыток с этим кодом. Запросите новый.',
      account_unavailable: 'С этим номером войти нельзя. Укажите другой или обратитесь в поддержку.',
      more_steps_required: 'Код верный, но для входа нужен ещё один шаг. Обратитесь в поддержку.',
      gateway_refused: 'Не удалось отправить SMS на этот номер. Проверьте номер и попробуйте снова.',
      too_early: 'Код только что отправлен. Подождите немного, прежде чем запрашивать новый.',
      limit_reached: 'Слишком много запросов. Попробуйте позже.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'Нет интернета. Проверьте подключение и попробуйте снова.',
      aborted: 'Отменено. SMS ещё может прийти: подождите немного и попробуйте снова.',
      timed_out: 'Ответ не пришёл вовремя. SMS ещё может прийти: подождите и попробуйте снова.',
      network_failed: 'Соединение прервалось. SMS ещё может прийти: подождите и попробуйте снова.',
      unknown: tryAgain,
    },
  },
};
