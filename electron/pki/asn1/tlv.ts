import { fault } from './fault.ts';
import { constructedBit } from './tags.ts';

/** The bytes being read, the encoding rules they must keep and the work that is still allowed. */
export type Source = {
  readonly bytes: Uint8Array;
  readonly rules: 'der' | 'ber';
  readonly maxDepth: number;
  nodesLeft: number;
};

/** One element, as offsets into the source; nothing is copied. `end` is past the end-of-contents of an indefinite one. */
export type Tlv = {
  readonly source: Source;
  /** The first identifier octet: class, constructed bit and, below 31, the tag number. */
  readonly identifier: number;
  readonly tagNumber: number;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly depth: number;
};

const readTagNumber = (bytes: Uint8Array, start: number, limit: number): { number: number; next: number } => {
  let number = 0;
  for (let at = start + 1; at < limit; at += 1) {
    const octet = bytes[at] ?? 0;
    if (at === start + 1 && octet === 0x80) fault('tag number with a leading zero', at);
    number = number * 128 + (octet & 0x7f);
    if (number > 0xffff) fault('tag number too large', at);
    if (octet < 0x80) {
      if (number < 31) fault('tag number not in its short form', at);
      return { number, next: at + 1 };
    }
  }
  return fault('truncated tag', start);
};

/** Walks the elements of an indefinite length up to its end-of-contents; answers where that begins. */
const endOfIndefinite = (source: Source, start: number, limit: number, depth: number): number => {
  let at = start;
  while (at < limit) {
    if (source.bytes[at] === 0 && source.bytes[at + 1] === 0 && at + 1 < limit) return at;
    at = readTlv(source, at, limit, depth).end;
  }
  return fault('indefinite length without an end', start);
};

/**
 * Reads the header at `start`; the element must end by `limit`. DER (X.690 10.1): definite, shortest lengths. BER, where
 * the source allows it, adds longer and indefinite ones. Counts one node and refuses too deep a nesting.
 */
export const readTlv = (source: Source, start: number, limit: number, depth: number): Tlv => {
  const { bytes, rules } = source;
  if (depth > source.maxDepth) fault('nested too deep', start);
  source.nodesLeft -= 1;
  if (source.nodesLeft < 0) fault('too many elements', start);
  if (start + 2 > limit) fault('truncated header', start);
  const identifier = bytes[start] ?? 0;
  let tagNumber = identifier & 0x1f;
  let at = start + 1;
  if (tagNumber === 0x1f) {
    const long = readTagNumber(bytes, start, limit);
    tagNumber = long.number;
    at = long.next;
    if (at >= limit) fault('truncated header', start);
  }
  const first = bytes[at] ?? 0;
  at += 1;
  if (first < 0x80) {
    if (at + first > limit) fault('element runs past its container', start);
    const end = at + first;
    return { source, identifier, tagNumber, start, contentStart: at, contentEnd: end, end, depth };
  }
  if (first === 0x80) {
    if (rules === 'der' || (identifier & constructedBit) === 0) fault('indefinite length', start);
    const contentEnd = endOfIndefinite(source, at, limit, depth + 1);
    return { source, identifier, tagNumber, start, contentStart: at, contentEnd, end: contentEnd + 2, depth };
  }
  const count = first & 0x7f;
  if (count > 4 && rules === 'der') fault('length too large', start);
  if (at + count > limit) fault('truncated length', start);
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    length = length * 256 + (bytes[at + index] ?? 0);
    if (length > 0xffff_ffff) fault('length too large', start);
  }
  if (rules === 'der' && (length < 0x80 || length < 2 ** (8 * (count - 1))))
    fault('length not in its shortest form', start);
  at += count;
  if (at + length > limit) fault('element runs past its container', start);
  return { source, identifier, tagNumber, start, contentStart: at, contentEnd: at + length, end: at + length, depth };
};

/** The exact bytes of the element, header included. A view, not a copy. */
export const rawOf = (tlv: Tlv): Uint8Array => tlv.source.bytes.subarray(tlv.start, tlv.end);

/** The content octets. A view, not a copy. */
export const contentOf = (tlv: Tlv): Uint8Array => tlv.source.bytes.subarray(tlv.contentStart, tlv.contentEnd);

export const isConstructed = (tlv: Tlv): boolean => (tlv.identifier & constructedBit) !== 0;
