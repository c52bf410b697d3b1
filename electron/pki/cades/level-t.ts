import { ok } from '#shared/kernel/result.ts';
import { timestampOids } from '../timestamps/oids.ts';
import { splitSigner } from './archived-parts.ts';
import { isArchived } from './carried-timestamps.ts';
import type { Draft, DraftSigner } from './draft.ts';
import { digestOf, refusedLevel, signerText, stampDigestOf, type Raising, type Stamper } from './level.ts';
import { attributeOf, withUnsigned } from './unsigned-attributes.ts';

export const hasSignatureTimestamp = ({ raw }: DraftSigner): boolean =>
  splitSigner(raw).attributes.some(({ attribute }) => attribute.type === timestampOids.signatureTimestamp);

/**
 * CAdES-BASELINE-T (ETSI EN 319 122-1 clauses 5.3 and 6.3): a timestamp over the signature value of each signer
 * that has none; without a stamper such a signer is `level.timestamp-missing`. One that is archived without one takes none
 * any more: it would prove less than what is there.
 */
export const raiseDraftToT = async (draft: Draft, stamp: Stamper | null): Promise<Raising> => {
  const signers: DraftSigner[] = [];
  for (const signer of draft.signers) {
    if (hasSignatureTimestamp(signer)) {
      signers.push(signer);
      continue;
    }
    const { info, raw } = signer;
    if (isArchived(signer))
      return refusedLevel('level.old-archive', { signer: signerText(info), attribute: 'archive-time-stamp-v3' });
    if (stamp === null) return refusedLevel('level.timestamp-missing', { signer: signerText(info) });
    const token = await stamp(digestOf(stampDigestOf(info), info.signature));
    if (!token.ok) return token;
    signers.push({ info, raw: withUnsigned(raw, [attributeOf(timestampOids.signatureTimestamp, token.value)]) });
  }
  return ok({ draft: { ...draft, signers }, remarks: [] });
};
