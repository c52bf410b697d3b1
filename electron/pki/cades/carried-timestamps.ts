import type { Certificate } from '../certificate/certificate.ts';
import { attributeNames } from '../cms/attribute-names.ts';
import { timestampOids } from '../timestamps/oids.ts';
import { readTimestampToken, type TimestampToken } from '../timestamps/read-token.ts';
import { splitSigner } from './archived-parts.ts';
import { cmsOids } from './cms-oids.ts';
import { certificateOfSigner, certificatesIn, readCertificates, type Draft, type DraftSigner } from './draft.ts';

/** A timestamp that stands in a signature, opened. `certificate` is its service's, null when it cannot be found. */
export type CarriedTimestamp = {
  readonly kind: 'signature' | 'archive';
  readonly token: TimestampToken;
  readonly certificate: Certificate | null;
};

export type CarriedTimestamps =
  | { readonly ok: true; readonly timestamps: readonly CarriedTimestamp[] }
  | { readonly ok: false; readonly reason: string };

const kinds: Readonly<Record<string, CarriedTimestamp['kind']>> = {
  [timestampOids.signatureTimestamp]: 'signature',
  [cmsOids.archiveTimestampV3]: 'archive',
};

/** Signature and archive timestamps of a signer in the order of their times; one that cannot be read is a reason. */
export const timestampsOf = async (
  { raw }: DraftSigner,
  candidates: readonly Certificate[],
): Promise<CarriedTimestamps> => {
  const timestamps: CarriedTimestamp[] = [];
  for (const { attribute } of splitSigner(raw).attributes) {
    const kind = kinds[attribute.type];
    if (kind === undefined) continue;
    for (const value of attribute.values) {
      const read = await readTimestampToken(value);
      if (!read.ok) return { ok: false, reason: read.reason };
      const token = read.value;
      const known = [...readCertificates(token.data.certificates), ...candidates];
      timestamps.push({ kind, token, certificate: certificateOfSigner(token.signer, known) });
    }
  }
  return { ok: true, timestamps: timestamps.toSorted((a, b) => a.token.info.genTime - b.token.info.genTime) };
};

/**
 * The attribute by which earlier standards archived a signature: its imprint is over the certificates and lists as one
 * piece, so nothing can be added to them any more (ETSI TS 101 733 clause 6.4.1). Null: none.
 */
export const oldArchiveOf = ({ raw }: DraftSigner): string | null => {
  const old = splitSigner(raw).attributes.find(
    ({ attribute: { type } }) =>
      type === cmsOids.archiveTimestampV2 || type === cmsOids.longTermValidation || type === cmsOids.archiveTimestampV1,
  );
  return old === undefined ? null : (attributeNames[old.attribute.type] ?? old.attribute.type);
};

export const isArchived = ({ raw }: DraftSigner): boolean =>
  splitSigner(raw).attributes.some(({ attribute: { type } }) => type === cmsOids.archiveTimestampV3);

/** Everybody whose chain a level has to prove: signers and timestamp services, as far as their certificates are known. */
export const subjectCertificates = async (
  draft: Draft,
  brought: readonly Certificate[],
): Promise<readonly Certificate[]> => {
  const candidates = [...certificatesIn(draft), ...brought];
  const subjects: Certificate[] = [];
  for (const signer of draft.signers) {
    const own = certificateOfSigner(signer.info, candidates);
    const carried = await timestampsOf(signer, candidates);
    if (own !== null) subjects.push(own);
    if (carried.ok) subjects.push(...carried.timestamps.flatMap(({ certificate }) => certificate ?? []));
  }
  return subjects;
};
