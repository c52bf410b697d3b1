import { open, rm, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { digestAlgorithms, type Digest, type DigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import { failSignature } from '#shared/signature/codes.ts';
import { failPdf } from '#shared/signature/pdf-codes.ts';
import { hexOf } from '../../pki/asn1/bytes.ts';
import { addSignatureTimestamps } from '../../pki/cades/add-timestamps.ts';
import { assembleDetached } from '../../pki/cades/assemble.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import { fileSource, memorySource, SourceChanged, type ByteSource } from '../../pki/cms/byte-source.ts';
import { digestBytes, startDigest } from '../../pki/digest.ts';
import { looksLikePdf } from '../../pki/pades/looks-like-pdf.ts';
import { filledUpdate, prepareSignature, signedChunks, type PreparedPdf } from '../../pki/pades/prepare-signature.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { verifyFile } from '../../pki/verify/verify-file.ts';
import type { Signer } from './signer.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** What the signer says in the document besides signing it. */
export type SignerWords = { readonly reason: string | null; readonly location: string | null };

export type PdfJob = {
  readonly signer: Signer;
  /** Null: level B, which asks nobody. */
  readonly source: TimestampSource | null;
  readonly file: string;
  readonly out: string;
  readonly words: SignerWords;
  /** SHA-256 of the file as it was reviewed, in lower-case hexadecimal; null or absent: it is what it is. */
  readonly reviewed?: string | null;
  readonly now: Instant;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
};

/** A signed PDF; `untimed` says why it has no timestamp though one was asked for. */
export type SignedPdf = WrittenFile & { readonly untimed: readonly Finding[] };

/** Bytes kept for the signature: certificates of a chain, and a timestamp with its own. */
const rooms = { B: 16_000, T: 40_000 } as const;

const digestOf = async (
  bytes: ByteSource,
  prepared: PreparedPdf,
  { signer, signal, onBytes, file, reviewed = null }: PdfJob,
): Promise<Outcome<Digest>> => {
  const hasher = startDigest(signer.digest);
  const own = reviewed === null ? null : startDigest('sha-256');
  let done = 0;
  for await (const chunk of signedChunks(bytes, prepared)) {
    if (signal.aborted) return failKernel('call.cancelled');
    hasher.update(chunk);
    // The file comes first, and the update behind it in chunks of its own.
    if (done < bytes.size) own?.update(chunk);
    done += chunk.length;
    onBytes(done);
  }
  const found = own === null ? reviewed : hexOf(own.digest());
  if (reviewed !== null && found !== reviewed)
    return failBatch('batch.file-changed', { file: basename(file), expected: reviewed, found });
  return ok({ algorithm: signer.digest, value: hexOf(hasher.digest()) });
};

/** The structure with a timestamp over its signature value, or without one and why. */
const stamped = async (
  cms: Uint8Array,
  value: Uint8Array,
  { source, signer, file }: PdfJob,
): Promise<{ readonly cms: Uint8Array; readonly untimed: readonly Finding[] }> => {
  if (source === null) return { cms, untimed: [] };
  const algorithm = digestAlgorithms.find((name): name is DigestAlgorithm => name === signer.digest) ?? 'sha-256';
  const digest = { algorithm, value: hexOf(digestBytes(algorithm, value)) };
  const token = await source.tokenOver(digest, basename(file));
  if (!token.ok) return { cms, untimed: token.error };
  const { pieces } = await addSignatureTimestamps(memorySource(cms), [token.value]);
  const all: Uint8Array[] = [];
  for await (const piece of pieces()) all.push(Uint8Array.from(piece));
  return { cms: Buffer.concat(all), untimed: [] };
};

const write = (out: string, handle: FileHandle, bytes: ByteSource, update: Uint8Array): Promise<Outcome<WrittenFile>> =>
  writeWhole(out, async (target): Promise<Outcome<WrittenFile>> => {
    for await (const chunk of bytes.chunks(0, bytes.size)) await target.writeFile(chunk);
    await target.writeFile(update);
    // Before the rename: Windows lets nobody rename over an open file.
    await handle.close();
    return ok({ file: out, size: bytes.size + update.length });
  });

/** What must be proved of the signature just made; the chain and trust are the reader's questions. */
const demanded = ['content', 'signatureValue', 'certificateBinding', 'coverage'] as const;

const readBack = async (out: string, now: Instant, signal: AbortSignal): Promise<Outcome<null>> => {
  const verified = await verifyFile({ file: out, trust: [], now, revocation: 'none', signal });
  if (!verified.ok) return verified;
  const own = verified.value.signatures.at(-1);
  const reason = own === undefined ? '0 signatures' : demanded.find((name) => own.verdicts[name].verdict !== 'passed');
  if (reason === undefined) return ok(null);
  await rm(out, { force: true });
  return failSignature('signing.read-back-failed', { file: out, reason });
};

const sign = async (job: PdfJob, handle: FileHandle): Promise<Outcome<SignedPdf>> => {
  const { signer, file, out, words, now } = job;
  const stat = await handle.stat();
  if (!stat.isFile()) return failKernel('file.not-a-file', { file });
  const bytes = fileSource(handle, stat.size);
  if (!(await looksLikePdf(bytes))) return failPdf('pdf.not-a-pdf', { file: basename(file) });
  const prepared = await prepareSignature(bytes, {
    claimedSigningTime: now,
    room: job.source === null ? rooms.B : rooms.T,
    ...(words.reason === null ? {} : { reason: words.reason }),
    ...(words.location === null ? {} : { location: words.location }),
  });
  if (!prepared.ok) return prepared;
  const digest = await digestOf(bytes, prepared.value, job);
  if (!digest.ok) return digest;
  const parts = await signer.sign(digest.value, now, 'document');
  if (!parts.ok) return parts;
  const made = await stamped(assembleDetached(parts.value), parts.value.signature, job);
  const update = filledUpdate(prepared.value, bytes.size, made.cms);
  if (update === null)
    return failPdf('pdf.no-room', { needed: made.cms.length, room: job.source === null ? rooms.B : rooms.T });
  const written = await write(out, handle, bytes, update);
  if (!written.ok) return written;
  const sound = await readBack(out, now, job.signal);
  return sound.ok ? ok({ ...written.value, untimed: made.untimed }) : sound;
};

/**
 * Signs a PDF inside itself (PAdES-BASELINE-B, or T with a timestamp source) into another file: the bytes of the file with
 * its earlier signatures stay, an update with the signature comes behind them. Read back and verified before it is kept.
 * Refuses with `pdf.*` what cannot take a signature, and as the key and the disk do.
 */
export const signPdf = async (job: PdfJob): Promise<Outcome<SignedPdf>> => {
  let handle: FileHandle;
  try {
    handle = await open(job.file, 'r');
  } catch (error) {
    return readRefusal(error, job.file);
  }
  try {
    return await sign(job, handle);
  } catch (error) {
    if (error instanceof SourceChanged) return failKernel('file.changed-while-read', { file: job.file });
    return readRefusal(error, job.file);
  } finally {
    await handle.close();
  }
};
