import { digestAlgorithms, type Digest, type DigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Details, Finding, Severity } from '#shared/kernel/failure.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import type { LevelCode } from '#shared/signature/level-codes.ts';
import { hexOf } from '../asn1/bytes.ts';
import { nameText } from '../certificate/name-text.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { digestByOid, digestBytes } from '../digest.ts';
import type { Draft } from './draft.ts';

/** What one level adds; findings that do not block come along with the draft. */
export type Raising = Result<{ readonly draft: Draft; readonly remarks: readonly Finding[] }, readonly Finding[]>;

/** Gets a timestamp token over a digest, or says why every service refused. */
export type Stamper = (digest: Digest) => Promise<Result<Uint8Array, readonly Finding[]>>;

export const levelFinding = (
  code: LevelCode,
  details: Details,
  severity: Severity = 'blocker',
): Finding<LevelCode> => ({
  code,
  severity,
  place: {},
  details,
});

export const refusedLevel = (code: LevelCode, details: Details) => refuse([levelFinding(code, details)]);

/** How a signer is named to people before its certificate is known. */
export const signerText = ({ identifier }: SignerInfo): string =>
  identifier.kind === 'issuer-and-serial'
    ? `${nameText(identifier.issuer)}, ${hexOf(identifier.serial)}`
    : hexOf(identifier.identifier);

/** The signer's own digest where it is sound, so that a GOST signature is stamped with Streebog; else SHA-256. */
export const stampDigestOf = ({ digestAlgorithm }: SignerInfo): DigestAlgorithm => {
  const own = digestByOid(digestAlgorithm.oid);
  return digestAlgorithms.find((name): name is DigestAlgorithm => name === own) ?? 'sha-256';
};

export const digestOf = (algorithm: DigestAlgorithm, bytes: Uint8Array): Digest => ({
  algorithm,
  value: hexOf(digestBytes(algorithm, bytes)),
});
