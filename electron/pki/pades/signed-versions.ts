import type { CoveredFile } from '#shared/verification/report.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { readOnce, type Progress } from '../verify/content-pass.ts';

export type NamedPdf = { readonly name: string; readonly bytes: ByteSource };

/** `offer.pdf` as its first signer saw it is `offer.signed-1.pdf`. */
const nameOf = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.');
  const at = dot <= 0 ? name.length : dot;
  return `${name.slice(0, at)}.signed-${number}${name.slice(at)}`;
};

/**
 * The file itself and each shorter version that a signature covers, by where they end. A version is the first bytes of the
 * file: nothing is taken out or put in, so it opens in any program as it was signed.
 */
export const versionsOf = async (
  { name, bytes }: NamedPdf,
  ends: readonly number[],
  progress: Progress,
): Promise<readonly Omit<CoveredFile, 'signatures'>[]> => {
  const sizes = [...new Set(ends.filter((end) => end < bytes.size))].toSorted((a, b) => a - b);
  const named = [{ name, size: bytes.size }, ...sizes.map((size, index) => ({ name: nameOf(name, index + 1), size }))];
  const versions: Omit<CoveredFile, 'signatures'>[] = [];
  for (const version of named) {
    const digests = await readOnce(bytes.chunks(0, version.size), ['sha-256'], progress);
    const value = digests.get('sha-256') ?? '';
    versions.push({ ...version, sha256: value, digest: { algorithm: 'sha-256', value } });
  }
  return versions;
};
