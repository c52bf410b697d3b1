import { describe, expect, it } from 'vitest';
import { childrenOf } from '#electron/pki/asn1/cursor.ts';
import { decode, type DecodeOptions } from '#electron/pki/asn1/decode.ts';
import { readOid } from '#electron/pki/asn1/oid.ts';
import { readString } from '#electron/pki/asn1/strings.ts';
import { readTime } from '#electron/pki/asn1/time.ts';
import { contentOf, rawOf, type Tlv } from '#electron/pki/asn1/tlv.ts';
import {
  readBitString,
  readBoolean,
  readInteger,
  readNamedBits,
  readOctetString,
  readSmallInteger,
} from '#electron/pki/asn1/values.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

const read = <T>(hex: string, reader: (tlv: Tlv) => T, options: Partial<DecodeOptions> = {}): T | string => {
  const result = decode(bytes(hex), reader, options);
  return result.ok ? result.value : String(result.error.details.reason);
};

describe('headers', () => {
  it.each([
    ['nothing at all', '', 'truncated header'],
    ['a tag without a length', '30', 'truncated header'],
    ['a length that runs past the end', '30 05 02 01 00', 'element runs past its container'],
    ['a child that runs past its parent', '30 03 02 05 00', 'element runs past its container'],
    ['a long form for a short length', '30 81 03 02 01 00', 'length not in its shortest form'],
    ['a length with a leading zero', '04 82 00 81 00', 'length not in its shortest form'],
    ['a length of five octets', '04 85 00 00 00 00 01 00', 'length too large'],
    ['an indefinite length', '30 80 02 01 00 00 00', 'indefinite length'],
    ['bytes after the end', '30 00 00', 'bytes after the end'],
    ['a high tag number that fits the short form', '1f 1e 00', 'tag number not in its short form'],
  ])('refuses %s', (_case, hex, reason) => {
    expect(read(hex, (tlv) => childrenOf(tlv).length)).toBe(reason);
  });

  it('stops at a nesting deeper than the limit', () => {
    const deep = (tlv: Tlv): number =>
      childrenOf(tlv).reduce((depth, child) => Math.max(depth, deep(child)), tlv.depth);
    const nested = (levels: number): string => {
      let inner = Buffer.alloc(0);
      for (let level = 0; level < levels; level += 1) inner = Buffer.concat([Buffer.of(0x30, inner.length), inner]);
      return inner.toString('hex');
    };
    expect(read(nested(20), deep)).toBe(19);
    expect(read(nested(20), deep, { maxDepth: 10 })).toBe('nested too deep');
  });

  it('stops at more elements or bytes than the limit', () => {
    const many = `30 0a ${'05 00 '.repeat(5)}`;
    expect(read(many, (tlv) => childrenOf(tlv).length, { maxNodes: 4 })).toBe('too many elements');
    expect(read(many, (tlv) => childrenOf(tlv).length, { maxBytes: 11 })).toBe('larger than the limit');
  });

  it('answers views into the bytes it was given, not copies', () => {
    const der = bytes('04 02 aa bb');
    const result = decode(der, (tlv) => [rawOf(tlv), contentOf(tlv)]);
    expect(result.ok && result.value.every((view) => view.buffer === der.buffer)).toBe(true);
  });

  it('reads indefinite lengths and strings in segments where BER is asked for, and only there', () => {
    const segmented = '24 80 04 02 aa bb 24 80 04 01 cc 00 00 00 00';
    expect(read(segmented, (tlv) => Buffer.from(readOctetString(tlv)).toString('hex'), { rules: 'ber' })).toBe(
      'aabbcc',
    );
    expect(read(segmented, readOctetString)).toBe('indefinite length');
    expect(read('30 80 02 01', (tlv) => childrenOf(tlv).length, { rules: 'ber' })).toBe(
      'element runs past its container',
    );
    expect(read('30 80 05 00', (tlv) => childrenOf(tlv).length, { rules: 'ber' })).toBe(
      'indefinite length without an end',
    );
  });
});

