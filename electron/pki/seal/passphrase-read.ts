import { createDecipheriv } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { failHandover, type HandoverCode } from '#shared/bid/handover/codes.ts';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { isRightPassphrase, keysOf, nonceOf, pieceBytes, tagBytes, type ReadHead } from './passphrase-format.ts';

const sealedPiece = pieceBytes + tagBytes;

const opened = (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer | null => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
};

/** The sealed pieces one after another, each good until the next is asked for; the last may be shorter, and empty. */
async function* sealedPieces(source: ByteSource, start: number): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(sealedPiece);
  let filled = 0;
  for await (const chunk of source.chunks(start, source.size)) {
    for (let at = 0; at < chunk.length;) {
      if (filled === sealedPiece) {
        yield piece;
        filled = 0;
      }
      const part = chunk.subarray(at, at + sealedPiece - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield piece.subarray(0, filled);
}

/**
 * Decrypts into `target`, a piece at a time; nothing is written that was not proved whole. Refuses with
 * `handover.wrong-passphrase`, and where pieces were changed, moved or cut off with the byte at which that shows.
 */
export const openWithPassphrase = async (
  source: ByteSource,
  head: ReadHead,
  target: FileHandle,
  order: {
    readonly name: string;
    readonly passphrase: Uint8Array;
    readonly signal: AbortSignal;
    readonly onBytes: (done: number, total: number) => void;
  },
): Promise<Outcome<null, HandoverCode | KernelCode>> => {
  const { name, signal } = order;
  const keys = await keysOf(head.parameters, order.passphrase);
  try {
    if (!isRightPassphrase(head, keys)) return failHandover('handover.wrong-passphrase', { file: name });
    let [number, at] = [0, head.length];
    for await (const sealed of sealedPieces(source, at)) {
      if (signal.aborted) return failKernel('call.cancelled');
      const isLast = at + sealed.length === source.size;
      if (sealed.length < tagBytes) return failHandover('handover.cut-short', { file: name, offset: at });
      const plain = opened(keys.pieces, nonceOf(number, isLast), sealed);
      if (plain === null) {
        // A whole piece that is right as one that others follow: the rest was cut off.
        const isCut = isLast && opened(keys.pieces, nonceOf(number, false), sealed) !== null;
        return isCut
          ? failHandover('handover.cut-short', { file: name, offset: source.size })
          : failHandover('handover.damaged', { file: name, where: `byte ${at}`, reason: 'aes-256-gcm' });
      }
      await target.writeFile(plain);
      number += 1;
      at += sealed.length;
      order.onBytes(at, source.size);
    }
    return ok(null);
  } finally {
    keys.head.fill(0);
    keys.pieces.fill(0);
  }
};
