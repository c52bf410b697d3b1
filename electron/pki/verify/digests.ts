import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { AlgorithmFacts } from '#shared/verification/facts.ts';
import { digestByOid, digestOid } from '../digest.ts';

/** Algorithms by the addresses that ASiC manifests use (RFC 9231; the Russian ones by cpxmlsec). */
const byAddress = new Map<string, AnyDigestAlgorithm>([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha-1'],
  ['http://www.w3.org/2001/04/xmldsig-more#md5', 'md5'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha224', 'sha-224'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha-256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha-384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha-512'],
  ['urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-256', 'streebog-256'],
  ['urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-512', 'streebog-512'],
]);

export { digestByOid, digestOid };
export const digestByAddress = (address: string): AnyDigestAlgorithm | null => byAddress.get(address) ?? null;

/** The address of a digest in XML (RFC 9231); one of our own for a digest that has none. */
export const addressOfDigest = (name: string): string => {
  const [address] = [...byAddress].find(([, digest]) => digest === name) ?? [];
  return address ?? `urn:bidwright:digest:${encodeURIComponent(name)}`;
};

export const algorithmFacts = (oid: string): AlgorithmFacts => ({ oid, name: digestByOid(oid) });
