import { takeAll, enter } from './cursor.ts';
import { fault } from './fault.ts';
import { constructedBit, tags } from './tags.ts';
import { contentOf, isConstructed, type Tlv } from './tlv.ts';

const demand = (tlv: Tlv, identifier: number): void => {
  if (tlv.identifier !== identifier) fault(`expected another type than 0x${tlv.identifier.toString(16)}`, tlv.start);
};

/** `identifier` is given for an IMPLICIT tag. DER: 0x00 or 0xFF (X.690 11.1). */
export const readBoolean = (tlv: Tlv, identifier: number = tags.boolean): boolean => {
  demand(tlv, identifier);
  const content = contentOf(tlv);
  const octet = content[0] ?? 0;
  if (content.length !== 1) fault('boolean of another length than one', tlv.start);
  if (tlv.source.rules === 'der' && octet !== 0 && octet !== 0xff) fault('boolean neither 00 nor FF', tlv.start);
  return octet !== 0;
};

export const readNull = (tlv: Tlv): null => {
  demand(tlv, tags.null);
  if (tlv.contentEnd !== tlv.contentStart) fault('null with content', tlv.start);
  return null;
};

/** The content octets of an INTEGER: two's complement, big-endian, shortest form (X.690 8.3). */
export const readIntegerBytes = (tlv: Tlv, identifier: number = tags.integer): Uint8Array => {
  demand(tlv, identifier);
  const content = contentOf(tlv);
  const [first, second] = content;
  if (first === undefined) return fault('integer without content', tlv.start);
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    fault('integer not in its shortest form', tlv.start);
  }
  return content;
};

export const readInteger = (tlv: Tlv, identifier: number = tags.integer): bigint => {
  const content = readIntegerBytes(tlv, identifier);
  // Keys of 16,384 bits need 2,049 octets; nothing we read is longer.
  if (content.length > 4096) fault('integer too large', tlv.start);
  const magnitude = BigInt(`0x${Buffer.from(content.buffer, content.byteOffset, content.length).toString('hex')}`);
  return (content[0] ?? 0) < 0x80 ? magnitude : magnitude - (1n << BigInt(8 * content.length));
};

/** An INTEGER of 0 to `max`; anything else is a fault. */
export const readSmallInteger = (tlv: Tlv, max: number, identifier: number = tags.integer): number => {
  const content = readIntegerBytes(tlv, identifier);
  let value = 0;
  for (const octet of content.subarray(0, 7)) value = value * 256 + octet;
  if ((content[0] ?? 0) >= 0x80 || content.length > 6 || value > max) fault(`number outside 0 to ${max}`, tlv.start);
  return value;
};

/** Octets with the count of unused bits at the end (0 to 7); DER demands that those are zero (X.690 11.2.1). */
export type BitString = { readonly bytes: Uint8Array; readonly unusedBits: number };

export const readBitString = (tlv: Tlv, identifier: number = tags.bitString): BitString => {
  demand(tlv, identifier);
  const content = contentOf(tlv);
  const unusedBits = content[0];
  if (unusedBits === undefined || unusedBits > 7) return fault('bit string with a bad count of unused bits', tlv.start);
  if (content.length === 1 && unusedBits !== 0) fault('empty bit string with unused bits', tlv.start);
  const last = content[content.length - 1] ?? 0;
  if (content.length > 1 && tlv.source.rules === 'der' && (last & ((1 << unusedBits) - 1)) !== 0) {
    fault('unused bits are not zero', tlv.start);
  }
  return { bytes: content.subarray(1), unusedBits };
};

/** A BIT STRING that must hold whole octets: keys and signatures. */
export const readBitStringOctets = (tlv: Tlv, identifier: number = tags.bitString): Uint8Array => {
  const { bytes, unusedBits } = readBitString(tlv, identifier);
  if (unusedBits !== 0) fault('bit string is not whole octets', tlv.start);
  return bytes;
};

/** Named bits as a number: bit 0 of the definition is 1, bit 1 is 2, and so on; at most `count` bits are looked at. */
export const readNamedBits = (tlv: Tlv, count: number, identifier: number = tags.bitString): number => {
  const { bytes } = readBitString(tlv, identifier);
  let value = 0;
  for (let bit = 0; bit < count; bit += 1) {
    if (((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) value += 2 ** bit;
  }
  return value;
};

const segmentsOf = (tlv: Tlv, into: Uint8Array[]): void => {
  for (const part of takeAll(enter(tlv, tlv.identifier))) {
    if (part.identifier === tags.octetString) into.push(contentOf(part));
    else if (part.identifier === (tags.octetString | constructedBit)) segmentsOf(part, into);
    else fault('octet string made of something else', part.start);
  }
};

/** A view in DER. In BER a string in segments is accepted and joined, which is the one copy this folder makes. */
export const readOctetString = (tlv: Tlv, identifier: number = tags.octetString): Uint8Array => {
  if (tlv.source.rules === 'ber' && isConstructed(tlv) && (tlv.identifier & ~constructedBit) === identifier) {
    const segments: Uint8Array[] = [];
    segmentsOf(tlv, segments);
    return Buffer.concat(segments);
  }
  demand(tlv, identifier);
  return contentOf(tlv);
};
