import { open, rm, type FileHandle } from 'node:fs/promises';
import { failHandover } from '#shared/bid/handover/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { fileSource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { longestHead, readHead, type ReadHead } from '../../pki/seal/passphrase-format.ts';
import { openWithPassphrase } from '../../pki/seal/passphrase-read.ts';
import { looksSealed } from '../../pki/seal/read-sealed.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import { openVault } from '../../store/open-vault.ts';
import { unsealInto } from '../heavy/unseal.ts';
import type { JobWatch } from '../heavy/watch.ts';
import type { Carried } from './carried.ts';
import { readCarried, storeFiles } from './read-carried.ts';

export type OpenedHandover = { readonly record: Carried; readonly sha256: string };

/** What opens a file; it is overwritten. */
export type Opening =
  | { readonly by: 'passphrase'; readonly passphrase: Uint8Array }
  | { readonly by: 'content-key'; readonly contentKey: Uint8Array };

export type UnpackOrder = {
  readonly file: string;
  /** As refusals name it. */
  readonly name: string;
  /** Where the plain archive lies meanwhile. */
  readonly plain: string;
  readonly opening: Opening;
  /** The folder of the vault that takes the files; null: they are only looked at. */
  readonly vault: string | null;
};

/** How the file is closed: under a passphrase, with its head, or to certificates. */
export const closingOf = async (source: ByteSource, name: string): Promise<Outcome<ReadHead | 'certificates'>> => {
  const head = readHead(Uint8Array.from(await source.read(0, longestHead)));
  if (head === 'newer') return failHandover('handover.newer', { file: name, format: 'bidwright-sealed' });
  if (head !== null) return ok(head);
  return (await looksSealed(source)) ? ok('certificates') : failHandover('handover.not-one', { file: name });
};

const decrypt = async (
  { file, name, opening }: UnpackOrder,
  source: ByteSource,
  target: FileHandle,
  watch: JobWatch,
): Promise<Outcome<unknown>> => {
  if (opening.by === 'content-key') return unsealInto({ file, name, contentKey: opening.contentKey }, target, watch);
  const head = await closingOf(source, name);
  if (!head.ok) return head;
  if (head.value === 'certificates') return failKernel('file.changed-while-read', { file: name });
  return openWithPassphrase(source, head.value, target, { name, passphrase: opening.passphrase, ...watch });
};

/**
 * Decrypts a handed-over file into `plain`, checks all of it, and puts its files into the vault where one is named; the plain
 * text is gone when this answers. `sha256` is the file's own, where it was kept.
 */
export const unpackCarried = async (order: UnpackOrder, watch: JobWatch): Promise<Outcome<OpenedHandover>> => {
  const { file, name, plain, opening, vault } = order;
  let handle: FileHandle | null = null;
  let target: FileHandle | null = null;
  try {
    handle = await open(file, 'r');
    target = await open(plain, 'wx+', 0o600);
    const decrypted = await decrypt(order, fileSource(handle, (await handle.stat()).size), target, watch);
    if (!decrypted.ok) return decrypted;
    const opened = fileSource(target, (await target.stat()).size);
    const read = await readCarried(opened, name);
    if (!read.ok) return read;
    const { record } = read.value;
    if (vault === null) return ok({ record, sha256: '' });
    const kept = await storeFiles(openVault(vault), opened, read.value, name, watch);
    if (!kept.ok) return kept;
    const hashed = await hashFile(file, ['sha-256'], { signal: watch.signal });
    return hashed.ok ? ok({ record, sha256: hashed.value.digests['sha-256'].value }) : hashed;
  } catch (error) {
    if (watch.signal.aborted) return failKernel('call.cancelled');
    return readRefusal(error, file);
  } finally {
    (opening.by === 'passphrase' ? opening.passphrase : opening.contentKey).fill(0);
    await handle?.close();
    await target?.close();
    await rm(plain, { force: true });
  }
};
