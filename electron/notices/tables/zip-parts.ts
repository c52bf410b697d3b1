import { inflateRawSync } from 'node:zlib';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failIntake, type IntakeCode } from '#shared/procedure/intake-codes.ts';
import { tableLimits } from './table.ts';

/** The parts of a workbook, which is a ZIP archive (ISO/IEC 29500-2); each is unpacked only when asked for. */
export type ZipParts = {
  readonly names: readonly string[];
  /** Null: there is no such part. All parts together stay within `tableLimits.bytes`, whatever the archive says of itself. */
  readonly read: (name: string) => Outcome<Buffer | null, IntakeCode>;
};

type Entry = { readonly method: number; readonly flags: number; readonly size: number; readonly offset: number };

const mostParts = 4_000;
const damaged = (reason: string) => failIntake('table.damaged', { reason });

const endRecord = (bytes: Buffer): number => {
  const from = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= from; at -= 1) if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  return -1;
};

const directoryOf = (bytes: Buffer): Outcome<ReadonlyMap<string, Entry>, IntakeCode> => {
  const end = endRecord(bytes);
  if (end < 0) return damaged('no ZIP directory');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostParts) return failIntake('table.too-large', { what: 'ZIP entries', limit: mostParts });
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return damaged('ZIP directory');
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) return damaged('ZIP directory');
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    // Two parts of one name: programs differ in which of them they take.
    if (entries.has(name)) return damaged(`ZIP entry twice: ${name.slice(0, 60)}`);
    entries.set(name, {
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  return ok(entries);
};

/** Opens a workbook's archive. Refuses a damaged one, one with a password, and one with too many parts. */
export const openZip = (bytes: Buffer): Outcome<ZipParts, IntakeCode> => {
  if (bytes.length < 22) return damaged('no ZIP directory');
  const directory = directoryOf(bytes);
  if (!directory.ok) return directory;
  let left: number = tableLimits.bytes;
  const read = (name: string): Outcome<Buffer | null, IntakeCode> => {
    const entry = directory.value.get(name);
    if (entry === undefined) return ok(null);
    const { offset, size, method, flags } = entry;
    if ((flags & 1) !== 0) return damaged('password');
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) return damaged('ZIP entry');
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (start + size > bytes.length) return damaged('ZIP entry');
    const packed = bytes.subarray(start, start + size);
    if (method !== 0 && method !== 8) return damaged(`ZIP method ${method}`);
    try {
      const part = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left });
      if (part.length > left) return failIntake('table.too-large', { what: 'bytes', limit: tableLimits.bytes });
      left -= part.length;
      return ok(part);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      return code === 'ERR_BUFFER_TOO_LARGE'
        ? failIntake('table.too-large', { what: 'bytes', limit: tableLimits.bytes })
        : damaged('ZIP data');
    }
  };
  return ok({ names: [...directory.value.keys()], read });
};
