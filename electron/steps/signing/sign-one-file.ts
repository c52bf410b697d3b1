import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SignatureEncoding, SignaturePackaging } from '#shared/signature/formats.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { assembleDetached, frameAttached, type SignatureParts } from '../../pki/cades/assemble.ts';
import { writeAttached, writeDetached, type WrittenFile } from '../../pki/cades/write-signature.ts';
import { readBackAttached, readBackDetached } from './read-back.ts';
import type { Signer } from './signer.ts';

export type SignatureShape = { readonly packaging: SignaturePackaging; readonly encoding: SignatureEncoding };

/** The usual endings: a signature beside its content, and a signature that holds it (RFC 8551 section 3.2.1). */
export const signatureEnding = (packaging: SignaturePackaging): string => (packaging === 'detached' ? '.p7s' : '.p7m');

/** Content as it was hashed, and where its signature goes. */
export type SignatureJob = {
  readonly content: { readonly file: string; readonly size: number; readonly digest: Digest<SigningDigest> };
  readonly out: string;
  readonly shape: SignatureShape;
  readonly now: Instant;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
};

/**
 * Writes a signature whole and reads it back: what a stranger would find in the file is verified against the digest
 * before the file is kept.
 */
export const keepSignature = async (parts: SignatureParts, job: SignatureJob): Promise<Outcome<WrittenFile>> => {
  const { content, out, shape } = job;
  if (shape.packaging === 'detached') {
    const written = await writeDetached(out, assembleDetached(parts), shape.encoding);
    if (!written.ok) return written;
    const sound = await readBackDetached(out, content.digest, job.now);
    return sound.ok ? ok(written.value) : sound;
  }
  const written = await writeAttached({
    file: out,
    frame: frameAttached(parts, content.size),
    content,
    encoding: shape.encoding,
    watch: { signal: job.signal, onBytes: job.onBytes },
  });
  if (!written.ok) return written;
  const sound = await readBackAttached(out, job.now, job.signal);
  return sound.ok ? ok(written.value) : sound;
};

/** Signs content that is already hashed, and keeps the signature. */
export const signOneFile = async (input: SignatureJob & { readonly signer: Signer }): Promise<Outcome<WrittenFile>> => {
  const parts = await input.signer.sign(input.content.digest, input.now);
  return parts.ok ? keepSignature(parts.value, input) : parts;
};
