import type { SmsChannel } from '../../protocol/channels.ts';
import { isSmsChannel } from '../../protocol/channels.ts';
import { configurationError } from '../configuration/configurationError.ts';
import type { Gateway } from '../gateways/Gateway.ts';
import { refusal } from '../refusal.ts';

/**
 * Decides which gateway sends on each enabled channel: the first in the list that can.
 * @throws TypeError for a channel that no gateway can send on
 */
export function routeChannels<Result>(
  channels: readonly SmsChannel[] | undefined,
  gateways: readonly Gateway<Result>[],
): ReadonlyMap<SmsChannel, Gateway<Result>> {
  const routes = new Map<SmsChannel, Gateway<Result>>();
  for (const channel of channels ?? []) {
    const gateway = gateways.find(({ channels: able }) => able?.includes(channel) ?? true);
    if (!isSmsChannel(channel) || !gateway) throw unroutable(channel);
    routes.set(channel, gateway);
  }
  if (routes.size > 0) return routes;
  throw configurationError(
    '`channels` is empty.',
    'A channel that is not listed is refused, so nothing could be sent.',
    "List what the application needs: `channels: ['CHANNEL_LOGIN']`.",
  );
}

function unroutable(channel: string): TypeError {
  return configurationError(
    `\`channels\` lists ${channel}, but no gateway sends on it.`,
    'Each message of that kind would be refused.',
    'Remove it, or add a gateway that sends on it.',
  );
}

/**
 * Reads the channel of a request, and finds the gateway that sends on it.
 * @throws SmsError `channel_unsupported` for one that is not enabled
 */
export function readChannel<Result>(
  value: unknown,
  enabled: ReadonlyMap<SmsChannel, Gateway<Result>>,
): { channel: SmsChannel; gateway: Gateway<Result> } {
  if (isSmsChannel(value)) {
    const gateway = enabled.get(value);
    if (gateway) return { channel: value, gateway };
  }
  throw refusal('channel_unsupported');
}
