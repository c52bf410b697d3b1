import { createHash } from 'node:crypto';
import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { hexOf } from './asn1/bytes.ts';
import { streebog } from './gost/streebog/streebog.ts';

/** Something that takes bytes in order and gives a digest. */
export type Hasher = { readonly update: (chunk: Uint8Array) => void; readonly digest: () => Uint8Array };

const platform = (name: string) => (): Hasher => {
  const hash = createHash(name);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
};

const makers: Readonly<Record<AnyDigestAlgorithm, () => Hasher>> = {
  md5: platform('md5'),
  'sha-1': platform('sha1'),
  'sha-224': platform('sha224'),
  'sha-256': platform('sha256'),
  'sha-384': platform('sha384'),
  'sha-512': platform('sha512'),
  'streebog-256': () => streebog('streebog-256'),
  'streebog-512': () => streebog('streebog-512'),
};

/** The one place that makes digests of every algorithm that signatures carry. */
export const startDigest = (algorithm: AnyDigestAlgorithm): Hasher => makers[algorithm]();

export const digestBytes = (algorithm: AnyDigestAlgorithm, bytes: Uint8Array): Uint8Array => {
  const hasher = startDigest(algorithm);
  hasher.update(bytes);
  return hasher.digest();
};

/** The digest of a hasher that has heard everything, in lower-case hexadecimal. */
export const hexDigest = (hasher: Hasher): string => hexOf(hasher.digest());

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

export const digestByOid = (oid: string): AnyDigestAlgorithm | null => names[oid] ?? null;

const oids = new Map(Object.entries(names).map(([oid, name]) => [name, oid]));

/** The OID of a digest; each that has a name here has one. */
export const digestOid = (algorithm: AnyDigestAlgorithm): string => oids.get(algorithm) ?? '';