describe('values', () => {
  it.each([
    ['02 01 00', 0n],
    ['02 01 ff', -1n],
    ['02 02 00 80', 128n],
    ['02 02 ff 7f', -129n],
    ['02 09 00 ff ff ff ff ff ff ff ff', 0xffff_ffff_ffff_ffffn],
  ])('reads integer %s', (hex, value) => {
    expect(read(hex, readInteger)).toBe(value);
  });

  it.each([
    ['an integer without content', '02 00', 'integer without content', readInteger],
    ['an integer with a needless zero', '02 02 00 7f', 'integer not in its shortest form', readInteger],
    ['an integer with needless ones', '02 02 ff 80', 'integer not in its shortest form', readInteger],
    ['a boolean of 01', '01 01 01', 'boolean neither 00 nor FF', readBoolean],
    ['a boolean of two octets', '01 02 ff ff', 'boolean of another length than one', readBoolean],
    ['a bit string without its count', '03 00', 'bit string with a bad count of unused bits', readBitString],
    ['a bit string with eight unused bits', '03 02 08 00', 'bit string with a bad count of unused bits', readBitString],
    ['unused bits that are set', '03 02 01 01', 'unused bits are not zero', readBitString],
    ['an object identifier that stops in an arc', '06 02 2a 86', 'truncated object identifier', readOid],
    ['an arc with leading zeros', '06 03 2a 80 01', 'arc not in its shortest form', readOid],
    ['text that is not UTF-8', '0c 02 c3 28', 'not UTF-8', readString],
    ['a BMP string of odd length', '1e 03 00 41 00', 'string of a broken length', readString],
    ['a universal string beyond Unicode', '1c 04 00 11 00 00', 'no such character', readString],
  ] as const)('refuses %s', (_case, hex, reason, reader) => {
    expect(read<unknown>(hex, reader)).toBe(reason);
  });

  it('bounds small numbers', () => {
    expect(read('02 01 05', (tlv) => readSmallInteger(tlv, 5))).toBe(5);
    expect(read('02 01 06', (tlv) => readSmallInteger(tlv, 5))).toBe('number outside 0 to 5');
    expect(read('02 01 ff', (tlv) => readSmallInteger(tlv, 5))).toBe('number outside 0 to 5');
  });

  it('numbers named bits from the left', () => {
    expect(read('03 02 01 06', (tlv) => readNamedBits(tlv, 9))).toBe((1 << 5) | (1 << 6));
  });

  it.each([
    ['06 03 55 1d 0f', '2.5.29.15'],
    ['06 06 2a 86 48 86 f7 0d', '1.2.840.113549'],
    ['06 02 88 37', '2.999'],
    ['06 0b 2a 82 80 80 80 80 80 80 80 80 05', '1.2.18446744073709551621'],
  ])('reads object identifier %s', (hex, dotted) => {
    expect(read(hex, readOid)).toBe(dotted);
  });

  it.each([
    ['UTCTime of this century', '3439313233313233353935395a', '17', '2049-12-31T23:59:59.000Z'],
    ['UTCTime of the last century', '3530303130313030303030305a', '17', '1950-01-01T00:00:00.000Z'],
    ['GeneralizedTime', '32303530303232383030303030305a', '18', '2050-02-28T00:00:00.000Z'],
    ['the year one', '30303031303130313030303030305a', '18', '0001-01-01T00:00:00.000Z'],
  ])('reads %s', (_case, text, tag, instant) => {
    const length = (text.length / 2).toString(16).padStart(2, '0');
    const value = read(tag + length + text, readTime);
    expect(typeof value === 'number' ? new Date(value).toISOString() : value).toBe(instant);
  });

  it.each([
    ['a day that does not exist', '230229000000Z', 'no such day'],
    ['a month that does not exist', '231300000000Z', 'no such time'],
    ['the 60th second', '230101000060Z', 'no such time'],
    ['a time without seconds', '2301010000Z', 'time not in UTC with seconds'],
    ['a time with an offset', '230101000000+0100', 'time not in UTC with seconds'],
    ['letters in place of digits', '23o101000000Z', 'no such time'],
  ])('refuses %s', (_case, text, reason) => {
    const content = Buffer.from(text).toString('hex');
    expect(read(`17${text.length.toString(16).padStart(2, '0')}${content}`, readTime)).toBe(reason);
  });
});
