import { contextConstructed, tags } from '../asn1/tags.ts';
import { readSignerInfo } from '../cms/signed-data.ts';
import { digestIdentifier } from './algorithm-identifier.ts';
import { signerInfo, type SignatureParts } from './assemble.ts';
import type { Draft } from './draft.ts';
import { withElements } from './sets.ts';

/**
 * One more signature over the same content, beside those that are there (RFC 5652 section 5.1). The others stay byte for
 * byte; certificates and digest algorithm are added where they are not there yet.
 */
export const addSigner = (draft: Draft, parts: SignatureParts): Draft => {
  const raw = signerInfo(parts);
  const info = readSignerInfo(raw);
  if ('reason' in info) throw new RangeError(info.reason);
  const digest = [digestIdentifier(parts.algorithm.digest)];
  const announced = draft.data.digestAlgorithms.map(({ oid }) => oid).includes(info.digestAlgorithm.oid);
  return {
    ...draft,
    digestAlgorithms: announced
      ? draft.digestAlgorithms
      : (withElements(draft.digestAlgorithms, tags.set, digest) ?? draft.digestAlgorithms),
    certificates: withElements(
      draft.certificates,
      contextConstructed(0),
      [parts.certificate, ...parts.chain].map(({ der }) => der),
    ),
    signers: [...draft.signers, { info, raw }],
  };
};
