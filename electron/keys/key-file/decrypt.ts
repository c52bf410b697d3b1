import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { childrenOf, enter, finish, more, peek, take, takeAny } from '../../pki/asn1/cursor.ts';
import { readOid } from '../../pki/asn1/oid.ts';
import { tags } from '../../pki/asn1/tags.ts';
import type { Tlv } from '../../pki/asn1/tlv.ts';
import { readOctetString, readSmallInteger } from '../../pki/asn1/values.ts';
import { damaged, unsupported, wrongPassword } from './fault.ts';
import { gostDecryption, gostKeyLength, streebogDerivation } from './gost.ts';
import { spend, type Budget } from './limits.ts';
import { objectIds } from './object-ids.ts';
import { bmpPassword } from './password.ts';
import { pkcs12Key, type KdfHash } from './pkcs12-kdf.ts';
import { decryptRc2Cbc } from './rc2.ts';

/** The password in its two forms. `bmp` is null where it has none: not UTF-8. */
export type Password = { readonly utf8: Uint8Array; readonly bmp: Uint8Array | null };

export const passwordOf = (utf8: Uint8Array): Password => ({ utf8, bmp: bmpPassword(utf8) });

const maxIterations = 2 ** 31;

/**
 * Decrypts what an AlgorithmIdentifier of password-based encryption says: PBES2 (RFC 8018 section 6.2) or the old
 * schemes of RFC 7292 appendix C. A padding that does not fit counts as a wrong password: nothing tells the two apart.
 */
export const decryptWithPassword = (
  algorithm: Tlv,
  ciphertext: Uint8Array,
  password: Password,
  budget: Budget,
): Buffer => {
  const fields = enter(algorithm);
  const scheme = readOid(takeAny(fields));
  if (scheme === objectIds.pbes2) return decryptPbes2(takeAny(fields), ciphertext, password, budget);
  const old = oldSchemes[scheme];
  if (old === undefined) return unsupported(scheme);
  return decryptOld(old, takeAny(fields), ciphertext, password, budget);
};

const withoutPadding = (padded: Buffer): Buffer => {
  const count = padded[padded.length - 1] ?? 0;
  const fits = count >= 1 && count <= 8 && padded.subarray(padded.length - count).every((byte) => byte === count);
  return fits ? padded.subarray(0, padded.length - count) : wrongPassword();
};

