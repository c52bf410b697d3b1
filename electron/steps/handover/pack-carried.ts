import { rm } from 'node:fs/promises';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { addBytes, addFiles, writeArchive } from '../../pki/containers/archive-write.ts';
import { writeUnderPassphrase } from '../../pki/seal/passphrase-write.ts';
import type { Recipient } from '../../pki/seal/recipient.ts';
import { writeSealed } from '../../pki/seal/write-sealed.ts';
import { dealt } from '../heavy/dealt.ts';
import type { JobWatch } from '../heavy/watch.ts';
import { recordName, type Carried } from './carried.ts';

/** How a file is closed. Both ways overwrite what their secret is made of. */
export type Closing =
  | { readonly by: 'passphrase'; readonly passphrase: Uint8Array; readonly cost: number | undefined }
  | { readonly by: 'certificates'; readonly recipients: readonly Recipient[] };

export type PackOrder = {
  readonly record: Carried;
  /** Parts of larger files of notices, each under its own digest. */
  readonly slices: readonly { readonly digest: string; readonly bytes: Uint8Array }[];
  /** Files of the vault, with where they lie. */
  readonly files: readonly { readonly digest: string; readonly size: number; readonly file: string }[];
  readonly time: Instant;
  /** Where the plain archive lies until it is encrypted. */
  readonly packed: string;
  readonly out: string;
  readonly closing: Closing;
  readonly drawn: Uint8Array;
};

const placeOf = (digest: string): string => `files/${digest}`;

const packRecord = (
  { record, slices, files, time, packed }: PackOrder,
  watch: JobWatch,
): ReturnType<typeof writeArchive> => {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  // Half of the way: what is packed is then encrypted.
  const onBytes = (done: number): void => watch.onBytes(done, 2 * total);
  return writeArchive({ file: packed, time, watch: { signal: watch.signal, onBytes } }, async (zip) => {
    await addBytes(zip, recordName, new TextEncoder().encode(`${JSON.stringify(record)}\n`));
    for (const { digest, bytes } of slices) await addBytes(zip, placeOf(digest), bytes);
    return addFiles(
      zip,
      files.map(({ digest, size, file }) => ({
        name: placeOf(digest),
        file,
        size,
        digest: { algorithm: 'sha-256', value: digest },
      })),
    );
  });
};

/**
 * Packs record and files into a zip of stored entries, hashed on their way in, and encrypts it into `out`, whole or not at
 * all. Answers the size and SHA-256 of what was written.
 */
export const packCarried = async (
  order: PackOrder,
  watch: JobWatch,
): Promise<Outcome<{ readonly size: number; readonly sha256: string }>> => {
  const { packed, out, closing, drawn } = order;
  try {
    const written = await packRecord(order, watch);
    if (!written.ok) return written;
    const onBytes = (done: number, total: number): void => watch.onBytes(total + done, 2 * total);
    const common = { file: packed, out, random: dealt(drawn), signal: watch.signal, onBytes };
    if (closing.by === 'passphrase') return await writeUnderPassphrase({ ...common, ...closing });
    const sealed = await writeSealed({ ...common, recipients: closing.recipients, cipher: 'gcm' });
    return sealed.ok ? ok({ size: sealed.value.size, sha256: sealed.value.sha256 }) : sealed;
  } finally {
    drawn.fill(0);
    if (closing.by === 'passphrase') closing.passphrase.fill(0);
    await rm(packed, { force: true });
  }
};
