import { open } from 'node:fs/promises';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failToken, type TokenCode } from '#shared/signature/token-codes.ts';

/** Node's names of architectures, by the numbers that executable files carry. */
const elfMachines: Readonly<Record<number, string>> = {
  3: 'ia32',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
  175: 'e2k',
};
const peMachines: Readonly<Record<number, string>> = { 0x14c: 'ia32', 0x8664: 'x64', 0xaa64: 'arm64', 0x1c4: 'arm' };
const machTypes: Readonly<Record<number, string>> = { 0x7: 'ia32', 0x1000007: 'x64', 0x100000c: 'arm64' };

const elf = 0x7f454c46;
const mach64 = 0xcffaedfe;
const mach32 = 0xcefaedfe;
const machFat = 0xcafebabe;

/** The architectures a library is built for, from its first bytes; none: it is no library of any system. */
export const architecturesOf = (head: Buffer): readonly string[] => {
  if (head.length < 64) return [];
  const magic = head.readUInt32BE(0);
  if (magic === elf) {
    const isLittle = head[5] === 1;
    const machine = isLittle ? head.readUInt16LE(18) : head.readUInt16BE(18);
    // One number serves both widths of a family; the file's class tells which.
    return [elfMachines[machine] ?? `ELF machine ${machine}`];
  }
  if (magic === mach64 || magic === mach32) return [machTypes[head.readUInt32LE(4)] ?? 'Mach-O'];
  if (magic === machFat) {
    const count = Math.min(head.readUInt32BE(4), 8);
    return Array.from({ length: count }, (_, index) => 8 + index * 20)
      .filter((at) => at + 4 <= head.length)
      .map((at) => machTypes[head.readUInt32BE(at)] ?? 'Mach-O');
  }
  if (head.toString('latin1', 0, 2) !== 'MZ') return [];
  const at = head.readUInt32LE(0x3c);
  if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return [];
  return [peMachines[head.readUInt16LE(at + 4)] ?? 'PE'];
};

const headLength = 4096;

/** Looks at the file before anything loads it: there, a library, and for this machine. */
export const checkLibraryFile = async (
  library: string,
  wanted: string = process.arch,
): Promise<Outcome<null, TokenCode>> => {
  let head: Buffer;
  try {
    const file = await open(library, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
      head = buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return failToken('token.library-missing', { library });
    if (code === 'EISDIR') return failToken('token.library-not-a-library', { library });
    return failToken('token.library-not-loadable', { library, reason: code });
  }
  const found = architecturesOf(head);
  if (found.length === 0) return failToken('token.library-not-a-library', { library });
  return found.includes(wanted)
    ? ok(null)
    : failToken('token.library-wrong-architecture', { library, found: found.join(', '), wanted });
};
