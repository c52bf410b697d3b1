import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import { addSignatureTimestamps } from '../../pki/cades/add-timestamps.ts';
import { pemPieces } from '../../pki/cades/pem.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import { armourOf, dearmour, type Armour } from '../../pki/cms/armour.ts';
import { attributeNames } from '../../pki/cms/attribute-names.ts';
import { fileSource, memorySource, SourceChanged, type ByteSource } from '../../pki/cms/byte-source.ts';
import { cmsLimits } from '../../pki/cms/limits.ts';
import { readSignedData, type SignerInfo } from '../../pki/cms/signed-data.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { looksLikeCms } from '../../pki/verify/examine-signature-file.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** The file as level T, or why it was left as it is. */
export type Raised = Result<WrittenFile, readonly Finding[]>;

type Opened = { readonly bytes: ByteSource; readonly armour: Armour | null; readonly signers: readonly SignerInfo[] };

const archived = ({ unsignedAttributes }: SignerInfo): boolean =>
  unsignedAttributes.some(({ type }) => attributeNames[type]?.startsWith('archive-time-stamp') ?? false);

/** A signature that can take a timestamp; text around an armour, or bytes behind, would be lost or mistaken. */
const openSignature = async (file: string, source: ByteSource): Promise<Outcome<Opened>> => {
  const unfit = (reason: string) => failTimestamp('timestamp.signature-unfit', { file: basename(file), reason });
  const armour = await armourOf(source);
  let bytes = source;
  if (armour !== null) {
    if (source.size > cmsLimits.armourBytes) return unfit(`${source.size} bytes of text`);
    const text = await dearmour(source, armour);
    if (!text.ok || text.around !== null) return unfit(armour);
    bytes = memorySource(text.bytes);
  }
  if (!(await looksLikeCms(bytes))) return unfit('CMS');
  const read = await readSignedData(bytes);
  if (!read.ok) return unfit(read.problem.kind === 'damaged' ? read.problem.reason : read.problem.kind);
  const { signers, end } = read.value;
  if (signers.length === 0) return unfit('0 signers');
  if (end !== bytes.size) return unfit(`${bytes.size - end} bytes after the end`);
  // What an archive timestamp covers may rest on the order of the attributes.
  if (signers.some(archived)) return unfit('archive-time-stamp');
  return ok({ bytes, armour, signers });
};

async function* base64Lines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Uint8Array.from(piece));
  yield Buffer.from(Buffer.concat(all).toString('base64').replace(/.{64}/g, '$&\n').trimEnd() + '\n');
}

const inArmour = (armour: Armour | null, pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  if (armour === null) return pieces;
  return armour === 'cms-pem' ? pemPieces(pieces) : base64Lines(pieces);
};

const writeStamped = (
  out: string,
  source: FileHandle,
  { bytes, armour }: Opened,
  tokens: readonly Uint8Array[],
): Promise<Outcome<WrittenFile>> =>
  writeWhole(out, async (handle): Promise<Outcome<WrittenFile>> => {
    const { pieces } = await addSignatureTimestamps(bytes, tokens);
    let size = 0;
    for await (const piece of inArmour(armour, pieces())) {
      await handle.writeFile(piece);
      size += piece.length;
    }
    // Before the rename: Windows lets nobody rename over an open file.
    await source.close();
    return ok({ file: out, size });
  });

const refusedBy = (failure: Failure, file: string): Raised => ({
  ok: false,
  error: [{ code: failure.code, severity: 'blocker', place: { file }, details: failure.details }],
});

const raise = async (file: string, out: string, source: TimestampSource, handle: FileHandle): Promise<Raised> => {
  const { size } = await handle.stat();
  const opened = await openSignature(file, fileSource(handle, size));
  if (!opened.ok) return refusedBy(opened.error, file);
  const tokens: Uint8Array[] = [];
  for (const signer of opened.value.signers) {
    const token = await source.tokenFor(signer, file);
    if (!token.ok) return token;
    tokens.push(token.value);
  }
  const written = await writeStamped(out, handle, opened.value, tokens);
  return written.ok ? written : refusedBy(written.error, file);
};

/**
 * Puts a timestamp over each signer's signature value into the file, whole or not at all: without one for every signer
 * the file stays as it was, and the findings say why. `out` may be the file itself.
 */
export const raiseToT = async (file: string, out: string, source: TimestampSource): Promise<Raised> => {
  let handle: FileHandle;
  try {
    if (!(await stat(file)).isFile()) return refusedBy(failKernel('file.not-a-file', { file }).error, file);
    handle = await open(file, 'r');
  } catch (error) {
    return refusedBy(readRefusal(error, file).error, file);
  }
  try {
    return await raise(file, out, source, handle);
  } catch (error) {
    if (error instanceof SourceChanged) return refusedBy(failKernel('file.changed-while-read', { file }).error, file);
    return refusedBy(readRefusal(error, file).error, file);
  } finally {
    await handle.close();
  }
};
