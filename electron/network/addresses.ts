import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address that can be asked: http or https, without a user's name or password in it; null otherwise. */
export const httpAddress = (address: string): URL | null => {
  const url = URL.canParse(address) ? new URL(address) : null;
  const fit = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return fit ? url : null;
};

/** For messages and the list of acts: no query, no fragment, nothing secret, not without end. */
export const shownAddress = (url: URL): string => `${url.protocol}//${url.host}${url.pathname}`.slice(0, 200);

/** Networks that are not the open Internet (RFC 6890 and its registry): this machine, its neighbours, multicast. */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address belongs to this machine or a network around it. IPv4 inside IPv6 counts as the IPv4 it is. */
export const isPrivateIp = (ip: string): boolean => {
  const family = isIP(ip);
  return family !== 0 && closed.check(ip, family === 4 ? 'ipv4' : 'ipv6');
};

/** A host that is private by its very name, before anything is resolved. */
export const isPrivateHost = (url: URL): boolean => {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host.endsWith('.localhost') || isPrivateIp(host);
};

export class PrivateAddress extends Error {}

/** Resolves a name and leaves private addresses out; what is resolved here is what is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return callback(error, []);
    const open = found.filter(({ address }) => !isPrivateIp(address));
    const [first] = open;
    if (first === undefined) return callback(new PrivateAddress(hostname), []);
    return options.all === true ? callback(null, open) : callback(null, first.address, first.family);
  });
};
