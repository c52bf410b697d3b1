import { createHash } from 'node:crypto';

/** What derived bytes are for: the ID byte of RFC 7292 appendix B.3. */
const purposes = { key: 1, iv: 2, mac: 3 } as const;
export type DerivationPurpose = keyof typeof purposes;

export type KdfHash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
const blockLengths = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 } as const;

const repeatTo = (bytes: Uint8Array, block: number): Uint8Array => {
  const filled = new Uint8Array(block * Math.ceil(bytes.length / block));
  for (let at = 0; at < filled.length; at++) filled[at] = bytes[at % bytes.length] ?? 0;
  return filled;
};

/** Adds `addend` + 1 to each block of `blocks`, modulo 2^(8 * block): step 6 C of appendix B.2. */
const addToBlocks = (blocks: Uint8Array, addend: Uint8Array): void => {
  for (let start = 0; start < blocks.length; start += addend.length) {
    let carry = 1;
    for (let at = addend.length - 1; at >= 0; at--) {
      const sum = (blocks[start + at] ?? 0) + (addend[at] ?? 0) + carry;
      blocks[start + at] = sum & 0xff;
      carry = sum >> 8;
    }
  }
};

/**
 * The key derivation of RFC 7292 appendix B.2, which old PKCS#12 encryption and every PKCS#12 MAC use.
 * `password` is big-endian UTF-16 with its terminating zero, or empty for no password at all.
 */
export const pkcs12Key = (input: {
  readonly hash: KdfHash;
  readonly purpose: DerivationPurpose;
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly length: number;
}): Uint8Array => {
  const block = blockLengths[input.hash];
  const diversifier = new Uint8Array(block).fill(purposes[input.purpose]);
  const saltBlocks = repeatTo(input.salt, block);
  const secret = new Uint8Array(saltBlocks.length + block * Math.ceil(input.password.length / block));
  secret.set(saltBlocks);
  secret.set(repeatTo(input.password, block), saltBlocks.length);

  const derived = new Uint8Array(input.length);
  for (let at = 0; at < input.length;) {
    let hashed = createHash(input.hash).update(diversifier).update(secret).digest();
    for (let round = 1; round < input.iterations; round++) hashed = createHash(input.hash).update(hashed).digest();
    derived.set(hashed.subarray(0, input.length - at), at);
    at += hashed.length;
    if (at < input.length) addToBlocks(secret, repeatTo(hashed, block).subarray(0, block));
    hashed.fill(0);
  }
  secret.fill(0);
  return derived;
};
