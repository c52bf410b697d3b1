import { childrenOf, enter, takeAny } from '../../pki/asn1/cursor.ts';
import { decode, decodeInside } from '../../pki/asn1/decode.ts';
import { readOid } from '../../pki/asn1/oid.ts';
import { tags } from '../../pki/asn1/tags.ts';
import { contentOf, isConstructed, type Tlv } from '../../pki/asn1/tlv.ts';
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

/** Every plaintext that the bytes may stand for, the likeliest first. */
type Readings = (key: Uint8Array, ciphertext: Uint8Array) => readonly Buffer[];
type Decryption = (key: Uint8Array, ciphertext: Uint8Array) => Buffer;

const readIv = (field: Tlv, length: number): Uint8Array => {
  const iv = readOctetString(field);
  return iv.length === length ? iv : damaged('initialisation vector of a wrong length');
};

/** Gost28147-89-Parameters, RFC 4357 section 8. */
const cfb = (parameters: Tlv): Readings => {
  const fields = enter(parameters);
  const iv = readIv(takeAny(fields), 8);
  const set = readOid(takeAny(fields));
  const make = gost28147(substitutionBoxes[set] ?? unsupported(set));
  return (key, ciphertext) => [decryptCfb(make, key, iv, ciphertext)];
};

/**
 * Gost3412-15-Encryption-Parameters: half a block of vector, then eight bytes that only the mode with a MAC uses. Nothing
 * in them says after how many bytes the key changes: OpenSSL's engine takes 1,024 and 4,096, R 1323565.1.025-2019 wants
 * 8,192 and 262,144. Where it matters, that of the two which gives a sound structure is right.
 */
const ctrAcpkm =
  (make: typeof magma, blockBytes: 8 | 16, [short, long]: readonly [number, number]) =>
  (parameters: Tlv): Readings => {
    const iv = readIv(takeAny(enter(parameters)), blockBytes / 2 + 8).subarray(0, blockBytes / 2);
    return (key, ciphertext) =>
      (ciphertext.length > short ? [short, long] : [short]).map((section) =>
        applyCtrAcpkm(make, key, iv, section, ciphertext),
      );
  };

const ciphers: Readonly<Record<string, (parameters: Tlv) => Readings>> = {
  [objectIds.gost28147]: cfb,
  [objectIds.magmaCtrAcpkm]: ctrAcpkm(magma, 8, [1024, 8192]),
  [objectIds.kuznyechikCtrAcpkm]: ctrAcpkm(kuznyechik, 16, [4096, 262_144]),
};

export const gostKeyLength = 32;

/**
 * How to decrypt by a cipher of GOST under a key of 32 bytes; null for any other cipher. These have no padding that a
 * wrong password would break: what comes out must be one whole SEQUENCE, as all that key files encrypt is.
 */
export const gostDecryption = (cipherOid: string, parameters: () => Tlv): Decryption | null => {
  const read = ciphers[cipherOid]?.(parameters());
  if (read === undefined) return null;
  return (key, ciphertext) => {
    const readings = read(key, ciphertext);
    key.fill(0);
    const whole = readings.filter((reading) => isSequence(reading, enter));
    const plain = whole.find((reading) => isSequence(reading, walk)) ?? whole[0] ?? wrongPassword();
    for (const other of readings) if (other !== plain) other.fill(0);
    return plain;
  };
};

/** Whether the bytes are one whole SEQUENCE that `look` finds no fault with. */
const isSequence = (bytes: Uint8Array, look: (root: Tlv) => unknown): boolean =>
  bytes[0] === tags.sequence && decode(bytes, (root) => void look(root), { rules: 'ber' }).ok;

/** Every element inside must be well-formed, those in OCTET STRINGs, where certificates are, included. */
const walk = (tlv: Tlv): void => {
  if (isConstructed(tlv)) for (const child of childrenOf(tlv, tlv.identifier)) walk(child);
  else if (tlv.identifier === tags.octetString && contentOf(tlv)[0] === tags.sequence) {
    decodeInside(tlv, contentOf(tlv), walk);
  }
};
