/** What a message is for. All are GenAuth's but `CHANNEL_ADD_PUSH_RECIPIENT`, the signed v2 endpoint's code type 5. */
export const SMS_CHANNELS = [
  'CHANNEL_LOGIN',
  'CHANNEL_REGISTER',
  'CHANNEL_RESET_PASSWORD',
  'CHANNEL_BIND_PHONE',
  'CHANNEL_UNBIND_PHONE',
  'CHANNEL_BIND_MFA',
  'CHANNEL_VERIFY_MFA',
  'CHANNEL_UNBIND_MFA',
  'CHANNEL_COMPLETE_PHONE',
  'CHANNEL_IDENTITY_VERIFICATION',
  'CHANNEL_DELETE_ACCOUNT',
  'CHANNEL_ADD_PUSH_RECIPIENT',
] as const;

/** The name of a channel. */
export type SmsChannel = (typeof SMS_CHANNELS)[number];

/** Tells whether a value from outside names a channel. */
export function isSmsChannel(value: unknown): value is SmsChannel {
  return (SMS_CHANNELS as readonly unknown[]).includes(value);
}
