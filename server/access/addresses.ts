import { BlockList, isIP } from 'node:net';

/** Whether an address is one of those listed or within one of the networks; an empty list allows any. */
export function isAllowed(list: readonly string[], ip: string): boolean {
  if (!list.length) return true;
  const networks = new BlockList();
  for (const entry of list) addNetwork(networks, entry);
  const address = plainAddress(ip);
  const version = isIP(address);
  return version !== 0 && networks.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** An entry that is no network allows nothing. */
function addNetwork(networks: BlockList, entry: string): void {
  const [given = '', bits] = entry.split('/');
  const address = plainAddress(given);
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (version === 0 || prefix > most) return;
  networks.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 address as a socket that takes both kinds tells it. */
function plainAddress(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}
