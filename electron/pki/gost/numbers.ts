/** Big-endian bytes as a number. */
export const numberOf = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`);

/** Little-endian bytes as a number: how GOST R 34.11-2012 digests and keys are written. */
export const littleEndian = (bytes: Uint8Array): bigint => numberOf(bytes.toReversed());

/** A number as big-endian bytes; it must fit. */
export const bytesOf = (value: bigint, length: number): Uint8Array<ArrayBuffer> => {
  const hex = value.toString(16).padStart(2 * length, '0');
  if (hex.length !== 2 * length) throw new RangeError('a number does not fit its bytes');
  return Uint8Array.from(Buffer.from(hex, 'hex'));
};
