import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { openDraft, writeDraft, type Draft } from '../../pki/cades/draft.ts';
import { base64Pieces, pemPieces } from '../../pki/cades/pem.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import { armourOf, dearmour, type Armour } from '../../pki/cms/armour.ts';
import { fileSource, memorySource, SourceChanged, type ByteSource } from '../../pki/cms/byte-source.ts';
import { cmsLimits } from '../../pki/cms/limits.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { looksLikeCms } from '../../pki/verify/examine-signature-file.ts';

/** What came of changing a file: written, or left as it was, and why. */
export type Changed<T = WrittenFile> = Result<T, readonly Finding[]>;

/** A signature file opened to be changed: the draft of what is inside, and the text around it, if any. */
export type OpenSignature = { readonly draft: Draft; readonly armour: Armour | null };

export const refusedBy = (
  failure: Failure,
  file: string,
): { readonly ok: false; readonly error: readonly Finding[] } => ({
  ok: false,
  error: [{ code: failure.code, severity: 'blocker', place: { file }, details: failure.details }],
});

/** A CMS signature in DER, BER, PEM or base64; text around an armour, or bytes behind, would be lost or mistaken. */
export const openSignature = async (file: string, source: ByteSource): Promise<Outcome<OpenSignature>> => {
  const unfit = (reason: string) => failSeveral('signatures.unfit', { file: basename(file), reason });
  const armour = await armourOf(source);
  let bytes = source;
  if (armour !== null) {
    if (source.size > cmsLimits.armourBytes) return unfit(`${String(source.size)} bytes of text`);
    const text = await dearmour(source, armour);
    if (!text.ok || text.around !== null) return unfit(armour);
    bytes = memorySource(text.bytes);
  }
  if (!(await looksLikeCms(bytes))) return unfit('CMS');
  const read = await openDraft(bytes);
  return read.ok ? ok({ draft: read.draft, armour }) : unfit(read.reason);
};

const inArmour = (armour: Armour | null, pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  if (armour === null) return pieces;
  return armour === 'cms-pem' ? pemPieces(pieces) : base64Pieces(pieces);
};

/** Writes a draft in the form its file had, whole or not at all. `close` lets go of the source before the rename: Windows
 * lets nobody rename over an open file. */
export const writeSignature = (
  out: string,
  { draft, armour }: OpenSignature,
  close: () => Promise<void>,
): Promise<Outcome<WrittenFile>> =>
  writeWhole(out, async (handle): Promise<Outcome<WrittenFile>> => {
    const { pieces } = await writeDraft(draft);
    let size = 0;
    for await (const piece of inArmour(armour, pieces())) {
      await handle.writeFile(piece);
      size += piece.length;
    }
    await close();
    return ok({ file: out, size });
  });

/** A small signature as it will stand in an archive. */
export const signatureBytes = async ({ draft, armour }: OpenSignature): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of inArmour(armour, (await writeDraft(draft)).pieces())) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
};

/** Opens a file for `act` and closes it behind; what reading throws becomes findings. */
export const withFile = async <T>(
  file: string,
  act: (source: ByteSource, handle: FileHandle) => Promise<Changed<T>>,
): Promise<Changed<T>> => {
  let handle: FileHandle;
  try {
    if (!(await stat(file)).isFile()) return refusedBy(failKernel('file.not-a-file', { file }).error, file);
    handle = await open(file, 'r');
  } catch (error) {
    return refusedBy(readRefusal(error, file).error, file);
  }
  try {
    const { size } = await handle.stat();
    return await act(fileSource(handle, size), handle);
  } catch (error) {
    if (error instanceof SourceChanged) return refusedBy(failKernel('file.changed-while-read', { file }).error, file);
    return refusedBy(readRefusal(error, file).error, file);
  } finally {
    await handle.close();
  }
};

/** Where an act is about one file its first finding is the refusal. */
export const firstOf = (findings: readonly Finding[]): { readonly ok: false; readonly error: Failure } => {
  const [first] = findings;
  return first === undefined
    ? failKernel('program.fault', { where: 'open-signature' })
    : { ok: false, error: { code: first.code, details: first.details } };
};
