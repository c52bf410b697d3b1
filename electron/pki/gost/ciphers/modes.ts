import type { BlockCipher, MakeCipher } from './block-cipher.ts';
import type { Gost28147 } from './gost28147.ts';

const meshingConstant = Buffer.from('6900722264c904238d3adb9646e92ac418feac9400ed0712c086dcc2ef4ca92b', 'hex');
const meshingBytes = 1024;

/** CryptoPro key meshing, RFC 4357 section 2.3.2: every 1,024 bytes another key and another feedback. */
const meshed = (
  make: (key: Uint8Array) => Gost28147,
  cipher: Gost28147,
  feedback: Uint8Array,
): readonly [Gost28147, Uint8Array] => {
  const key = new Uint8Array(32);
  for (let at = 0; at < 32; at += 8) key.set(cipher.decrypt(meshingConstant.subarray(at, at + 8)), at);
  const next = make(key);
  key.fill(0);
  return [next, next.encrypt(feedback)];
};

/** GOST 28147-89 in cipher feedback with key meshing, RFC 5830 section 7 and RFC 4357; decrypts. */
export const decryptCfb = (
  make: (key: Uint8Array) => Gost28147,
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Buffer => {
  const plain = Buffer.alloc(ciphertext.length);
  let cipher = make(key);
  let feedback = iv;
  for (let at = 0; at < ciphertext.length; at += 8) {
    if (at > 0 && at % meshingBytes === 0) [cipher, feedback] = meshed(make, cipher, feedback);
    const gamma = cipher.encrypt(feedback);
    const block = ciphertext.subarray(at, at + 8);
    for (const [offset, value] of block.entries()) plain[at + offset] = value ^ (gamma[offset] ?? 0);
    feedback = block;
  }
  return plain;
};

/** The next key of CTR-ACPKM, RFC 8645 section 6.2.1: the bytes 80, 81, … 9f encrypted under the present one. */
const nextKey = (cipher: BlockCipher): Uint8Array => {
  const key = Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at);
  for (let at = 0; at < 32; at += cipher.blockBytes) key.set(cipher.encrypt(key.slice(at, at + cipher.blockBytes)), at);
  return key;
};

/** Big-endian, in place. */
const increment = (counter: Uint8Array): void => {
  for (let at = counter.length - 1; at >= 0; at -= 1) {
    counter[at] = ((counter[at] ?? 0) + 1) & 0xff;
    if (counter[at] !== 0) return;
  }
};

/** Counter mode with a new key every `section` bytes (RFC 8645 section 6.2); both directions are the same. */
export const applyCtrAcpkm = (
  make: MakeCipher,
  key: Uint8Array,
  iv: Uint8Array,
  section: number,
  data: Uint8Array,
): Buffer => {
  const result = Buffer.alloc(data.length);
  let cipher = make(key);
  const counter = new Uint8Array(cipher.blockBytes);
  counter.set(iv);
  for (let at = 0; at < data.length; at += cipher.blockBytes) {
    if (at > 0 && at % section === 0) cipher = make(nextKey(cipher));
    const gamma = cipher.encrypt(counter);
    const block = data.subarray(at, at + cipher.blockBytes);
    for (const [offset, value] of block.entries()) result[at + offset] = value ^ (gamma[offset] ?? 0);
    increment(counter);
  }
  return result;
};
