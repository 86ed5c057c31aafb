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

/** Who a message is for, and what it is for. A send and a verification name it in the same way. */
export interface Target<Result> {
  phone: SmsPhone;
  channel: SmsChannel;
  /** The gateway that sends on the channel now. An earlier message may have gone through another. */
  gateway: Gateway<Result>;
  country: string;
}

/**
 * Reads the body of a request, and its target. Each part is added to the event as soon as it is known.
 * @throws SmsError from the checks of body, phone, channel and country, in this order
 */
export async function readTarget<Result>(
  settings: SmsProxySettings<Result>,
  { request, event }: ProxyCall,
  capBytes?: number,
): Promise<{ body: Record<string, unknown>; target: Target<Result> }> {
  const body = await readJsonBody(request, settings.clock, capBytes);
  const { phone, country: ownCountry } = readPhone(body);
  event.phone = maskPhone(phone);
  const { channel, gateway } = readChannel(body.channel, settings.channels);
  event.channel = channel;
  const country = (event.country = readCountry(ownCountry, settings.countries));
  return { body, target: { phone, channel, gateway, country } };
}
