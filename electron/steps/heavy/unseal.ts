import { open, type FileHandle } from 'node:fs/promises';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { fileSource } from '../../pki/cms/byte-source.ts';
import { openSealed, readSealed } from '../../pki/seal/read-sealed.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { JobWatch } from './watch.ts';

export type SealedFile = {
  readonly file: string;
  /** As refusals name it. */
  readonly name: string;
  /** Of this content alone; it is overwritten. */
  readonly contentKey: Uint8Array;
};

type Unsealed = { readonly size: number; readonly isProved: boolean };

/** Decrypts a sealed file into `target`; what was written counts only when this answers well. */
export const unsealInto = async (
  { file, name, contentKey }: SealedFile,
  target: FileHandle,
  watch: JobWatch,
): Promise<Outcome<Unsealed>> => {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, 'r');
    const source = fileSource(handle, (await handle.stat()).size);
    const frame = await readSealed(source, name);
    if (!frame.ok) return frame;
    const opened = await openSealed(source, frame.value, contentKey, target, { name, ...watch });
    return opened.ok ? ok({ size: opened.value.size, isProved: frame.value.mac !== null }) : opened;
  } finally {
    contentKey.fill(0);
    await handle?.close();
  }
};

/** The same into a file, whole or not at all, with the SHA-256 of what then lies on the disk. */
export const unseal = async (
  { out, ...sealed }: SealedFile & { readonly out: string },
  watch: JobWatch,
): Promise<Outcome<Unsealed & { readonly sha256: string }>> => {
  try {
    const written = await writeWhole(out, (target) => unsealInto(sealed, target, watch));
    if (!written.ok) return written;
    const hashed = await hashFile(out, ['sha-256'], { signal: watch.signal });
    return hashed.ok ? ok({ ...written.value, sha256: hashed.value.digests['sha-256'].value }) : hashed;
  } catch (error) {
    return readRefusal(error, sealed.file);
  }
};
