import { createHmac, timingSafeEqual } from 'node:crypto';
import { childrenOf, enter, more, peek, takeAny, takeOptional, unwrap } from '../../pki/asn1/cursor.ts';
import { decode, decodeInside } from '../../pki/asn1/decode.ts';
import { readOid } from '../../pki/asn1/oid.ts';
import { readString } from '../../pki/asn1/strings.ts';
import { contextPrimitive, tags } from '../../pki/asn1/tags.ts';
import { rawOf, type Tlv } from '../../pki/asn1/tlv.ts';
import { readOctetString, readSmallInteger } from '../../pki/asn1/values.ts';
import { decryptWithPassword, type Password } from './decrypt.ts';
import { damaged, KeyFileFault, unsupported, wrongPassword } from './fault.ts';
import { streebogMac } from './gost.ts';
import { keyFileLimits, spend, type Budget } from './limits.ts';
import { objectIds } from './object-ids.ts';
import { pkcs12Key, type KdfHash } from './pkcs12-kdf.ts';

/** What a key file holds once open. `pkcs8` is the private key in the clear: whoever takes it zeroes it. */
export type KeyFileContents = {
  readonly keys: { readonly pkcs8: Buffer; readonly friendlyName: string | null }[];
  readonly certificates: { readonly der: Uint8Array<ArrayBuffer>; readonly friendlyName: string | null }[];
};

const maxIterations = 2 ** 31;

/** Windows, Java and NSS write BER here: indefinite lengths, strings in segments. */
const decodeOptions = {
  rules: 'ber',
  maxBytes: keyFileLimits.bytes,
  maxNodes: keyFileLimits.elements,
  maxDepth: keyFileLimits.depth,
} as const;

/** Runs a reader over bytes; what is not the wanted structure becomes `otherwise`. */
const decodeOr = <T>(bytes: Uint8Array, read: (root: Tlv) => T, otherwise: (reason: string) => never): T => {
  const decoded = decode(bytes, read, decodeOptions);
  return decoded.ok ? decoded.value : otherwise(String(decoded.error.details['reason']));
};

/** RFC 7292 section 4: PFX, its MAC checked first. */
export const readPkcs12 = (bytes: Uint8Array, password: Password, budget: Budget): KeyFileContents => {
  const pfx = decodeOr(bytes, readPfx, () => {
    throw new KeyFileFault('key-file.not-a-key-file', {});
  });
  const opened = pfx.mac === null ? password : checkMac(pfx.mac, pfx.authenticated, password, budget);
  const contents: KeyFileContents = { keys: [], certificates: [] };
  const readParts = (root: Tlv): void => {
    for (const part of childrenOf(root)) readPart(part, opened, budget, contents);
  };
  try {
    decodeOr(pfx.authenticated, readParts, damaged);
  } catch (error) {
    // The MAC has shown the password to be right, so a part that does not open is not the user's mistake.
    const contradicts = error instanceof KeyFileFault && error.code === 'key-file.wrong-password' && pfx.mac !== null;
    if (contradicts) damaged('a part does not open with the password of the file');
    throw error;
  }
  return contents;
};

type Mac = {
  readonly hash: string;
  readonly digest: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
};

const readPfx = (root: Tlv): { readonly authenticated: Uint8Array; readonly mac: Mac | null } => {
  const fields = enter(root);
  if (readSmallInteger(takeAny(fields), 3) !== 3) damaged('version other than 3');
  const content = enter(takeAny(fields));
  const type = readOid(takeAny(content));
  if (type !== objectIds.data) return unsupported(type);
  const authenticated = readOctetString(unwrap(takeAny(content)));
  const macData = takeOptional(fields, tags.sequence);
  return { authenticated, mac: macData === null ? null : readMac(macData) };
};

const readMac = (macData: Tlv): Mac => {
  const fields = enter(macData);
  const info = enter(takeAny(fields));
  const hash = readOid(takeAny(enter(takeAny(info))));
  const digest = readOctetString(takeAny(info));
  const salt = readOctetString(takeAny(fields));
  const iterations = more(fields) ? readSmallInteger(takeAny(fields), maxIterations) : 1;
  return { hash, digest, salt, iterations };
};

const macHashes: Readonly<Record<string, KdfHash>> = {
  [objectIds.sha1]: 'sha1',
  [objectIds.sha224]: 'sha224',
  [objectIds.sha256]: 'sha256',
  [objectIds.sha384]: 'sha384',
  [objectIds.sha512]: 'sha512',
};
const macLengths: Readonly<Record<KdfHash, number>> = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

/**
 * RFC 7292 appendix A. An empty password is written in two ways, as a lone terminating zero and as nothing at all;
 * answers the one that the MAC was made with.
 */
