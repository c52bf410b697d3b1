import { enter, takeAny } from '../../pki/asn1/cursor.ts';
import { readOid } from '../../pki/asn1/oid.ts';
import type { Tlv } from '../../pki/asn1/tlv.ts';
import { readOctetString } from '../../pki/asn1/values.ts';
import { gost28147, magma } from '../../pki/gost/ciphers/gost28147.ts';
import { kuznyechik } from '../../pki/gost/ciphers/kuznyechik.ts';
import { applyCtrAcpkm, decryptCfb } from '../../pki/gost/ciphers/modes.ts';
import { substitutionBoxes } from '../../pki/gost/ciphers/substitution-boxes.ts';
import { hmacOf, pbkdf2Streebog } from '../../pki/gost/streebog/hmac.ts';
import { streebogLength, type StreebogName } from '../../pki/gost/streebog/hasher.ts';
import { damaged, unsupported, wrongPassword } from './fault.ts';
import { spend, type Budget } from './limits.ts';
import { objectIds } from './object-ids.ts';

/** Password-based encryption of Russian key files: RFC 9337 and RFC 9548 (TC26), and what OpenSSL's engine writes. */

const pseudoRandom: Readonly<Record<string, StreebogName>> = {
  [objectIds.hmacStreebog256]: 'streebog-256',
  [objectIds.hmacStreebog512]: 'streebog-512',
};

export type Derivation = { readonly salt: Uint8Array; readonly iterations: number };

/** The PBKDF2 of a Streebog pseudo-random function; null for any other one. */
export const streebogDerivation = (
  hashOid: string,
): ((password: Uint8Array, derivation: Derivation, length: number, budget: Budget) => Uint8Array) | null => {
  const name = pseudoRandom[hashOid];
  if (name === undefined) return null;
  return (password, derivation, length, budget) => derive(name, password, derivation, length, budget);
};

const derive = (
  name: StreebogName,
  password: Uint8Array,
  { salt, iterations }: Derivation,
  length: number,
  budget: Budget,
): Uint8Array => {
  if (iterations < 1) return damaged('no iterations');
  spend(budget, 'streebogIterations', iterations * Math.ceil(length / streebogLength[name]));
  return pbkdf2Streebog(name, password, salt, iterations, length);
};

const macNames: Readonly<Record<string, StreebogName>> = {
  [objectIds.streebog256]: 'streebog-256',
  [objectIds.streebog512]: 'streebog-512',
};

/** The MAC of a PKCS#12 by Streebog; null for any other hash. Its key is the last 32 of 96 derived bytes (RFC 9548 3). */
export const streebogMac = (
  hashOid: string,
  content: Uint8Array,
  password: Uint8Array,
  derivation: Derivation,
  budget: Budget,
): Uint8Array | null => {
  const name = macNames[hashOid];
  if (name === undefined) return null;
  const derived = derive(name, password, derivation, 96, budget);
  const mac = hmacOf(name, derived.subarray(64), content);
  derived.fill(0);
  return mac;
};

type Decryption = (key: Uint8Array, ciphertext: Uint8Array) => Buffer;

const readIv = (field: Tlv, length: number): Uint8Array => {
  const iv = readOctetString(field);
  return iv.length === length ? iv : damaged('initialisation vector of a wrong length');
};

/** Gost28147-89-Parameters, RFC 4357 section 8. */
const cfb = (parameters: Tlv): Decryption => {
  const fields = enter(parameters);
  const iv = readIv(takeAny(fields), 8);
  const set = readOid(takeAny(fields));
  const make = gost28147(substitutionBoxes[set] ?? unsupported(set));
  return (key, ciphertext) => decryptCfb(make, key, iv, ciphertext);
};

/** Gost3412-15-Encryption-Parameters: half a block of vector, then eight bytes that only the mode with a MAC uses. */
const ctrAcpkm =
  (make: typeof magma, blockBytes: 8 | 16, section: number) =>
  (parameters: Tlv): Decryption => {
    const iv = readIv(takeAny(enter(parameters)), blockBytes / 2 + 8).subarray(0, blockBytes / 2);
    return (key, ciphertext) => applyCtrAcpkm(make, key, iv, section, ciphertext);
  };

const ciphers: Readonly<Record<string, (parameters: Tlv) => Decryption>> = {
  [objectIds.gost28147]: cfb,
  [objectIds.magmaCtrAcpkm]: ctrAcpkm(magma, 8, 1024),
  [objectIds.kuznyechikCtrAcpkm]: ctrAcpkm(kuznyechik, 16, 4096),
};

export const gostKeyLength = 32;

/**
 * How to decrypt by a cipher of GOST under a key of 32 bytes; null for any other cipher. These have no padding that a
 * wrong password would break: what comes out must be one whole SEQUENCE, as all that key files encrypt is.
 */
export const gostDecryption = (cipherOid: string, parameters: () => Tlv): Decryption | null => {
  const cipher = ciphers[cipherOid]?.(parameters());
  if (cipher === undefined) return null;
  return (key, ciphertext) => {
    const plain = cipher(key, ciphertext);
    key.fill(0);
    return isWholeSequence(plain) ? plain : wrongPassword();
  };
};

const isWholeSequence = (bytes: Uint8Array): boolean => {
  const [tag, first = 0] = bytes;
  if (tag !== 0x30) return false;
  if (first < 0x80) return bytes.length === 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 4) return false;
  const length = bytes.subarray(2, 2 + count).reduce((sum, octet) => sum * 256 + octet, 0);
  return bytes.length === 2 + count + length;
};
