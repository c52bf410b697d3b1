import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, honest unless told otherwise: `local` and `central` overwrite fields of one header only. */
export type ZipPart = {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  readonly descriptor?: boolean;
  readonly local?: Partial<HeaderFields>;
  readonly central?: Partial<HeaderFields>;
  readonly externalAttributes?: number;
  readonly comment?: string;
  /** Foreign bytes before this entry's header. */
  readonly before?: Uint8Array;
};

type HeaderFields = {
  versionNeeded: number;
  flags: number;
  method: number;
  time: number;
  date: number;
  crc32: number;
  packedSize: number;
  size: number;
  name: Uint8Array;
  extra: Uint8Array;
};

export type ZipShape = {
  readonly comment?: string;
  readonly after?: Uint8Array;
  readonly entries?: number;
  readonly disk?: number;
};

const madeByUnix = (3 << 8) | 20;
const empty = new Uint8Array();

const fixed = (size: number, fields: readonly (readonly [at: number, bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(size);
  for (const [at, bytes, value] of fields) buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

const common = (fields: HeaderFields, at: number): readonly (readonly [number, 2 | 4, number])[] => [
  [at, 2, fields.versionNeeded],
  [at + 2, 2, fields.flags],
  [at + 4, 2, fields.method],
  [at + 6, 2, fields.time],
  [at + 8, 2, fields.date],
  [at + 10, 4, fields.crc32],
  [at + 14, 4, fields.packedSize],
  [at + 18, 4, fields.size],
  [at + 22, 2, fields.name.length],
  [at + 24, 2, fields.extra.length],
];

/** Builds a zip archive byte by byte, so that a test can tell any lie a zip archive can tell. */
export const buildZip = (parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array => {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const put = (...buffers: readonly Uint8Array[]): void => {
    for (const buffer of buffers) {
      written.push(Buffer.from(buffer));
      offset += buffer.length;
    }
  };
  for (const part of parts) {
    put(part.before ?? empty);
    const name = typeof part.name === 'string' ? Buffer.from(part.name) : part.name;
    const data = part.deflate === true ? deflateRawSync(part.bytes) : part.bytes;
    const honest: HeaderFields = {
      versionNeeded: 20,
      flags: 0x0800 | (part.descriptor === true ? 0x0008 : 0),
      method: part.deflate === true ? 8 : 0,
      time: 0x4800,
      date: 0x5d77,
      crc32: crc32(part.bytes),
      packedSize: data.length,
      size: part.bytes.length,
      name,
      extra: empty,
    };
    const deferred = part.descriptor === true ? { crc32: 0, packedSize: 0, size: 0 } : {};
    const local = { ...honest, ...deferred, ...part.local };
    const central = { ...honest, ...part.central };
    const comment = Buffer.from(part.comment ?? '');
    directory.push(
      fixed(46, [
        [0, 4, 0x02014b50],
        [4, 2, madeByUnix],
        ...common(central, 6),
        [32, 2, comment.length],
        [38, 4, part.externalAttributes ?? 0o100644 * 0x10000],
        [42, 4, offset],
      ]),
      Buffer.from(central.name),
      Buffer.from(central.extra),
      comment,
    );
    put(fixed(30, [[0, 4, 0x04034b50], ...common(local, 4)]), local.name, local.extra, data);
    if (part.descriptor === true) {
      put(
        fixed(16, [
          [0, 4, 0x08074b50],
          [4, 4, honest.crc32],
          [8, 4, honest.packedSize],
          [12, 4, honest.size],
        ]),
      );
    }
  }
  const start = offset;
  put(...directory);
  const count = shape.entries ?? parts.length;
  const comment = Buffer.from(shape.comment ?? '');
  put(
    fixed(22, [
      [0, 4, 0x06054b50],
      [4, 2, shape.disk ?? 0],
      [8, 2, count],
      [10, 2, count],
      [12, 4, offset - start],
      [16, 4, start],
      [20, 2, comment.length],
    ]),
    comment,
    shape.after ?? empty,
  );
  return Buffer.concat(written);
};
