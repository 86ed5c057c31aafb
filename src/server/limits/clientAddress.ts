/** A client's address, as the proxy uses it. */
export interface ClientAddress {
  /** The address alone, without port, brackets or zone. */
  ip: string;
  /** What its messages are counted under. */
  addressBucket: string;
}

/**
 * Reads an address as a front server writes it. The bucket of an IPv4 address is the address itself, that of an IPv6
 * address its first 64 bits, which is what one subscriber has. An IPv4-mapped address (`::ffff:a.b.c.d`) is the IPv4 one.
 * `null` for anything that is not an address.
 */
export function readClientAddress(text: string): ClientAddress | null {
  const ip = text
    .trim()
    .replace(/^\[|\](:\d+)?$/g, '')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase();
  if (isIpv4(ip)) return toIpv4Address(ip);
  const groups = parseIpv6(ip);
  if (!groups) return null;
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (isMapped) return toIpv4Address(groups.slice(6).flatMap(toBytes).join('.'));
  return { ip, addressBucket: `${groups.slice(0, 4).join(':')}::/64` };
}

function toIpv4Address(ip: string): ClientAddress {
  return { ip, addressBucket: ip };
}

function isIpv4(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

/** The eight groups of an IPv6 address, in lower case and without leading zeros. */
function parseIpv6(text: string): string[] | null {
  const url = `http://[${text}]`;
  if (!/^[\da-f:.]+$/.test(text) || !URL.canParse(url)) return null;
  // The URL parser normalises every spelling of an address to one (RFC 5952).
  const [left = [], right = []] = new URL(url).hostname.slice(1, -1).split('::').map(toGroups);
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

function toGroups(part: string): string[] {
  return part === '' ? [] : part.split(':');
}

function toBytes(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
