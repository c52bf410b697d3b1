import { failBid } from '#shared/bid/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import type { FileLanes } from '../../pki/streams/file-lanes.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';

/** A file of the vault as somebody relies on it: under which name, with which bytes. */
export type ReliedContent = { readonly name: string; readonly file: string; readonly sha256: string };

/**
 * Reads a file again and answers its digest under `algorithm`, if it still is what it was: what is frozen and what is
 * signed are the bytes people saw, whatever happened to the disk meanwhile. Refuses with `bid.file-missing` or
 * `bid.file-changed`.
 */
export const digestUnchanged = async <Algorithm extends SigningDigest>(
  content: ReliedContent,
  algorithm: Algorithm,
  watch: { readonly signal: AbortSignal; readonly onBytes: (done: number) => void },
  /** Where the bytes are hashed: here, or in a thread. */
  hash: FileLanes['hash'] = hashFile,
): Promise<Outcome<Digest<Algorithm>>> => {
  const hashed = await hash<SigningDigest>(content.file, [...new Set<SigningDigest>(['sha-256', algorithm])], watch);
  if (!hashed.ok)
    return hashed.error.code === 'file.not-found' ? failBid('bid.file-missing', { file: content.name }) : hashed;
  const found = hashed.value.digests['sha-256'].value;
  return found === content.sha256
    ? ok({ algorithm, value: hashed.value.digests[algorithm].value })
    : failBid('bid.file-changed', { file: content.name, expected: content.sha256, found });
};
