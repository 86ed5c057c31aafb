/**
 * The bucket that an address is counted in: an IPv4 address itself, of an IPv6 address the first 64 bits, which
 * is what one subscriber has. An IPv4 address in IPv6 clothes (`::ffff:a.b.c.d`) is the IPv4 one, and a port is
 * no part of either. `null` for what is no address.
 */
export function toAddressBucket(address: string): string | null {
  const text = address
    .trim()
    .replace(/^\[|\](:\d+)?$/g, '')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase();
  if (isIpv4(text)) return text;
  const groups = parseIpv6(text);
  if (!groups) return null;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [groups[6], groups[7]].flatMap((group = 0) => [group >> 8, group & 255]).join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

function isIpv4(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

/** The eight groups of an IPv6 address. */
function parseIpv6(text: string): number[] | null {
  const [head = '', tail, more] = withHexTail(text).split('::');
  if (more !== undefined) return null;
  const left = toGroups(head);
  const right = tail === undefined ? [] : toGroups(tail);
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => 0), ...right];
  return groups.every((group) => Number.isInteger(group)) ? groups : null;
}

function toGroups(part: string): number[] {
  if (part === '') return [];
  return part.split(':').map((group) => (/^[0-9a-f]{1,4}$/.test(group) ? Number.parseInt(group, 16) : NaN));
}

/** Writes a dotted end (`::ffff:1.2.3.4`) as the two groups that it stands for. */
function withHexTail(text: string): string {
  const dotted = /^(.*:)([\d.]+)$/.exec(text);
  if (!dotted?.[1] || !dotted[2] || !isIpv4(dotted[2])) return text;
  const [a = 0, b = 0, c = 0, d = 0] = dotted[2].split('.').map(Number);
  return `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