const checkMac = (mac: Mac, authenticated: Uint8Array, password: Password, budget: Budget): Password => {
  const russian = streebogMac(mac.hash, authenticated, password.utf8, mac, budget);
  if (russian !== null) return sameMac(russian, mac.digest) ? password : wrongPassword();
  const hash = macHashes[mac.hash] ?? unsupported(mac.hash);
  if (mac.iterations < 1) damaged('no iterations');
  if (password.bmp === null) return wrongPassword();
  const candidates = password.utf8.length === 0 ? [password.bmp, new Uint8Array(0)] : [password.bmp];
  for (const candidate of candidates) {
    spend(budget, 'pkcs12KdfIterations', mac.iterations);
    const { salt, iterations } = mac;
    const key = pkcs12Key({ hash, purpose: 'mac', password: candidate, salt, iterations, length: macLengths[hash] });
    const expected = createHmac(hash, key).update(authenticated).digest();
    key.fill(0);
    if (sameMac(expected, mac.digest)) {
      return { ...password, bmp: candidate };
    }
  }
  return wrongPassword();
};

const sameMac = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/** One ContentInfo of AuthenticatedSafe: bags in the clear or encrypted under the password. */
const readPart = (part: Tlv, password: Password, budget: Budget, into: KeyFileContents): void => {
  const fields = enter(part);
  const type = readOid(takeAny(fields));
  if (type === objectIds.data) {
    readBags(readOctetString(unwrap(takeAny(fields))), part, password, budget, into);
    return;
  }
  if (type !== objectIds.encryptedData) unsupported(type);
  const encrypted = enter(unwrap(takeAny(fields)));
  takeAny(encrypted);
  const content = enter(takeAny(encrypted));
  takeAny(content);
  const algorithm = takeAny(content);
  const ciphertext = readOctetString(takeAny(content), contextPrimitive(0));
  const plain = decryptWithPassword(algorithm, ciphertext, password, budget);
  readBags(plain, part, password, budget, into);
  plain.fill(0);
};

const readBags = (bytes: Uint8Array, within: Tlv, password: Password, budget: Budget, into: KeyFileContents): void => {
  decodeInside(within, bytes, (root) => {
    for (const bag of childrenOf(root)) readBag(bag, password, budget, into, 0);
  });
};

const readBag = (bag: Tlv, password: Password, budget: Budget, into: KeyFileContents, depth: number): void => {
  spend(budget, 'bags', 1);
  if (depth > keyFileLimits.safeContentsDepth) damaged('bags nested too deep');
  const fields = enter(bag);
  const type = readOid(takeAny(fields));
  const value = unwrap(takeAny(fields));
  const friendlyName = peek(fields) === tags.set ? readFriendlyName(takeAny(fields)) : null;
  if (type === objectIds.keyBag) into.keys.push({ pkcs8: Buffer.from(rawOf(value)), friendlyName });
  else if (type === objectIds.shroudedKeyBag) {
    into.keys.push({ pkcs8: readShroudedKey(value, password, budget), friendlyName });
  } else if (type === objectIds.certificateBag) {
    const certificate = readCertificate(value);
    if (certificate !== null) into.certificates.push({ der: certificate, friendlyName });
  } else if (type === objectIds.safeContentsBag) {
    for (const inner of childrenOf(value)) readBag(inner, password, budget, into, depth + 1);
  }
};

/** EncryptedPrivateKeyInfo, RFC 5958 section 3. */
const readShroudedKey = (value: Tlv, password: Password, budget: Budget): Buffer => {
  const fields = enter(value);
  const algorithm = takeAny(fields);
  return decryptWithPassword(algorithm, readOctetString(takeAny(fields)), password, budget);
};

/** A copy that outlives the decrypted bag, which is zeroed; null for SDSI certificates, which nobody uses. */
const readCertificate = (value: Tlv): Uint8Array<ArrayBuffer> | null => {
  const fields = enter(value);
  if (readOid(takeAny(fields)) !== objectIds.x509Certificate) return null;
  return Uint8Array.from(readOctetString(unwrap(takeAny(fields))));
};

const readFriendlyName = (attributes: Tlv): string | null => {
  for (const attribute of childrenOf(attributes, tags.set)) {
    const fields = enter(attribute);
    if (readOid(takeAny(fields)) !== objectIds.friendlyName) continue;
    const [name] = childrenOf(takeAny(fields), tags.set);
    return name === undefined ? null : readString(name);
  }
  return null;
};

/** For PEM: the structure of an ENCRYPTED PRIVATE KEY on its own. */
export const decryptKeyInfo = (bytes: Uint8Array, password: Password, budget: Budget): Buffer =>
  decodeOr(bytes, (root) => readShroudedKey(root, password, budget), damaged);
