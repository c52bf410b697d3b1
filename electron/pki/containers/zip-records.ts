/**
 * Records of a zip archive (PKWARE APPNOTE 6.3.10), for entries, stored or deflated, whose size and CRC stand in front of them. Data
 * descriptors are not used: readers that go through the archive as a stream, Java's among them, refuse them on stored entries.
 */
export type ZipEntry = {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  /** Its size deflated (4.4.5: method 8); absent where it is stored. */
  readonly deflated?: number;
  /** Where its local header begins. */
  readonly offset: number;
};

const limit32 = 0xffff_ffff;
const limit16 = 0xffff;
const unixRegularFile = 0o100644;

/** MS-DOS date and time of an instant, read in UTC so that the zone of the machine does not show; 1980 to 2107. */
export const dosTime = (milliseconds: number): { readonly date: number; readonly time: number } => {
  const at = new Date(Math.min(Math.max(milliseconds, Date.UTC(1980, 0, 1)), Date.UTC(2107, 11, 31, 23, 59, 58)));
  return {
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
};

const isLarge = (size: number): boolean => size >= limit32;
// Bit 11: the name is UTF-8. Left out where it makes no difference, so that `mimetype` stands as the standard shows it.
const nameFlag = (name: Buffer): number => (name.some((byte) => byte >= 0x80) ? 0x0800 : 0);

const methodOf = (deflated: number | undefined): number => (deflated === undefined ? 0 : 8);

type Stamp = ReturnType<typeof dosTime>;

/** Local file header (4.3.7); a zip64 extra field only where the size needs it (4.5.3). */
export const localHeader = ({ name, size, crc, deflated }: ZipEntry, stamp: Stamp): Buffer => {
  const nameBytes = Buffer.from(name, 'utf8');
  const kept = deflated ?? size;
  const large = isLarge(size) || isLarge(kept);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(large ? 45 : 20, 4);
  head.writeUInt16LE(nameFlag(nameBytes), 6);
  head.writeUInt16LE(methodOf(deflated), 8);
  head.writeUInt16LE(stamp.time, 10);
  head.writeUInt16LE(stamp.date, 12);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(large ? limit32 : kept, 18);
  head.writeUInt32LE(large ? limit32 : size, 22);
  head.writeUInt16LE(nameBytes.length, 26);
  const extra = large ? zip64Extra([size, kept]) : Buffer.alloc(0);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, nameBytes, extra]);
};

const zip64Extra = (values: readonly number[]): Buffer => {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [at, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * at);
  return extra;
};

/** Central directory header (4.3.12). */
export const centralHeader = ({ name, size, crc, deflated, offset }: ZipEntry, stamp: Stamp): Buffer => {
  const nameBytes = Buffer.from(name, 'utf8');
  const kept = deflated ?? size;
  const large = isLarge(size) || isLarge(kept);
  const wide = [...(large ? [size, kept] : []), ...(isLarge(offset) ? [offset] : [])];
  const extra = wide.length > 0 ? zip64Extra(wide) : Buffer.alloc(0);
  const version = wide.length > 0 ? 45 : 20;
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE((3 << 8) | version, 4);
  head.writeUInt16LE(version, 6);
  head.writeUInt16LE(nameFlag(nameBytes), 8);
  head.writeUInt16LE(methodOf(deflated), 10);
  head.writeUInt16LE(stamp.time, 12);
  head.writeUInt16LE(stamp.date, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(large ? limit32 : kept, 20);
  head.writeUInt32LE(large ? limit32 : size, 24);
  head.writeUInt16LE(nameBytes.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(unixRegularFile * 0x1_0000, 38);
  head.writeUInt32LE(isLarge(offset) ? limit32 : offset, 42);
  return Buffer.concat([head, nameBytes, extra]);
};

/** Everything after the last entry: the central directory, which begins at `start`, and the end records. */
export const centralDirectory = (entries: readonly ZipEntry[], start: number, stamp: Stamp): Buffer =>
  endRecords(Buffer.concat(entries.map((entry) => centralHeader(entry, stamp))), entries.length, start);

/** The same for headers that are there already. */
export const endRecords = (directory: Buffer, count: number, start: number): Buffer => {
  const large = count >= limit16 || isLarge(start) || isLarge(directory.length);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(large ? limit16 : count, 8);
  end.writeUInt16LE(large ? limit16 : count, 10);
  end.writeUInt32LE(large ? limit32 : directory.length, 12);
  end.writeUInt32LE(large ? limit32 : start, 16);
  return Buffer.concat([directory, ...(large ? [zip64End(count, directory.length, start)] : []), end]);
};

/** Zip64 end of central directory record and its locator (4.3.14, 4.3.15). */
const zip64End = (count: number, length: number, start: number): Buffer => {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE((3 << 8) | 45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + length), 64);
  record.writeUInt32LE(1, 72);
  return record;
};
