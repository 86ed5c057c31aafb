import type { SmsLocale } from '../SmsMessages.ts';

const pageFault = 'حدثت مشكلة في هذه الصفحة. يُرجى إعادة تحميلها والمحاولة مجددًا.';
const siteFault = 'التحقق عبر الرسائل النصية غير متاح حاليًا. يُرجى المحاولة لاحقًا.';
const tryAgain = 'تعذّر إتمام العملية. يُرجى المحاولة مجددًا بعد قليل.';
const codeMayArrive = 'تعذّر التأكد من إرسال الرسالة. قد تصل لاحقًا، لذا يُرجى الانتظار قليلًا.';
const phoneInvalid = 'لا يمكننا استخدام رقم الهاتف المحمول هذا. يُرجى التحقق من الأرقام والبلد.';
const countryUnsupported = 'لا يمكننا الإرسال إلى هذا البلد بعد. يُرجى استخدام رقم من بلد آخر.';

/** Modern Standard Arabic. */
export const ar: SmsLocale = {
  tag: 'ar',
  messages: {
    phoneNumber: 'رقم الهاتف',
    verificationCode: 'رمز التحقق',
    country: 'البلد أو المنطقة',
    searchCountries: 'بحث',
    noCountryFound: 'لم يُعثر على أي بلد',
    close: 'إغلاق',
    sendCode: 'إرسال الرمز',
    sending: 'جارٍ الإرسال…',
    resendCode: 'إعادة الإرسال',
    resendIn: 'الإرسال بعد {seconds} ث',
    logIn: 'تسجيل الدخول',
    loggingIn: 'جارٍ تسجيل الدخول…',
    continue: 'متابعة',
    changeNumber: 'تغيير الرقم',
    phoneVerification: 'التحقق من رقم الهاتف',

    codeSent: 'تم إرسال الرمز إلى {phone}.',
    codeResent: 'تم إرسال رمز جديد إلى {phone}. الرمز الأحدث فقط صالح.',
    spokenPhone: 'الرقم المنتهي بـ {digits}',
    codeMayArrive,
    codeOnItsWay: 'تم إرسال رمز قبل قليل. يُرجى إدخاله هنا عند وصوله.',
    canSendAgain: 'يمكنك طلب رمز جديد الآن.',
    verified: 'تم التحقق من رقم هاتفك.',

    phoneEmpty: 'يُرجى إدخال رقم هاتفك.',
    phoneIncomplete: 'هذا الرقم قصير جدًا. يُرجى التحقق من الأرقام والبلد.',
    phoneTooLong: 'هذا الرقم طويل جدًا. يُرجى التحقق من الأرقام والبلد.',
    phoneInvalid,
    phoneUnverified: 'لا يبدو أن هذا رقم هاتف محمول. يمكنك المحاولة رغم ذلك.',
    countryUnsupported,
    phoneDataMissing: 'تعذّر فحص الرقم. يُرجى التأكد من الاتصال ثم المحاولة مجددًا أو إعادة تحميل الصفحة.',
    codeEmpty: 'يُرجى إدخال الرمز الوارد في الرسالة.',
    codeIncomplete: 'يُرجى إدخال الرمز كاملًا ({length} أرقام).',
    agreementRequired: 'يُرجى الموافقة على الشروط للمتابعة.',
    attemptsLeft: {
      zero: 'لم تتبقَّ أي محاولة.',
      one: 'تبقّت محاولة واحدة.',
      two: 'تبقّت محاولتان.',
      few: 'تبقّت {count} محاولات.',
      many: 'تبقّت {count} محاولة.',
      other: 'تبقّت {count} محاولة.',
    },

    errors: {
      request_malformed: pageFault,
      idempotency_key_required: pageFault,
      origin_refused: pageFault,
      captcha_required: 'يُرجى تأكيد أنك لست روبوتًا ثم إعادة الإرسال.',
      captcha_refused: 'تعذّر التأكد من أنك لست روبوتًا. يُرجى المحاولة مجددًا.',
      not_found: pageFault,
      method_not_allowed: pageFault,
      request_timed_out: 'كان الاتصال بطيئًا جدًا. يُرجى المحاولة مجددًا.',
      send_in_progress: 'جارٍ إرسال الرسالة. من المفترض أن تصل بعد لحظات.',
      request_too_large: pageFault,
      unsupported_media_type: pageFault,
      phone_invalid: phoneInvalid,
      channel_unsupported: siteFault,
      country_unsupported: countryUnsupported,
      idempotency_key_reused: tryAgain,
      ticket_invalid: 'لم يعد هذا الرمز صالحًا. يُرجى طلب رمز جديد.',
      code_wrong: 'الرمز غير صحيح. يُرجى مراجعة أحدث رسالة أو طلب رمز جديد.',
      code_expired: 'انتهت صلاحية هذا الرمز. يُرجى طلب رمز جديد.',
      attempts_exhausted: 'تم تجاوز عدد المحاولات المسموح به. يُرجى طلب رمز جديد.',
      account_unavailable: 'لا يمكن تسجيل الدخول بهذا الرقم. يُرجى استخدام رقم آخر أو التواصل مع الدعم.',
      more_steps_required: 'الرمز صحيح، لكن حسابك يتطلب خطوة أخرى. يُرجى التواصل مع الدعم.',
      gateway_refused: 'تعذّر إرسال الرسالة إلى هذا الرقم. يُرجى التحقق منه والمحاولة مجددًا.',
      too_early: 'تم إرسال رمز قبل قليل. يُرجى الانتظار قليلًا قبل طلب رمز آخر.',
      limit_reached: 'تم إرسال طلبات كثيرة جدًا. يُرجى المحاولة لاحقًا.',
      internal: tryAgain,
      gateway_misconfigured: siteFault,
      gateway_unavailable: siteFault,
      limiter_unavailable: siteFault,
      captcha_unavailable: siteFault,
      offline: 'لا يوجد اتصال بالإنترنت. يُرجى التحقق من الشبكة والمحاولة مجددًا.',
      aborted: 'تم إلغاء العملية. قد تصل رسالة، لذا يُرجى الانتظار قليلًا ثم المحاولة مجددًا.',
      timed_out: 'لم يصل رد في الوقت المحدد. قد تصل رسالة، لذا يُرجى الانتظار ثم المحاولة مجددًا.',
      network_failed: 'انقطع الاتصال. قد تصل رسالة، لذا يُرجى الانتظار قليلًا ثم المحاولة مجددًا.',
      unknown: tryAgain,
    },
  },
};
