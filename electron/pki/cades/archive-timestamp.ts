import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { sameBytes } from '../asn1/bytes.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { digestBytes } from '../digest.ts';
import type { ArchivedParts } from './archived-parts.ts';
import { coverageOf, hashIndexOf, type IndexCoverage } from './hash-index.ts';

/**
 * What the imprint of an archive-time-stamp-v3 is the digest of (ETSI EN 319 122-1 clause 5.5.3): eContentType, the digest
 * of the signed content, the signer's fields up to its signature value, and the hash index, in this order. `contentDigest`
 * is made with the algorithm of the imprint, whatever the signer used.
 */
export const archiveTimestampInput = (
  { contentType, signerFields }: Pick<ArchivedParts, 'contentType' | 'signerFields'>,
  contentDigest: Uint8Array,
  hashIndex: Uint8Array,
): Uint8Array => Buffer.concat([contentType, contentDigest, signerFields, hashIndex]);

/**
 * An archive timestamp held against the signature that carries it. `stamped` are the bytes its imprint must be the
 * digest of, as `judgeTimestamp` wants them; `coverage` is what it lists and so proves to have existed.
 */
export type ArchiveTimestampCheck =
  | { readonly kind: 'no-index' | 'digest-unknown' }
  | { readonly kind: 'index-broken'; readonly missing: number }
  | { readonly kind: 'covers'; readonly stamped: Uint8Array; readonly coverage: IndexCoverage };

/**
 * Reads the index of an archive timestamp and finds what it lists. `tokenSigner` is the token's only signer;
 * `contentDigest` is of the signed content with the imprint's algorithm. Whether the imprint agrees and who stamped is for
 * `judgeTimestamp`.
 */
export const checkArchiveTimestamp = (
  tokenSigner: SignerInfo,
  parts: ArchivedParts,
  contentDigest: Uint8Array,
): ArchiveTimestampCheck => {
  const index = hashIndexOf(tokenSigner);
  if (index === null) return { kind: 'no-index' };
  const coverage = coverageOf(index, parts);
  if (coverage === null) return { kind: 'digest-unknown' };
  if (coverage.missing > 0) return { kind: 'index-broken', missing: coverage.missing };
  return { kind: 'covers', stamped: archiveTimestampInput(parts, contentDigest, index.der), coverage };
};

/** Whether an imprint is of these bytes. */
export const imprintMatches = (algorithm: AnyDigestAlgorithm, stamped: Uint8Array, imprint: Uint8Array): boolean =>
  sameBytes(digestBytes(algorithm, stamped), imprint);
