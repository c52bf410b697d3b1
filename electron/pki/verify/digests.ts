import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { AlgorithmFacts } from '#shared/verification/facts.ts';

/** Digest algorithms by OID, as CMS and signing-certificate attributes name them. */
const names: Readonly<Record<string, AnyDigestAlgorithm>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha-1',
  '2.16.840.1.101.3.4.2.4': 'sha-224',
  '2.16.840.1.101.3.4.2.1': 'sha-256',
  '2.16.840.1.101.3.4.2.2': 'sha-384',
  '2.16.840.1.101.3.4.2.3': 'sha-512',
  '1.2.643.7.1.1.2.2': 'streebog-256',
  '1.2.643.7.1.1.2.3': 'streebog-512',
};

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

const oids = new Map(Object.entries(names).map(([oid, name]) => [name, oid]));

/** The OID of a digest; each that has a name here has one. */
export const digestOid = (algorithm: AnyDigestAlgorithm): string => oids.get(algorithm) ?? '';
export const digestByOid = (oid: string): AnyDigestAlgorithm | null => names[oid] ?? null;
export const digestByAddress = (address: string): AnyDigestAlgorithm | null => byAddress.get(address) ?? null;

export const algorithmFacts = (oid: string): AlgorithmFacts => ({ oid, name: names[oid] ?? null });
