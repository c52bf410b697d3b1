import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { AnyDigestAlgorithm, DigestAlgorithm } from '#shared/kernel/digest.ts';
import { digestAlgorithms } from '#shared/kernel/digest.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import type { Draft } from '../../pki/cades/draft.ts';
import { mergeDrafts, splitDraft, type MergeFault } from '../../pki/cades/merge.ts';
import { fileSource, SourceChanged } from '../../pki/cms/byte-source.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Host, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import {
  firstOf,
  openSignature,
  refusedBy,
  withFile,
  writeSignature,
  type Changed,
  type OpenSignature,
} from './open-signature.ts';
import { signedContentOf } from './signed-content.ts';
import { freeName, ownFolder } from './signature-place.ts';

type Opened = OpenSignature & { readonly file: string };

const refusalOf = (fault: MergeFault, file: string, other: string): Outcome<never> => {
  const names = { file: basename(file), other: basename(other) };
  switch (fault) {
    case 'over-other-content':
      return failSeveral('signatures.over-other-content', names);
    case 'forms-differ':
      return failSeveral('signatures.forms-differ', names);
    case 'not-comparable':
      return failSeveral('signatures.not-comparable', names);
    case 'old-archive':
      return failLevel('level.old-archive', { signer: names.file, attribute: 'archive-time-stamp' });
  }
};

const isSound = (algorithm: AnyDigestAlgorithm): algorithm is DigestAlgorithm =>
  digestAlgorithms.some((known) => known === algorithm);

/** Joins one signature after the other into the first. */
const joined = async (
  opened: readonly Opened[],
  content: string | null,
  signal: AbortSignal,
): Promise<Outcome<OpenSignature>> => {
  const [first, ...others] = opened;
  if (first === undefined) throw new RangeError('nothing to join');
  // The one that holds its content takes the others in.
  const base = opened.find(({ draft }) => draft.data.content !== null) ?? first;
  let draft: Draft = base.draft;
  const digests = await signedContentOf(draft, base.file, content, signal);
  if (!digests.ok) return digests;
  const known = async (algorithm: AnyDigestAlgorithm): Promise<Uint8Array | null> =>
    isSound(algorithm) ? digests.value(algorithm) : null;
  for (const other of [first, ...others]) {
    if (other === base) continue;
    const merged = await mergeDrafts(draft, other.draft, known);
    if (!merged.ok) return refusalOf(merged.error, base.file, other.file);
    draft = merged.value;
  }
  return ok({ draft, armour: base.armour });
};

const pathsOf = (host: Host, fileIds: readonly string[]): Outcome<readonly string[]> => {
  const paths: string[] = [];
  for (const fileId of fileIds) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
};

/** `offer.pdf.all.p7s` beside `offer.pdf.p7s`: nothing that is there is written over. */
const placeOfMerged = async (host: Host, first: string): Promise<string> => {
  const ending = extname(first);
  const folder = (await ownFolder(host.workspace.folder, first)) ?? dirname(first);
  return freeName(folder, `${basename(first, ending)}.all`, ending, new Set());
};

/** Joins signatures over one content; every SignerInfo goes over byte for byte. */
export const merge: Step<'signing.merge'> = async ({ fileIds, contentFileId, out: named }, call) => {
  const { host } = call;
  const paths = pathsOf(host, fileIds);
  if (!paths.ok) return paths;
  const out = named ?? (await placeOfMerged(host, paths.value[0] ?? ''));
  const content = contentFileId === null ? ok(null) : host.files.pathOf(contentFileId);
  if (!content.ok) return content;
  const handles: FileHandle[] = [];
  const close = async (): Promise<void> => {
    for (const handle of handles) await handle.close();
  };
  let reading = '';
  try {
    const opened: Opened[] = [];
    for (const file of paths.value) {
      reading = file;
      const handle = await open(file, 'r');
      handles.push(handle);
      const signature = await openSignature(file, fileSource(handle, (await handle.stat()).size));
      if (!signature.ok) return signature;
      opened.push({ ...signature.value, file });
    }
    const one = await joined(opened, content.value, call.signal);
    if (!one.ok) return one;
    const written = await writeSignature(out, one.value, close);
    if (!written.ok) return written;
    const { database } = host.workspace;
    database.transaction(() => {
      recordAct(database, { at: host.clock(), act: 'files.merged', subject: basename(out), digest: null });
    });
    return ok({ name: basename(out), path: out, size: written.value.size });
  } catch (error) {
    return error instanceof SourceChanged
      ? failKernel('file.changed-while-read', { file: reading })
      : readRefusal(error, reading);
  } finally {
    await close();
  }
};

type Parted = readonly { readonly name: string; readonly path: string; readonly size: number }[];

/** `offer.p7s` becomes `offer-1.p7s`, `offer-2.p7s`, …; nothing that is there is written over. */
const part = async (file: string, folder: string): Promise<Changed<Parted>> =>
  withFile<Parted>(file, async (bytes) => {
    const opened = await openSignature(file, bytes);
    if (!opened.ok) return refusedBy(opened.error, file);
    const { draft, armour } = opened.value;
    const name = basename(file);
    if (draft.signers.length < 2) return refusedBy(failSeveral('signatures.single', { file: name }).error, file);
    const parts = await splitDraft(draft);
    const ending = extname(name);
    const places = parts.map((_, index) => join(folder, `${basename(name, ending)}-${String(index + 1)}${ending}`));
    for (const place of places)
      if ((await stat(place).catch(() => null)) !== null)
        return refusedBy(failKernel('file.exists', { file: place }).error, file);
    const written: Parted[number][] = [];
    for (const [index, one] of parts.entries()) {
      const path = places[index] ?? file;
      const outcome = await writeSignature(path, { draft: one, armour }, async () => undefined);
      if (!outcome.ok) return refusedBy(outcome.error, file);
      written.push({ name: basename(path), path, size: outcome.value.size });
    }
    return ok(written);
  });

/** Writes each signer into a file of its own, in the form the file has. */
export const split: Step<'signing.split'> = async ({ fileId, out }, { host }) => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const parted = await part(path.value, out ?? dirname(path.value));
  if (!parted.ok) return firstOf(parted.error);
  const { database } = host.workspace;
  database.transaction(() => {
    recordAct(database, { at: host.clock(), act: 'files.merged', subject: basename(path.value), digest: null });
  });
  return ok({ files: [...parted.value] });
};
