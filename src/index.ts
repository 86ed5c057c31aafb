'use client';

export * from './core.ts';
export { SmsProvider } from './react/SmsProvider.tsx';
export type { SmsProviderProps } from './react/SmsProvider.tsx';
export { useSendSms } from './react/useSendSms.ts';
export type { UseSendSmsOptions, UseSendSmsResult } from './react/useSendSms.ts';
export { useVerifySms } from './react/useVerifySms.ts';
export type {
  UseVerifySmsOptions,
  UseVerifySmsResult,
  VerifySmsPhone,
  VerifySmsResult,
} from './react/useVerifySms.ts';
export type { SmsMutation, SmsMutationVariables } from './react/SmsCalls.ts';
export { PhoneCodeInput } from './react/PhoneCodeInput/PhoneCodeInput.tsx';
export type {
  PhoneCodeInputClassNames,
  PhoneCodeInputProps,
  PhoneCodeNames,
} from './react/PhoneCodeInput/PhoneCodeInput.tsx';
export type { PhoneCodeInputHandle } from './react/PhoneCodeInput/PhoneCodeInputHandle.ts';
export type { PhoneCodeValue } from './react/PhoneCodeInput/PhoneCodeValue.ts';
export type { OnPhoneCodeChange, PhoneCodeChangeReason } from './react/PhoneCodeInput/usePhoneCodeValue.ts';
export { PhoneField } from './react/PhoneField/PhoneField.tsx';
export type {
  PhoneFieldHandle,
  PhoneFieldNames,
  PhoneFieldPart,
  PhoneFieldProps,
} from './react/PhoneField/PhoneField.tsx';
export type { PhoneFieldValue } from './react/PhoneField/PhoneFieldValue.ts';
export type { PhoneLevel } from './react/PhoneField/readPhone.ts';
export type { OnPhoneValueChange, PhoneChangeReason } from './react/PhoneField/createPhoneStore.ts';
export { SendCodeButton } from './react/SendCodeButton/SendCodeButton.tsx';
export type { SendCodeButtonProps } from './react/SendCodeButton/SendCodeButton.tsx';
export { CodeField } from './react/CodeField/CodeField.tsx';
export type { CodeFieldPart, CodeFieldProps } from './react/CodeField/CodeField.tsx';
export type { CodeChangeReason } from './react/CodeField/toChangeReason.ts';
export type { CodeCharset } from './react/CodeField/readCode.ts';
export { PhoneLoginForm } from './react/PhoneLoginForm/PhoneLoginForm.tsx';
export type { PhoneLoginFormProps } from './react/PhoneLoginForm/PhoneLoginForm.tsx';
export { en } from './react/messages/en.ts';
export type { PluralMessage, SmsLocale, SmsMessageOverrides, SmsMessages } from './react/SmsMessages.ts';
