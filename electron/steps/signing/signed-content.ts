import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DigestAlgorithm } from '#shared/kernel/digest.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { sameBytes } from '../../pki/asn1/bytes.ts';
import type { Draft } from '../../pki/cades/draft.ts';
import { messageDigestOf } from '../../pki/cades/message-digest.ts';
import { contentChunks } from '../../pki/cms/frame.ts';
import { digestByOid, startDigest } from '../../pki/digest.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';

/** The digests of what a draft signs; null where the content is not at hand. */
export type SignedContent = (algorithm: DigestAlgorithm) => Promise<Uint8Array | null>;

/** `offer.pdf.p7s` beside `offer.pdf`: the usual place of what a detached signature signs. */
export const contentBeside = async (file: string): Promise<string | null> => {
  const beside = /^(.+)\.(?:p7s|sig|sgn|p7b)$/i.exec(file)?.[1];
  return beside !== undefined && (await stat(beside).catch(() => null))?.isFile() === true ? beside : null;
};

const insideOf = ({ source, data }: Draft): SignedContent => {
  const { content } = data;
  return async (algorithm) => {
    if (content === null) return null;
    const hash = startDigest(algorithm);
    for await (const chunk of contentChunks(source, content)) hash.update(chunk);
    return hash.digest();
  };
};

const remembering = (ask: SignedContent): SignedContent => {
  const known = new Map<DigestAlgorithm, Promise<Uint8Array | null>>();
  return (algorithm) => {
    const digest = known.get(algorithm) ?? ask(algorithm);
    known.set(algorithm, digest);
    return digest;
  };
};

/** Every signer whose digest we know must have signed exactly this content. */
export const fitsSigners = async ({ data }: Draft, digests: SignedContent): Promise<boolean> => {
  for (const signer of data.signers) {
    const algorithm = digestByOid(signer.digestAlgorithm.oid);
    const signed = messageDigestOf(signer);
    if (algorithm === null || signed === null || algorithm === 'md5') continue;
    if (algorithm === 'sha-1' || algorithm === 'sha-224') continue;
    const actual = await digests(algorithm);
    if (actual !== null && !sameBytes(actual, signed)) return false;
  }
  return true;
};

/**
 * The content of a signature: inside it, or in the file named, or beside it. Each algorithm is computed once. A file that
 * is not what was signed is refused.
 */
export const signedContentOf = async (
  draft: Draft,
  file: string,
  content: string | null,
  signal: AbortSignal,
): Promise<Outcome<SignedContent>> => {
  if (draft.data.content !== null) return ok(remembering(insideOf(draft)));
  const path = content ?? (await contentBeside(file));
  if (path === null) return ok(async () => null);
  if (!(await stat(path).catch(() => null))?.isFile()) return failKernel('file.not-found', { file: path });
  const digests = remembering(async (algorithm) => {
    const hashed = await hashFile(path, [algorithm], { signal });
    return hashed.ok ? Buffer.from(hashed.value.digests[algorithm].value, 'hex') : null;
  });
  return (await fitsSigners(draft, digests))
    ? ok(digests)
    : failLevel('level.content-differs', { file: basename(file), content: basename(path) });
};
