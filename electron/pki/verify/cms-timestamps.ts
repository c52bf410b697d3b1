import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { checkArchiveTimestamp } from '../cades/archive-timestamp.ts';
import type { ArchivedParts } from '../cades/archived-parts.ts';
import { cmsOids } from '../cades/cms-oids.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { digestBytes } from '../digest.ts';
import { timestampOids } from '../timestamps/oids.ts';
import type { TimestampToken } from '../timestamps/read-token.ts';
import { digestByOid } from './digests.ts';
import { seen } from './examined.ts';
import type { Expectation, OpenedTimestamp } from './opened-signature.ts';

/** Digests of the signed content by algorithm, binary; null: it was not had, or the digest cannot be computed. */
export type ContentDigest = (algorithm: AnyDigestAlgorithm) => Uint8Array | null;

const contentTimestamp = '1.2.840.113549.1.9.16.2.20';

const valuesOf = (attributes: SignerInfo['signedAttributes'], type: string): readonly Uint8Array[] =>
  (attributes ?? []).filter((attribute) => attribute.type === type).flatMap(({ values }) => values);

const noContent: Expectation = { kind: 'unfit', observation: seen('content.not-given') };

const archiveExpectation = (
  token: TimestampToken,
  parts: ArchivedParts,
  algorithm: AnyDigestAlgorithm,
  content: Uint8Array,
): Expectation => {
  const check = checkArchiveTimestamp(token.signer, parts, content);
  if (check.kind === 'index-broken')
    return { kind: 'unfit', observation: seen('proof.index-broken', { missing: check.missing }) };
  if (check.kind !== 'covers') return { kind: 'unfit', observation: seen('proof.index-missing') };
  const { coverage, stamped } = check;
  const objects = [
    ...coverage.certificates,
    ...coverage.revocation,
    ...coverage.attributeValues.map(({ value }) => value),
  ];
  return { kind: 'imprint', digest: digestBytes(algorithm, stamped), covers: { signature: true, objects } };
};

/**
 * The timestamps of a signer by ETSI EN 319 122-1: over the content (clause 5.2.8), over the signature value (5.3), and
 * the archive timestamps (5.5.3). `parts` is null for a counter-signature, which has none of the latter. `oldArchives` are
 * those of the form before.
 */
export const timestampsOf = (
  signer: SignerInfo,
  parts: ArchivedParts | null,
  contentDigest: ContentDigest,
  oldArchives: readonly OpenedTimestamp[] = [],
): readonly OpenedTimestamp[] => [
  ...oldArchives,
  ...valuesOf(signer.signedAttributes, contentTimestamp).map((token): OpenedTimestamp => ({
    kind: 'content-time-stamp',
    token,
    expects: (algorithm) => {
      const digest = contentDigest(algorithm);
      return digest === null ? noContent : { kind: 'imprint', digest, covers: { signature: false, objects: [] } };
    },
  })),
  ...valuesOf(signer.unsignedAttributes, timestampOids.signatureTimestamp).map((token): OpenedTimestamp => ({
    kind: 'signature-time-stamp',
    token,
    expects: (algorithm) => ({
      kind: 'imprint',
      digest: digestBytes(algorithm, signer.signature),
      covers: { signature: true, objects: [] },
    }),
  })),
  ...(parts === null ? [] : valuesOf(signer.unsignedAttributes, cmsOids.archiveTimestampV3)).map(
    (token): OpenedTimestamp => ({
      kind: 'archive-time-stamp',
      token,
      expects: (algorithm, read) => {
        const content = contentDigest(algorithm);
        return content === null || parts === null ? noContent : archiveExpectation(read, parts, algorithm, content);
      },
    }),
  ),
];

/** The digests of the content that timestamps of a signer ask for. */
export const digestsStamped = async (signer: SignerInfo): Promise<readonly AnyDigestAlgorithm[]> => {
  const tokens = [
    ...valuesOf(signer.signedAttributes, contentTimestamp),
    ...valuesOf(signer.unsignedAttributes, cmsOids.archiveTimestampV3),
  ];
  if (tokens.length === 0) return [];
  // What reads a token is large; a signature without one does without it.
  const { readTimestampToken } = await import('../timestamps/read-token.ts');
  const read = await Promise.all(tokens.map(readTimestampToken));
  return read.flatMap((token) => {
    const algorithm = token.ok ? digestByOid(token.value.info.imprintOid) : null;
    return algorithm === null ? [] : [algorithm];
  });
};
