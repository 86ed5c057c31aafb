export { SMS_CHANNELS, isSmsChannel } from './protocol/channels.ts';
export type { SmsChannel } from './protocol/channels.ts';
export { SMS_ERRORS, isSmsErrorCode } from './protocol/errors.ts';
export type { SendOutcome, SmsErrorCode } from './protocol/errors.ts';
export { SmsError, isSmsError } from './protocol/SmsError.ts';
export type { SmsErrorDetails } from './protocol/SmsError.ts';
export type {
  SendSmsReceipt,
  SendSmsRequest,
  VerifySmsReceipt,
  VerifySmsRequest,
} from './protocol/requests.ts';
export { systemClock } from './core/clock.ts';
export type { Clock } from './core/clock.ts';
export type { KeyValueStorage, LastOutcome } from './core/cooldownStorage.ts';
export type { SendSnapshot, SendState } from './core/SendSnapshot.ts';
export { SendMachine } from './core/sendMachine.ts';
export type { SendOptions, SendSmsResult } from './core/sendMachine.ts';
export { createSendMachines, sharedSendMachines } from './core/sendMachines.ts';
export type { SendMachines, SendMachinesOptions } from './core/sendMachines.ts';
export { toSendKey } from './core/sendKey.ts';
export type { SendKeyParts } from './core/sendKey.ts';
export type { Tabs } from './core/tabs.ts';
export type { SendContext, SmsTransport } from './core/transports/Transport.ts';
export { proxyTransport } from './core/transports/proxyTransport.ts';
export type { ProxyTransportOptions } from './core/transports/proxyTransport.ts';
export { genAuthTransport } from './core/transports/genAuthTransport.ts';
export type { GenAuthTransportOptions } from './core/transports/genAuthTransport.ts';
