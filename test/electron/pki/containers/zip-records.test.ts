import { describe, expect, test } from 'vitest';
import { centralDirectory, dosTime, localHeader } from '#electron/pki/containers/zip-records.ts';

const stamp = dosTime(Date.UTC(2026, 10, 23));
const entry = { name: 'a', size: 1, crc: 2, offset: 0 };
const fourGiB = 0xffff_ffff;

describe('records of large archives', () => {
  test('a size of 4 GiB less two stays in its 32 bits', () => {
    expect(localHeader({ ...entry, size: fourGiB - 1 }, stamp).readUInt32LE(18)).toBe(fourGiB - 1);
  });

  test('a size of 4 GiB less one goes into a zip64 field, twice', () => {
    const header = localHeader({ ...entry, size: fourGiB }, stamp);
    expect(header.readUInt32LE(18)).toBe(fourGiB);
    expect(header.subarray(31).toString('hex')).toBe('01001000ffffffff00000000ffffffff00000000');
    expect(header.readUInt16LE(4)).toBe(45);
  });

  test('an offset beyond 4 GiB goes into the central zip64 field alone', () => {
    const directory = centralDirectory([{ ...entry, offset: 6 * 1024 ** 3 }], 7 * 1024 ** 3, stamp);
    expect(directory.readUInt32LE(20)).toBe(1);
    expect(directory.readUInt32LE(42)).toBe(fourGiB);
    expect(directory.subarray(47, 59).toString('hex')).toBe('010008000000008001000000');
  });

  test('65,535 entries need the zip64 end record, one fewer does not', () => {
    const endOf = (count: number) =>
      centralDirectory(
        Array.from({ length: count }, () => entry),
        5,
        stamp,
      ).subarray(-22);
    expect(endOf(65_534).readUInt16LE(10)).toBe(65_534);
    expect(endOf(65_535).readUInt16LE(10)).toBe(0xffff);
    const whole = centralDirectory(
      Array.from({ length: 65_535 }, () => entry),
      5,
      stamp,
    );
    const record = whole.subarray(-98, -22);
    expect(record.readUInt32LE(0)).toBe(0x06064b50);
    expect(record.readBigUInt64LE(24)).toBe(65_535n);
    expect(record.readUInt32LE(56)).toBe(0x07064b50);
    expect(record.readBigUInt64LE(64)).toBe(BigInt(whole.length - 98 + 5));
  });
});

describe('the time of MS-DOS', () => {
  test.each([
    ['1979-12-31T23:59:59Z', 0x0021, 0],
    ['1980-01-01T00:00:01Z', 0x0021, 0],
    ['2108-01-01T00:00:00Z', 0xff9f, 0xbf7d],
  ])('%s is kept within what it can say', (text, date, time) => {
    expect(dosTime(Date.parse(text))).toEqual({ date, time });
  });
});
