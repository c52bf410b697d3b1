import { open, type FileHandle } from 'node:fs/promises';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import type { SignatureEncoding } from '#shared/signature/formats.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hexDigest, startDigest } from '../digest.ts';
import { readRefusal } from '../streams/file-failure.ts';
import type { Watch } from '../streams/hash-file.ts';
import { readChunks } from '../streams/read-chunks.ts';
import { writeWhole } from '../streams/write-whole.ts';
import type { SignatureFrame } from './assemble.ts';
import { base64Of, base64Pieces, pemOf, pemPieces } from './pem.ts';

export type WrittenFile = { readonly file: string; readonly size: number };

/** A whole signature as it is written. */
export const encodeSignature = (signature: Uint8Array, encoding: SignatureEncoding): Uint8Array =>
  wholeAs[encoding](signature);

const wholeAs = {
  DER: (signature) => signature,
  PEM: (signature) => Buffer.from(pemOf(signature)),
  base64: (signature) => Buffer.from(base64Of(signature)),
} as const satisfies Record<SignatureEncoding, (signature: Uint8Array) => Uint8Array>;

const piecesAs = {
  DER: (pieces) => pieces,
  PEM: pemPieces,
  base64: base64Pieces,
} as const satisfies Record<SignatureEncoding, (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>>;

/** Writes a detached signature, whole or not at all. */
export const writeDetached = (
  file: string,
  signature: Uint8Array,
  encoding: SignatureEncoding,
): Promise<Outcome<WrittenFile, KernelCode>> =>
  writeWhole(file, async (handle) => {
    const bytes = encodeSignature(signature, encoding);
    await handle.writeFile(bytes);
    return ok({ file, size: bytes.length });
  });

/** The content that an attached signature takes in: the file as it was hashed. */
export type AttachedContent = {
  readonly file: string;
  readonly size: number;
  readonly digest: Digest<SigningDigest>;
};

/**
 * Writes an attached signature while copying the content through. The content is hashed again on its way, so that what
 * was signed and what is inside are the same bytes: otherwise `signing.content-length-differs` or `signing.digest-differs`
 * and nothing is kept. `watch.onBytes` counts content.
 */
export const writeAttached = (input: {
  readonly file: string;
  readonly frame: SignatureFrame;
  readonly content: AttachedContent;
  readonly encoding: SignatureEncoding;
  readonly watch?: Watch;
}): Promise<Outcome<WrittenFile, SignatureCode | KernelCode>> =>
  writeWhole(input.file, async (out): Promise<Outcome<WrittenFile, SignatureCode | KernelCode>> => {
    let source: FileHandle | null = null;
    try {
      source = await open(input.content.file, 'r');
    } catch (error) {
      return readRefusal(error, input.content.file);
    }
    try {
      return await copyThrough(out, source, input);
    } finally {
      await source.close();
    }
  });

const copyThrough = async (
  out: FileHandle,
  source: FileHandle,
  { file, frame, content, encoding, watch = {} }: Parameters<typeof writeAttached>[0],
): Promise<Outcome<WrittenFile, SignatureCode | KernelCode>> => {
  const hash = startDigest(content.digest.algorithm);
  let copied = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield frame.before;
    for await (const chunk of readChunks(source, content.file)) {
      if (watch.signal?.aborted === true) return;
      copied += chunk.length;
      if (copied > content.size) return;
      hash.update(chunk);
      yield chunk;
      watch.onBytes?.(copied);
    }
    yield frame.after;
  }

  let size = 0;
  for await (const piece of piecesAs[encoding](pieces())) {
    await out.writeFile(piece);
    size += piece.length;
  }
  if (watch.signal?.aborted === true) return failKernel('call.cancelled');
  if (copied !== content.size) {
    const lengths = { expected: content.size, actual: copied };
    return failSignature('signing.content-length-differs', { file: content.file, ...lengths });
  }
  const actual = hexDigest(hash);
  return actual === content.digest.value
    ? ok({ file, size })
    : failSignature('signing.digest-differs', { file: content.file, expected: content.digest.value, actual });
};
