import { createCipheriv, createDecipheriv, createHash, type CipherGCM, type DecipherGCM } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal, type SealCipher, type SealCode } from '#shared/signature/seal-codes.ts';
import { readRefusal } from '../streams/file-failure.ts';
import { readChunks } from '../streams/read-chunks.ts';
import { writeWhole } from '../streams/write-whole.ts';
import { frameOf, macBytes, sealedLength } from './frame.ts';
import { recipientInfo, type Recipient } from './recipient.ts';

export type SealOrder = {
  readonly file: string;
  readonly out: string;
  readonly recipients: readonly Recipient[];
  readonly cipher: SealCipher;
  readonly random: RandomBytes;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number, total: number) => void;
};

export type Sealed = { readonly size: number; readonly sha256: string; readonly contentSha256: string };

const keyBytes = 32;
const startBytes = { gcm: 12, cbc: 16 } as const;
const algorithmOf = { gcm: 'aes-256-gcm', cbc: 'aes-256-cbc' } as const;
const readBytes = 1024 * 1024;

/** Decrypts what lies on the disk with the key that is still at hand: what is kept can be opened by who it was sealed to. */
const readBack = async (
  handle: FileHandle,
  order: Pick<SealOrder, 'cipher' | 'signal'>,
  secret: { readonly key: Uint8Array; readonly start: Uint8Array; readonly mac: Uint8Array },
  place: { readonly from: number; readonly length: number },
): Promise<string | null> => {
  const decipher = createDecipheriv(algorithmOf[order.cipher], secret.key, secret.start);
  if (order.cipher === 'gcm') (decipher as DecipherGCM).setAuthTag(secret.mac);
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(readBytes);
  for (let done = 0; done < place.length;) {
    order.signal.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, Math.min(readBytes, place.length - done), place.from + done);
    if (bytesRead === 0) return null;
    hash.update(decipher.update(buffer.subarray(0, bytesRead)));
    done += bytesRead;
  }
  try {
    hash.update(decipher.final());
  } catch {
    return null;
  }
  return hash.digest('hex');
};

const seal = async (source: FileHandle, target: FileHandle, order: SealOrder): Promise<Outcome<Sealed, SealCode>> => {
  const { file, cipher, recipients, signal } = order;
  const { size } = await source.stat();
  const key = order.random(keyBytes);
  try {
    const start = order.random(startBytes[cipher]);
    const length = sealedLength(cipher, size);
    const frame = frameOf(cipher, {
      recipients: recipients.map((recipient) => recipientInfo(recipient, key)),
      hasAgreement: recipients.some(({ by }) => by === 'ecdh'),
      start,
      length,
    });
    const encryption = createCipheriv(algorithmOf[cipher], key, start);
    const [whole, plain] = [createHash('sha256'), createHash('sha256')];
    let read = 0;
    let written = 0;
    const put = async (bytes: Uint8Array): Promise<void> => {
      whole.update(bytes);
      for (let at = 0; at < bytes.length;)
        at += (await target.write(bytes, at, bytes.length - at, written + at)).bytesWritten;
      written += bytes.length;
    };
    await put(frame.before);
    for await (const chunk of readChunks(source, file, size)) {
      signal.throwIfAborted();
      read += chunk.length;
      if (read > size) return failSeal('seal.source-changed', { file: basename(file) });
      plain.update(chunk);
      await put(encryption.update(chunk));
      order.onBytes(read, size);
    }
    if (read !== size) return failSeal('seal.source-changed', { file: basename(file) });
    await put(encryption.final());
    const mac = cipher === 'gcm' ? (encryption as CipherGCM).getAuthTag().subarray(0, macBytes) : new Uint8Array(0);
    await put(frame.after(mac));
    const contentSha256 = plain.digest('hex');
    const back = await readBack(target, order, { key, start, mac }, { from: frame.before.length, length });
    if (back !== contentSha256) return failSeal('seal.not-written-right', { file: basename(order.out) });
    return ok({ size: written, sha256: whole.digest('hex'), contentSha256 });
  } finally {
    key.fill(0);
  }
};

/**
 * Seals `file` into `out`, whole or not at all, in one pass and a reading back, holding a few pieces of it. `out` is not
 * among the recipients' secrets: the key of the content exists in this process only and is overwritten. Refuses where the
 * file changes under it, the disk does not keep what was written, and with `file.*`, `disk.full`, `call.cancelled`.
 */
export const writeSealed = async (order: SealOrder): Promise<Outcome<Sealed, SealCode | KernelCode>> => {
  let source: FileHandle;
  try {
    source = await open(order.file, 'r');
  } catch (error) {
    return readRefusal(error, order.file);
  }
  try {
    return await writeWhole(order.out, (target) => seal(source, target, order));
  } catch (error) {
    if (order.signal.aborted) return failKernel('call.cancelled');
    throw error;
  } finally {
    await source.close();
  }
};
