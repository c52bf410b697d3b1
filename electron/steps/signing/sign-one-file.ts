import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SignatureEncoding, SignaturePackaging } from '#shared/signature/formats.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { assembleDetached, frameAttached } from '../../pki/cades/assemble.ts';
import { writeAttached, writeDetached, type WrittenFile } from '../../pki/cades/write-signature.ts';
import { readBackAttached, readBackDetached } from './read-back.ts';
import type { Signer } from './signer.ts';

export type SignatureShape = { readonly packaging: SignaturePackaging; readonly encoding: SignatureEncoding };

/** The usual endings: a signature beside its content, and a signature that holds it (RFC 8551 section 3.2.1). */
export const signatureEnding = (packaging: SignaturePackaging): string => (packaging === 'detached' ? '.p7s' : '.p7m');

/**
 * Signs content that is already hashed, writes the signature whole and reads it back: what a stranger would find in the
 * file is verified against the digest before the file is kept.
 */
export const signOneFile = async (input: {
  readonly signer: Signer;
  readonly content: { readonly file: string; readonly size: number; readonly digest: Digest<SigningDigest> };
  readonly out: string;
  readonly shape: SignatureShape;
  readonly now: Instant;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
}): Promise<Outcome<WrittenFile>> => {
  const { signer, content, out, shape } = input;
  const parts = await signer.sign(content.digest, input.now);
  if (!parts.ok) return parts;
  if (shape.packaging === 'detached') {
    const signature = assembleDetached(parts.value);
    const written = await writeDetached(out, signature, shape.encoding);
    if (!written.ok) return written;
    const sound = await readBackDetached(out, content.digest, input.now);
    return sound.ok ? ok(written.value) : sound;
  }
  const written = await writeAttached({
    file: out,
    frame: frameAttached(parts.value, content.size),
    content,
    encoding: shape.encoding,
    watch: { signal: input.signal, onBytes: input.onBytes },
  });
  if (!written.ok) return written;
  const sound = await readBackAttached(out, input.now, input.signal);
  return sound.ok ? ok(written.value) : sound;
};
