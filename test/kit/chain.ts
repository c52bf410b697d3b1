import { sign, type KeyObject } from 'node:crypto';
import {
  bitString,
  boolean,
  context,
  contextPrimitive,
  element,
  integer,
  namedBits,
  nothing,
  octetString,
  oid,
  sequence,
  tags,
  text,
  time,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { readCertificate, type Certificate } from '#electron/pki/certificate/certificate.ts';
import { publicKeyInfo } from '#electron/pki/issue/certificate.ts';
import { readCrl, type Crl } from '#electron/pki/revocation/crl.ts';
import { testKey, type TestKey } from './ca.ts';

/** Chains with any fault one likes: unlike `ca.ts`, nothing here keeps the maker from writing nonsense. */

const utf8 = (value: string): Uint8Array => Buffer.from(value, 'utf8');

/** `CN=…`, or the given (type, text) pairs, one RDN each. */
export const nameOf = (parts: string | readonly (readonly [string, string])[]): Der =>
  sequence(
    ...(typeof parts === 'string' ? [['2.5.4.3', parts] as const] : parts).map(([type, value]) =>
      element(tags.set, sequence(oid(type), text(tags.utf8String, value))),
    ),
  );

export const extension = (id: string, critical: boolean, value: Uint8Array): Der =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));

export const authority = (pathLength: number | null = null): Der =>
  extension('2.5.29.19', true, sequence(boolean(true), ...(pathLength === null ? [] : [integer(pathLength)])));

export const usage = (...bits: readonly number[]): Der => extension('2.5.29.15', true, namedBits(bits));

/** GeneralName of a form; a directory name is given as its common name. */
export const generalName = (form: 'email' | 'dns' | 'uri' | 'ip' | 'directory', value: string | Uint8Array): Der => {
  const content = typeof value === 'string' ? utf8(value) : value;
  const numbers = { email: 1, dns: 2, uri: 6, ip: 7 } as const;
  return form === 'directory' ? context(4, nameOf(String(value))) : contextPrimitive(numbers[form], content);
};

export const alternativeNames = (...names: readonly Der[]): Der => extension('2.5.29.17', false, sequence(...names));

export const nameConstraints = (limits: {
  readonly permitted?: readonly Der[];
  readonly excluded?: readonly Der[];
}): Der =>
  extension(
    '2.5.29.30',
    true,
    sequence(
      ...([limits.permitted, limits.excluded] as const).flatMap((names, number) =>
        names === undefined ? [] : [context(number, ...names.map((name) => sequence(name)))],
      ),
    ),
  );

export const policies = (...ids: readonly string[]): Der =>
  extension('2.5.29.32', false, sequence(...ids.map((id) => sequence(oid(id)))));

export type Signing = { readonly algorithm: Der; readonly make: (key: KeyObject, data: Uint8Array) => Uint8Array };

export const rsaWith = (hash: 'md5' | 'sha1' | 'sha256'): Signing => ({
  algorithm: sequence(
    oid({ md5: '1.2.840.113549.1.1.4', sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11' }[hash]),
    nothing(),
  ),
  make: (key, data) => sign(hash, data, key),
});

export type Link = {
  readonly subject: string | readonly (readonly [string, string])[];
  readonly issuer: string | readonly (readonly [string, string])[];
  readonly key: TestKey;
  readonly signer: TestKey;
  readonly extensions?: readonly Der[];
  readonly serial?: number;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly signing?: Signing;
  /** The algorithm named inside, when it is to differ from the one outside. */
  readonly innerAlgorithm?: Der;
};

export const linkDer = (link: Link): Der => {
  const signing = link.signing ?? rsaWith('sha256');
  const validity = [link.notBefore ?? '2020-01-01T00:00:00Z', link.notAfter ?? '2040-01-01T00:00:00Z'];
  const extensions = link.extensions ?? [];
  const content = sequence(
    context(0, integer(2)),
    integer(link.serial ?? 7),
    link.innerAlgorithm ?? signing.algorithm,
    nameOf(link.issuer),
    sequence(...validity.map((instant) => time(Date.parse(instant)))),
    nameOf(link.subject),
    publicKeyInfo(testKey(link.key)).info,
    ...(extensions.length === 0 ? [] : [context(3, sequence(...extensions))]),
  );
  return sequence(content, signing.algorithm, bitString(signing.make(testKey(link.signer), content)));
};

export const link = (parts: Link): Certificate => {
  const read = readCertificate(linkDer(parts));
  if (!read.ok) throw new Error(`the link cannot be read: ${JSON.stringify(read.error)}`);
  return read.value;
};

/** `Root` over the key `root`, an authority without limits. */
export const rootLink = (extensions: readonly Der[] = []): Certificate =>
  link({ subject: 'Root', issuer: 'Root', key: 'root', signer: 'root', extensions: [authority(), ...extensions] });

/** `Middle` under `Root`, over the key `issuing`. */
export const middleLink = (extensions: readonly Der[] = []): Certificate =>
  link({ subject: 'Middle', issuer: 'Root', key: 'issuing', signer: 'root', extensions: [authority(), ...extensions] });

/** `Holder` under `Middle`, over an RSA key. */
export const holderLink = (change: Partial<Link> = {}): Certificate =>
  link({ subject: 'Holder', issuer: 'Middle', key: 'supplier-rsa2048', signer: 'issuing', ...change });

export type ListParts = {
  readonly issuer: string;
  readonly signer: TestKey;
  readonly entries?: readonly Der[];
  /** Default: a CRL number of 1. */
  readonly extensions?: readonly Der[];
  readonly signing?: Signing;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string;
};

export const crlNumbered = (number: number): Der => extension('2.5.29.20', false, integer(number));

/** `reason` as CRLReason numbers it; left out, none is given. */
export const revokedEntry = (serial: number, reason?: number): Der =>
  sequence(
    integer(serial),
    time(Date.parse('2026-06-01T00:00:00Z')),
    ...(reason === undefined
      ? []
      : [sequence(extension('2.5.29.21', false, element(tags.enumerated, Uint8Array.of(reason))))]),
  );

/** A version 2 list, current in November 2026 unless told otherwise. */
export const listLink = (parts: ListParts): Crl => {
  const signing = parts.signing ?? rsaWith('sha256');
  const { entries = [], extensions = [crlNumbered(1)] } = parts;
  const content = sequence(
    integer(1),
    signing.algorithm,
    nameOf(parts.issuer),
    time(Date.parse(parts.thisUpdate ?? '2026-11-01T00:00:00Z')),
    time(Date.parse(parts.nextUpdate ?? '2026-12-01T00:00:00Z')),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    ...(extensions.length === 0 ? [] : [context(0, sequence(...extensions))]),
  );
  const read = readCrl(sequence(content, signing.algorithm, bitString(signing.make(testKey(parts.signer), content))));
  if (!read.ok) throw new Error(`the list cannot be read: ${JSON.stringify(read.error)}`);
  return read.value;
};
