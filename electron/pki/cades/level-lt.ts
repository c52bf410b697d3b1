import type { Finding } from '#shared/kernel/failure.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { LevelCode } from '#shared/signature/level-codes.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { contextConstructed, tags } from '../asn1/tags.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { cmsLimits } from '../cms/limits.ts';
import { digestByOid, digestBytes } from '../digest.ts';
import { mayTimestamp, tokenSignatureHolds } from '../timestamps/token-signature.ts';
import { readCrl, type Crl } from '../revocation/crl.ts';
import { readOcsp, type OcspResponse } from '../revocation/ocsp.ts';
import { checkSignatureValue } from '../verify/signature-value.ts';
import { ocspInside, otherRevocation } from './add-material.ts';
import { elementsOf } from './archived-parts.ts';
import { oldArchiveOf, timestampsOf, type CarriedTimestamp } from './carried-timestamps.ts';
import { completeMaterial, type Pool, type Subject } from './complete-material.ts';
import { counterSignersOf } from './counter-signers.ts';
import { certificateOfSigner, certificatesIn, readCertificates, type Draft } from './draft.ts';
import { refusedLevel, signerText, type Raising } from './level.ts';
import { versionAtLeast } from './rewrite.ts';
import { withElements } from './sets.ts';
import { joinMaterial, type ValidationMaterial } from './validation-material.ts';

const crlsIn = (ders: readonly Uint8Array[]): readonly Crl[] =>
  ders.flatMap((der) => {
    const read = readCrl(der);
    return read.ok ? [read.value] : [];
  });

const ocspsIn = (ders: readonly Uint8Array[]): readonly OcspResponse[] =>
  ders.flatMap((der) => {
    const read = readOcsp(der);
    return read.ok ? [read.value] : [];
  });

type Revocation = { readonly crls: readonly Crl[]; readonly ocsps: readonly OcspResponse[] };

export const revocationIn = ({ revocation }: Draft): Revocation => {
  const choices = elementsOf(revocation, contextConstructed(1));
  const others = choices.filter(([first]) => first === contextConstructed(1));
  return {
    crls: crlsIn(choices.filter(([first]) => first === tags.sequence)),
    ocsps: ocspsIn(others.flatMap((choice) => ocspInside(choice) ?? [])),
  };
};

/** What timestamps bring along of their own; it is not put in a second time. */
const carriedBy = (timestamps: readonly CarriedTimestamp[]): ValidationMaterial => ({
  certificates: timestamps.flatMap(({ token }) => token.data.certificates),
  crls: timestamps.flatMap(({ token }) => token.data.crls),
  ocsps: [],
});

/** A timestamp has to hold until the next archive timestamp takes over, the last one until now. */
const subjectsOf = (timestamps: readonly CarriedTimestamp[], now: number): readonly Subject[] =>
  timestamps.flatMap(({ certificate }, index) => {
    const next = timestamps.slice(index + 1).find(({ kind }) => kind === 'archive');
    const at = next?.token.info.genTime ?? now;
    return certificate === null ? [] : [{ certificate, at, since: null, demanded: true }];
  });

/**
 * A signature whose chains are to be proved, and the timestamps over it that stand outside, oldest first: document
 * timestamps of a PDF, whose imprints were looked at. They archive, and the first proves a time where nothing inside does.
 */
export type ToProve = { readonly draft: Draft; readonly over: readonly CarriedTimestamp[] };

type Examined =
  | { readonly ok: true; readonly subjects: readonly Subject[]; readonly carried: ValidationMaterial }
  | { readonly ok: false; readonly error: readonly Finding[] };

/** What keeps everybody from relying on a timestamp that is there: nothing may be built on it. */
const faultOf = ({ kind, token, certificate }: CarriedTimestamp, { signature }: SignerInfo): string | null => {
  if (certificate === null || !tokenSignatureHolds(token, certificate)) return 'signature';
  if (!mayTimestamp(certificate)) return 'extendedKeyUsage';
  const algorithm = digestByOid(token.info.imprintOid);
  if (kind === 'archive') return null;
  return algorithm !== null && sameBytes(digestBytes(algorithm, signature), token.info.imprint)
    ? null
    : 'messageImprint';
};

