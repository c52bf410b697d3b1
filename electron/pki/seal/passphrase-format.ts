import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * A file under a passphrase. Three lines of text: the format, the parameters as JSON, the HMAC-SHA-256 of both in
 * hexadecimal; then the content in pieces of `piece` bytes, each under AES-256-GCM with its tag behind it. Key: scrypt
 * (RFC 7914), the first half for the lines, the second for the pieces. A piece's nonce is its number in eleven bytes and
 * one byte that is 1 for the last: pieces can be neither moved, left out nor cut off without being noticed (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015).
 */
export const passphraseFormat = 'bidwright-sealed/1';
export const pieceBytes = 1024 * 1024;
export const tagBytes = 16;
/** Both lines and the sum: nothing of ours is longer. */
export const longestHead = 1_024;
export const saltBytes = 32;

/** 128 MiB and some tenths of a second: what a guess costs. More than twice of it is not asked of a reader. */
export const usualCost = 17;
const mostLog2n = 18;

const shape = z.strictObject({
  kdf: z.literal('scrypt'),
  log2n: z.int().min(14).max(mostLog2n),
  r: z.literal(8),
  p: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  cipher: z.literal('aes-256-gcm'),
  piece: z.literal(pieceBytes),
});
export type PassphraseParameters = z.infer<typeof shape>;

export const parametersFor = (salt: Uint8Array, log2n = usualCost): PassphraseParameters => ({
  kdf: 'scrypt',
  log2n,
  r: 8,
  p: 1,
  salt: Buffer.from(salt).toString('hex'),
  cipher: 'aes-256-gcm',
  piece: pieceBytes,
});

export type PassphraseKeys = { readonly head: Buffer; readonly pieces: Buffer };

export const keysOf = ({ log2n, r, p, salt }: PassphraseParameters, passphrase: Uint8Array): Promise<PassphraseKeys> =>
  new Promise((settle, reject) => {
    const options = { N: 2 ** log2n, r, p, maxmem: 2 ** log2n * r * 128 + 64 * 1024 * 1024 };
    // Two ways of typing one letter are one passphrase.
    const normal = Buffer.from(new TextDecoder().decode(passphrase).normalize('NFC'));
    scrypt(normal, Buffer.from(salt, 'hex'), 64, options, (error, key) => {
      normal.fill(0);
      if (error === null) settle({ head: key.subarray(0, 32), pieces: key.subarray(32) });
      else reject(error);
    });
  });

const linesOf = (parameters: PassphraseParameters): string => `${passphraseFormat}\n${JSON.stringify(parameters)}\n`;
const sumOf = (lines: string, key: Uint8Array): Buffer => createHmac('sha256', key).update(lines).digest();

export const headOf = (parameters: PassphraseParameters, { head }: PassphraseKeys): Buffer => {
  const lines = linesOf(parameters);
  return Buffer.from(`${lines}${sumOf(lines, head).toString('hex')}\n`);
};

export type ReadHead = { readonly parameters: PassphraseParameters; readonly sum: Buffer; readonly length: number };

/** The three lines at the start of a file; null: it does not begin so. `newer`: a format this program does not know. */
export const readHead = (start: Uint8Array): ReadHead | 'newer' | null => {
  const [format = '', parameters = '', sum = '', ...rest] = Buffer.from(start).toString('latin1').split('\n');
  if (/^bidwright-sealed\/\d{1,4}$/.test(format) && format !== passphraseFormat) return 'newer';
  if (format !== passphraseFormat || rest.length === 0 || !/^[0-9a-f]{64}$/.test(sum)) return null;
  try {
    const read = shape.safeParse(JSON.parse(parameters));
    // One spelling alone: the sum is over the bytes.
    if (!read.success || linesOf(read.data) !== `${format}\n${parameters}\n`) return null;
    const length = format.length + parameters.length + sum.length + 3;
    return { parameters: read.data, sum: Buffer.from(sum, 'hex'), length };
  } catch {
    return null;
  }
};

export const isRightPassphrase = ({ parameters, sum }: ReadHead, { head }: PassphraseKeys): boolean =>
  timingSafeEqual(sum, sumOf(linesOf(parameters), head));

export const nonceOf = (number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
};
