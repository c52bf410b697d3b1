import type { DigestAlgorithm } from '#shared/kernel/digest.ts';
import { ok } from '#shared/kernel/result.ts';
import { tags } from '../asn1/tags.ts';
import { memorySource } from '../cms/byte-source.ts';
import { digestOid } from '../digest.ts';
import { digestIdentifier } from './algorithm-identifier.ts';
import { archivedParts } from './archived-parts.ts';
import { archiveTimestampInput } from './archive-timestamp.ts';
import { oldArchiveOf } from './carried-timestamps.ts';
import { cmsOids } from './cms-oids.ts';
import type { Draft, DraftSigner } from './draft.ts';
import { hashIndexAttribute, makeHashIndex } from './hash-index.ts';
import { digestOf, refusedLevel, signerText, stampDigestOf, type Raising, type Stamper } from './level.ts';
import { rewriteSignedData, rewrittenBytes } from './rewrite.ts';
import { withElements } from './sets.ts';
import { attributeOf, withUnsigned, withUnsignedEach } from './unsigned-attributes.ts';

/** The digest of the signed content by an algorithm; null: the content is not at hand. */
export type ContentDigest = (algorithm: DigestAlgorithm) => Promise<Uint8Array | null>;

/** The token with its hash index among its own unsigned attributes, where clause 5.5.2 puts it. */
const withIndex = async (token: Uint8Array, index: Uint8Array): Promise<Uint8Array> =>
  rewrittenBytes(
    await rewriteSignedData(memorySource(token), ({ signers }) => ({
      signers: withUnsignedEach(signers, [[hashIndexAttribute(index)]]),
    })),
  );

/**
 * CAdES-BASELINE-LTA (ETSI EN 319 122-1 clauses 5.5.3 and 6.3): an archive-time-stamp-v3 for each signer over everything
 * that stands in the signature now, earlier archive timestamps included, so that doing it again is the renewal. The draft
 * has to be at level LT. The digest of the content is announced in digestAlgorithms, as the clause recommends.
 */
export const raiseDraftToLTA = async (
  draft: Draft,
  contentDigest: ContentDigest,
  stamp: Stamper,
  file: string,
): Promise<Raising> => {
  const signers: DraftSigner[] = [];
  const used = new Set<DigestAlgorithm>();
  for (const signer of draft.signers) {
    const { info, raw } = signer;
    const old = oldArchiveOf(signer);
    if (old !== null) return refusedLevel('level.old-archive', { signer: signerText(info), attribute: old });
    const algorithm = stampDigestOf(info);
    const content = await contentDigest(algorithm);
    if (content === null) return refusedLevel('level.content-needed', { file });
    const parts = archivedParts({ ...draft, contentType: draft.frame.contentType }, raw);
    const index = makeHashIndex(algorithm, parts);
    const token = await stamp(digestOf(algorithm, archiveTimestampInput(parts, content, index)));
    if (!token.ok) return token;
    const indexed = await withIndex(token.value, index);
    signers.push({ info, raw: withUnsigned(raw, [attributeOf(cmsOids.archiveTimestampV3, indexed)]) });
    used.add(algorithm);
  }
  const announced = draft.data.digestAlgorithms.map(({ oid }) => oid);
  const fresh = [...used].filter((algorithm) => !announced.includes(digestOid(algorithm)));
  const digestAlgorithms =
    withElements(draft.digestAlgorithms, tags.set, fresh.map(digestIdentifier)) ?? draft.digestAlgorithms;
  return ok({ draft: { ...draft, signers, digestAlgorithms }, remarks: [] });
};
