/** The label of RFC 7468 section 9, which OpenSSL writes and reads too. */
const label = 'CMS';
const lineBytes = 48;

const lines = (bytes: Buffer): string => {
  const text = bytes.toString('base64');
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += 64) parts.push(text.slice(at, at + 64), '\n');
  return parts.join('');
};

/** Turns binary pieces into lines of 64 characters of base64, holding back at most one line. */
export async function* base64Pieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([held, piece]);
    const whole = bytes.length - (bytes.length % lineBytes);
    held = Buffer.from(bytes.subarray(whole));
    if (whole > 0) yield Buffer.from(lines(bytes.subarray(0, whole)));
  }
  if (held.length > 0) yield Buffer.from(lines(held));
}

/** The same between the labels of a PEM text. */
export async function* pemPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`-----BEGIN ${label}-----\n`);
  yield* base64Pieces(pieces);
  yield Buffer.from(`-----END ${label}-----\n`);
}

/** A whole signature as base64 text without labels. */
export const base64Of = (der: Uint8Array): string => lines(Buffer.from(der.buffer, der.byteOffset, der.length));

/** A whole signature as PEM text. */
export const pemOf = (der: Uint8Array): string => `-----BEGIN ${label}-----\n${base64Of(der)}-----END ${label}-----\n`;
