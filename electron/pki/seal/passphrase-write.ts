import { createCipheriv, createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failHandover, type HandoverCode } from '#shared/bid/handover/codes.ts';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { ok } from '#shared/kernel/result.ts';
import { readRefusal } from '../streams/file-failure.ts';
import { writeWhole } from '../streams/write-whole.ts';
import { headOf, keysOf, nonceOf, parametersFor, pieceBytes, saltBytes } from './passphrase-format.ts';

export type PassphraseOrder = {
  readonly file: string;
  readonly out: string;
  /** UTF-8. */
  readonly passphrase: Uint8Array;
  readonly random: RandomBytes;
  readonly cost?: number | undefined;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number, total: number) => void;
};

const fill = async (source: FileHandle, into: Buffer, at: number): Promise<number> => {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await source.read(into, filled, into.length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
};

/** Encrypts a file to a passphrase, whole or not at all, a piece at a time. Answers the size and SHA-256 of what was written. */
export const writeUnderPassphrase = async (
  order: PassphraseOrder,
): Promise<Outcome<{ readonly size: number; readonly sha256: string }, HandoverCode | KernelCode>> => {
  let source: FileHandle;
  try {
    source = await open(order.file, 'r');
  } catch (error) {
    return readRefusal(error, order.file);
  }
  const parameters = parametersFor(order.random(saltBytes), order.cost);
  const keys = await keysOf(parameters, order.passphrase);
  try {
    const { size } = await source.stat();
    const pieces = Math.max(1, Math.ceil(size / pieceBytes));
    return await writeWhole(order.out, async (target) => {
      const hash = createHash('sha256');
      let written = 0;
      const put = async (bytes: Uint8Array): Promise<void> => {
        hash.update(bytes);
        await target.writeFile(bytes);
        written += bytes.length;
      };
      await put(headOf(parameters, keys));
      const buffer = Buffer.allocUnsafe(pieceBytes);
      for (let number = 0; number < pieces; number += 1) {
        if (order.signal.aborted) return failKernel('call.cancelled');
        const isLast = number === pieces - 1;
        const expected = isLast ? size - number * pieceBytes : pieceBytes;
        if ((await fill(source, buffer.subarray(0, expected), number * pieceBytes)) !== expected)
          return failHandover('handover.document-missing', { file: basename(order.file) });
        const cipher = createCipheriv('aes-256-gcm', keys.pieces, nonceOf(number, isLast));
        await put(cipher.update(buffer.subarray(0, expected)));
        await put(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
        order.onBytes(number * pieceBytes + expected, size);
      }
      return ok({ size: written, sha256: hash.digest('hex') });
    });
  } finally {
    keys.head.fill(0);
    keys.pieces.fill(0);
    await source.close();
  }
};
