import type { SmsChannel } from '../../protocol/channels.ts';
import { maskPhone } from '../../protocol/maskPhone.ts';
import type { SmsPhone } from '../../protocol/phoneNumber.ts';
import type { Gateway } from '../gateways/Gateway.ts';
import type { SmsProxySettings } from '../options.ts';
import type { ProxyCall } from '../ProxyCall.ts';
import { readChannel } from './readChannel.ts';
import { readCountry } from './readCountry.ts';
import { readJsonBody } from './readJsonBody.ts';
import { readPhone } from './readPhone.ts';

/** Whom a message is for, and what: a send and a verification name it alike. */
export interface Target<Result> {
  phone: SmsPhone;
  channel: SmsChannel;
  /** Who sends on the channel now. An earlier message may be another gateway's. */
  gateway: Gateway<Result>;
  country: string;
}

/**
 * Reads the body of a request, and whom it is about. The event learns each part as soon as it is known.
 * @throws SmsError by the checks of body, phone, channel and country, in this order
 */
export async function readTarget<Result>(
  settings: SmsProxySettings<Result>,
  { request, event }: ProxyCall,
  capBytes?: number,
): Promise<{ body: Record<string, unknown>; target: Target<Result> }> {
  const body = await readJsonBody(request, settings.clock, capBytes);
  const { phone, countries } = readPhone(body);
  event.phone = maskPhone(phone);
  const { channel, gateway } = readChannel(body.channel, settings.channels);
  event.channel = channel;
  const country = (event.country = readCountry(countries, settings.countries));
  return { body, target: { phone, channel, gateway, country } };
}