/** Whose chains have to be proved for one signer, and that it stands at all. */
const examine = async ({ draft, over }: ToProve, index: number, brought: Pool, now: number): Promise<Examined> => {
  const signer = draft.signers[index];
  if (signer === undefined) throw new RangeError('no such signer');
  const text = signerText(signer.info);
  const candidates = [...certificatesIn(draft), ...brought.certificates];
  const old = oldArchiveOf(signer);
  if (old !== null) return refusedLevel('level.old-archive', { signer: text, attribute: old });
  const certificate = certificateOfSigner(signer.info, candidates);
  if (certificate === null) return refusedLevel('level.signer-unknown', { signer: text });
  if (signer.info.signedBytes !== null && checkSignatureValue(signer.info, certificate) === 'does-not-verify')
    return refusedLevel('level.signature-wrong', { signer: text });
  const carried = await timestampsOf(signer, candidates);
  if (!carried.ok) return refusedLevel('level.timestamp-unreadable', { signer: text, reason: carried.reason });
  const timestamps = [...carried.timestamps, ...over].toSorted((a, b) => a.token.info.genTime - b.token.info.genTime);
  const nameless = timestamps.find((timestamp) => timestamp.certificate === null);
  if (nameless !== undefined)
    return refusedLevel('level.signer-unknown', { signer: signerText(nameless.token.signer) });
  for (const timestamp of timestamps) {
    const reason = faultOf(timestamp, signer.info);
    if (reason !== null) return refusedLevel('level.timestamp-unsound', { signer: text, reason });
  }
  const stamped = timestamps.find(({ kind }) => kind === 'signature') ?? over[0];
  const proof = stamped?.token.info.genTime;
  if (proof === undefined) return refusedLevel('level.timestamp-missing', { signer: text });
  const own: Subject = { certificate, at: proof, since: proof, demanded: true };
  const counter = counterSignersOf(signer)
    .flatMap((info) => certificateOfSigner(info, candidates) ?? [])
    .map((each): Subject => ({ certificate: each, at: now, since: null, demanded: false }));
  return {
    ok: true,
    subjects: [own, ...subjectsOf(timestamps, now), ...counter],
    carried: carriedBy(carried.timestamps),
  };
};

export const withMaterial = (draft: Draft, wanted: ValidationMaterial, carried: ValidationMaterial): Draft => {
  const missing = (ders: readonly Uint8Array[], there: readonly Uint8Array[]): readonly Uint8Array[] =>
    ders.filter((der) => !there.some((known) => sameBytes(known, der)));
  const known = revocationIn(draft).ocsps.map(({ der }) => der);
  const ocsps = missing(wanted.ocsps, known);
  const revocation = [...missing(wanted.crls, carried.crls), ...ocsps.map(otherRevocation)];
  const certificates = missing(wanted.certificates, carried.certificates);
  return {
    ...draft,
    version: ocsps.length === 0 ? draft.version : versionAtLeast(draft.version, 5),
    certificates: withElements(draft.certificates, contextConstructed(0), certificates),
    revocation: withElements(draft.revocation, contextConstructed(1), revocation),
  };
};

/** The same finding about two signers is one fact. */
export const distinct = (findings: readonly Finding<LevelCode>[]): readonly Finding<LevelCode>[] => [
  ...new Map(findings.map((finding) => [JSON.stringify([finding.code, finding.details]), finding])).values(),
];

type Wish = { readonly now: number; readonly fresh?: boolean };
type Proofs = {
  readonly material: ValidationMaterial;
  /** What the timestamps inside have with them already. */
  readonly carried: ValidationMaterial;
  readonly remarks: readonly Finding[];
};

/**
 * What proves the chains of every signer and timestamp of some signatures, chosen from what they hold and what was
 * brought; refuses with a finding for each thing that is missing. `now` in epoch milliseconds; `fresh` refuses revocation
 * data that are older than the signature, too.
 */
export const chooseProofs = async (
  signatures: readonly ToProve[],
  brought: Pool,
  { now, fresh = false }: Wish,
): Promise<Result<Proofs, readonly Finding[]>> => {
  const subjects: Subject[] = [];
  const carried: ValidationMaterial[] = [];
  for (const one of signatures)
    for (const index of one.draft.signers.keys()) {
      const examined = await examine(one, index, brought, now);
      if (!examined.ok) return examined;
      subjects.push(...examined.subjects);
      carried.push(examined.carried);
    }
  const drafts = signatures.map(({ draft }) => draft);
  const inside = joinMaterial(...carried, carriedBy(signatures.flatMap(({ over }) => over)));
  const own = drafts.map(revocationIn);
  const pool: Pool = {
    anchors: brought.anchors,
    certificates: [
      ...drafts.flatMap(certificatesIn),
      ...readCertificates(inside.certificates),
      ...brought.certificates,
    ],
    crls: [...own.flatMap(({ crls }) => crls), ...crlsIn(inside.crls), ...brought.crls],
    ocsps: [...own.flatMap(({ ocsps }) => ocsps), ...brought.ocsps],
  };
  const { material, findings } = completeMaterial(subjects, pool, now);
  const said = distinct(findings).map((finding) =>
    fresh && finding.code === 'level.revocation-older' ? { ...finding, severity: 'blocker' as const } : finding,
  );
  if (said.some(({ severity }) => severity === 'blocker')) return refuse(said);
  return ok({
    material,
    carried: joinMaterial(...carried),
    remarks: said.filter(({ severity }) => severity !== 'info'),
  });
};

/**
 * CAdES-BASELINE-LT (ETSI EN 319 122-1 clause 6.3): certificates and revocation data for the chain of every signer and
 * every timestamp go into SignedData.certificates and crls.
 */
export const raiseDraftToLT = async (draft: Draft, brought: Pool, wish: Wish): Promise<Raising> => {
  const proofs = await chooseProofs([{ draft, over: [] }], brought, wish);
  if (!proofs.ok) return proofs;
  const raised = withMaterial(draft, proofs.value.material, proofs.value.carried);
  const { revocationBytes: limit } = cmsLimits;
  const bytes = raised.revocation?.length ?? 0;
  // Beyond this nobody's reader would open it again, ours included.
  if (bytes > limit) return refusedLevel('level.revocation-too-large', { bytes, limit });
  return ok({ draft: raised, remarks: proofs.value.remarks });
};
