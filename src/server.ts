export { createSmsProxy } from './server/createSmsProxy.ts';
export type { SmsProxy, SmsProxyContext } from './server/createSmsProxy.ts';
export type { SmsProxyOptions, VerifiedSms } from './server/options.ts';
export type { SmsEvent } from './server/SmsEvent.ts';
export type { ServerClock } from './server/clock.ts';
export { genAuthGateway } from './server/gateways/genAuthGateway.ts';
export type {
  GenAuthAuthMethod,
  GenAuthGatewayOptions,
  GenAuthTokens,
} from './server/gateways/genAuthGateway.ts';
export { signedV2Gateway } from './server/gateways/signedV2Gateway.ts';
export type {
  SignedV2GatewayOptions,
  SignedV2Verify,
  SignedV2VerifyContext,
} from './server/gateways/signedV2Gateway.ts';
export { phoneSmsCodeLogin } from './server/gateways/phoneSmsCodeLogin.ts';
export type { PhoneSmsCodeLogin, SignedV2Token } from './server/gateways/phoneSmsCodeLogin.ts';
export { gatewayRefusal } from './server/gateways/Gateway.ts';
export type {
  Gateway,
  GatewayContext,
  GatewayRefusalDetail,
  GatewaySendRequest,
  GatewayVerifyRequest,
} from './server/gateways/Gateway.ts';
export type { UpstreamOptions } from './server/gateways/upstream.ts';
export { turnstileCaptcha } from './server/checks/turnstileCaptcha.ts';
export type { TurnstileCaptchaOptions } from './server/checks/turnstileCaptcha.ts';
export type { Captcha, CaptchaContext, CaptchaVerdict } from './server/checks/Captcha.ts';
export { memoryLimitStore } from './server/limits/memoryLimitStore.ts';
export type { MemoryLimitStoreOptions } from './server/limits/memoryLimitStore.ts';
export { redisLimitStore } from './server/limits/redisLimitStore.ts';
export type { IoredisLike, NodeRedisLike, RedisLimitStoreOptions } from './server/limits/redisLimitStore.ts';
export type { Limit, LimitStore, Reservation } from './server/limits/LimitStore.ts';
export type { SmsPolicy, SmsProxyLimits } from './server/limits/sendLimits.ts';
export type { ConversionOptions } from './server/limits/conversion.ts';
export { isSmsErrorCode, SMS_ERRORS } from './protocol/errors.ts';
export type { SendOutcome, SmsErrorCode } from './protocol/errors.ts';
export { isSmsError, SmsError } from './protocol/SmsError.ts';
export type { SmsErrorDetails } from './protocol/SmsError.ts';
export { isSmsChannel, SMS_CHANNELS } from './protocol/channels.ts';
export type { SmsChannel } from './protocol/channels.ts';
export type { SmsPhone } from './protocol/phoneNumber.ts';