const decipher = (cipher: string, key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Buffer => {
  const decryption = createDecipheriv(cipher, key, iv);
  try {
    const start = decryption.update(ciphertext);
    const whole = Buffer.concat([start, decryption.final()]);
    start.fill(0);
    return whole;
  } catch {
    return wrongPassword();
  } finally {
    key.fill(0);
  }
};

const pbes2Ciphers: Readonly<Record<string, { cipher: string; key: number; iv: number }>> = {
  [objectIds.aes128Cbc]: { cipher: 'aes-128-cbc', key: 16, iv: 16 },
  [objectIds.aes192Cbc]: { cipher: 'aes-192-cbc', key: 24, iv: 16 },
  [objectIds.aes256Cbc]: { cipher: 'aes-256-cbc', key: 32, iv: 16 },
  [objectIds.tripleDesCbc]: { cipher: 'des-ede3-cbc', key: 24, iv: 8 },
};

const pseudoRandom: Readonly<Record<string, KdfHash>> = {
  [objectIds.hmacSha1]: 'sha1',
  [objectIds.hmacSha224]: 'sha224',
  [objectIds.hmacSha256]: 'sha256',
  [objectIds.hmacSha384]: 'sha384',
  [objectIds.hmacSha512]: 'sha512',
};

const decryptPbes2 = (parameters: Tlv, ciphertext: Uint8Array, password: Password, budget: Budget): Buffer => {
  const fields = enter(parameters);
  const derivation = enter(take(fields, tags.sequence));
  const encryption = enter(take(fields, tags.sequence));
  const derivationOid = readOid(takeAny(derivation));
  if (derivationOid !== objectIds.pbkdf2) return unsupported(derivationOid);
  const cipherOid = readOid(takeAny(encryption));
  const decryption =
    gostDecryption(cipherOid, () => takeAny(encryption)) ?? platformDecryption(cipherOid, () => takeAny(encryption));
  const keyLength = pbes2Ciphers[cipherOid]?.key ?? gostKeyLength;

  const pbkdf2 = enter(takeAny(derivation));
  const salt = readOctetString(takeAny(pbkdf2));
  const iterations = readSmallInteger(takeAny(pbkdf2), maxIterations);
  if (peek(pbkdf2) === tags.integer && readSmallInteger(takeAny(pbkdf2), maxIterations) !== keyLength) {
    return damaged('key length that does not fit the cipher');
  }
  const hashOid = more(pbkdf2) ? readOid(takeAny(enter(takeAny(pbkdf2)))) : objectIds.hmacSha1;
  finish(pbkdf2);
  const russian = streebogDerivation(hashOid);
  if (russian !== null) {
    return decryption(russian(password.utf8, { salt, iterations }, keyLength, budget), ciphertext);
  }
  const hash = pseudoRandom[hashOid] ?? unsupported(hashOid);
  if (iterations < 1) return damaged('no iterations');
  spend(budget, 'pbkdf2Iterations', iterations);
  return decryption(pbkdf2Sync(password.utf8, salt, iterations, keyLength, hash), ciphertext);
};

const platformDecryption = (
  cipherOid: string,
  parameters: () => Tlv,
): ((key: Uint8Array, ciphertext: Uint8Array) => Buffer) => {
  const { cipher, iv: length } = pbes2Ciphers[cipherOid] ?? unsupported(cipherOid);
  const iv = readOctetString(parameters());
  if (iv.length !== length) return damaged('initialisation vector of a wrong length');
  return (key, ciphertext) => decipher(cipher, key, iv, ciphertext);
};

type OldScheme = { readonly cipher: 'des-ede3-cbc' | 'rc2-cbc'; readonly key: number };

const oldSchemes: Readonly<Record<string, OldScheme>> = {
  [objectIds.pbeSha1TripleDes3]: { cipher: 'des-ede3-cbc', key: 24 },
  [objectIds.pbeSha1TripleDes2]: { cipher: 'des-ede3-cbc', key: 16 },
  [objectIds.pbeSha1Rc2of128]: { cipher: 'rc2-cbc', key: 16 },
  [objectIds.pbeSha1Rc2of40]: { cipher: 'rc2-cbc', key: 5 },
};

const decryptOld = (
  { cipher, key: length }: OldScheme,
  parameters: Tlv,
  ciphertext: Uint8Array,
  password: Password,
  budget: Budget,
): Buffer => {
  const [saltField, iterationsField] = childrenOf(parameters);
  if (saltField === undefined || iterationsField === undefined) return damaged('encryption without salt or iterations');
  const salt = readOctetString(saltField);
  const iterations = readSmallInteger(iterationsField, maxIterations);
  if (iterations < 1 || ciphertext.length === 0 || ciphertext.length % 8 !== 0) return damaged('broken encryption');
  if (password.bmp === null) return wrongPassword();
  spend(budget, 'pkcs12KdfIterations', 2 * iterations);
  const derive = { hash: 'sha1', password: password.bmp, salt, iterations } as const;
  const key = pkcs12Key({ ...derive, purpose: 'key', length });
  const iv = pkcs12Key({ ...derive, purpose: 'iv', length: 8 });
  if (cipher !== 'rc2-cbc') return decipher(cipher, tripleDesKey(key), iv, ciphertext);
  const padded = decryptRc2Cbc(key, iv, ciphertext);
  key.fill(0);
  return withoutPadding(padded);
};

/** Two-key triple DES is the three-key one with the first key again. */
const tripleDesKey = (key: Uint8Array): Uint8Array =>
  key.length === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]);
