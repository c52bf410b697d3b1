import {
  constants,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  privateDecrypt,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import type { OaepHash, WrappedKey } from './wrapped-key.ts';

type Wrapped<By extends WrappedKey['by']> = Extract<WrappedKey, { by: By }>;

const hashOf = (hash: string, ...parts: readonly Uint8Array[]): Buffer => {
  const sum = createHash(hash);
  for (const part of parts) sum.update(part);
  return sum.digest();
};

const counterOf = (number: number): Buffer => {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(number);
  return counter;
};

/** MGF1 (RFC 8017 appendix B.2.1). */
const mask = (seed: Uint8Array, length: number, hash: OaepHash): Buffer => {
  const parts: Buffer[] = [];
  for (let number = 0, done = 0; done < length; number += 1) {
    const part = hashOf(hash, seed, counterOf(number));
    parts.push(part);
    done += part.length;
  }
  return Buffer.concat(parts).subarray(0, length);
};

const mixed = (a: Uint8Array, b: Uint8Array): Buffer => Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));

/**
 * Takes the padding off a block that a key opened raw (RFC 8017 section 7.1.2 step 3): for tokens that know RSA but not this
 * OAEP. Null: the padding is not right. `block` has as many bytes as the modulus.
 */
export const openOaep = (
  block: Uint8Array,
  { hash, maskHash, label }: NonNullable<Wrapped<'rsa'>['oaep']>,
): Buffer | null => {
  const labelHash = hashOf(hash, label);
  const size = labelHash.length;
  if (block.length < 2 * size + 2) return null;
  const maskedSeed = block.subarray(1, 1 + size);
  const maskedData = block.subarray(1 + size);
  const seed = mixed(maskedSeed, mask(maskedData, size, maskHash));
  const data = mixed(maskedData, mask(seed, maskedData.length, maskHash));
  const isOurs = timingSafeEqual(data.subarray(0, size), labelHash);
  const end = data.indexOf(1, size);
  const isPadded = end !== -1 && data.subarray(size, end).every((byte) => byte === 0);
  return block[0] === 0 && isOurs && isPadded ? data.subarray(end + 1) : null;
};

/** Out of the secret both sides agreed on: derives the key of the wrap and unwraps. Null: it is not the right secret. */
export const openAgreed = (
  secret: Uint8Array,
  { hash, sharedInfo, wrapBits, wrapped }: Wrapped<'ecdh'>,
): Buffer | null => {
  const parts: Buffer[] = [];
  for (let number = 1, done = 0; done < wrapBits / 8; number += 1) {
    const part = hashOf(hash, secret, counterOf(number), sharedInfo);
    parts.push(part);
    done += part.length;
  }
  const key = Buffer.concat(parts).subarray(0, wrapBits / 8);
  try {
    const wrapper = createDecipheriv(`id-aes${wrapBits}-wrap`, key, Buffer.alloc(8, 0xa6));
    return Buffer.concat([wrapper.update(wrapped), wrapper.final()]);
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
};

const openRsa = (key: KeyObject, { oaep, encrypted }: Wrapped<'rsa'>): Buffer | null => {
  const bytes = Buffer.from(encrypted);
  if (oaep === null) return privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes);
  return openOaep(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, bytes), oaep);
};

const openEcdh = (key: KeyObject, wrapped: Wrapped<'ecdh'>): Buffer | null => {
  const own = createPublicKey(key).export({ format: 'jwk' });
  const { point } = wrapped;
  const size = (point.length - 1) / 2;
  const theirs = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: String(own.crv),
      x: Buffer.from(point.subarray(1, 1 + size)).toString('base64url'),
      y: Buffer.from(point.subarray(1 + size)).toString('base64url'),
    },
  });
  const secret = diffieHellman({ privateKey: key, publicKey: theirs });
  try {
    return openAgreed(secret, wrapped);
  } finally {
    secret.fill(0);
  }
};

/** The key of the content by a private key at hand; null: it does not come out, whatever the reason. */
export const unwrapKey = (key: KeyObject, wrapped: WrappedKey): Buffer | null => {
  try {
    if (wrapped.by === 'rsa') return key.asymmetricKeyType === 'rsa' ? openRsa(key, wrapped) : null;
    return key.asymmetricKeyType === 'ec' ? openEcdh(key, wrapped) : null;
  } catch {
    return null;
  }
};
