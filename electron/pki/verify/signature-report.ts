import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { nameValue } from '#shared/signature/certificate-facts.ts';
import type { SignatureFacts } from '#shared/verification/facts.ts';
import { judge } from '#shared/verification/judge.ts';
import type { FoundLevel, SignatureFormat, SignatureReport, Signer } from '#shared/verification/report.ts';
import { trustedTimeOf } from '#shared/verification/trusted-time.ts';
import type { Evidence } from './evidence.ts';

const signerOf = (certificate: CertificateFacts): Signer => {
  const { subject, issuer } = certificate;
  const organization = nameValue(subject, 'organization');
  const inn = nameValue(subject, 'innLegalEntity') ?? nameValue(subject, 'inn');
  const ogrn = nameValue(subject, 'ogrn') ?? nameValue(subject, 'ogrnip');
  return {
    name: nameValue(subject, 'commonName') ?? subject.text,
    ...(organization === null ? {} : { organization }),
    ...(inn === null ? {} : { inn }),
    ...(ogrn === null ? {} : { ogrn }),
    serial: certificate.serialNumber,
    issuer: nameValue(issuer, 'commonName') ?? issuer.text,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    thumbprint: certificate.thumbprint.value,
  };
};

const namesSigner = (facts: SignatureFacts): boolean =>
  (facts.signedAttributes ?? []).some(
    ({ name }) => name === 'signing-certificate' || name === 'signing-certificate-v2',
  );

/** The level that the structure shows (ETSI EN 319 122-1 clause 6.3); whom the reader trusts is another question. */
export const levelOf = (facts: SignatureFacts): FoundLevel => {
  if (!namesSigner(facts)) return 'CMS';
  if (facts.claimedSigningTime === null) return 'CAdES-BES';
  const has = (...names: readonly string[]): boolean =>
    facts.unsignedAttributes.some(({ name }) => name !== null && names.includes(name));
  if (!facts.timestamps.some(({ intact }) => intact)) return 'CAdES-BASELINE-B';
  if (facts.carriedRevocation === 0 && !has('revocation-values')) return 'CAdES-BASELINE-T';
  return has('archive-time-stamp-v3', 'archive-time-stamp-v2') ? 'CAdES-BASELINE-LTA' : 'CAdES-BASELINE-LT';
};

export type SignaturePlace = {
  /** The container around it, if any. */
  readonly container: 'ASiC-E' | 'ASiC-S' | null;
  readonly signatureFile: string;
  readonly covers: readonly string[];
};

const formatOf = (facts: SignatureFacts, { container }: SignaturePlace): SignatureFormat => {
  const own = namesSigner(facts) ? 'CAdES' : 'CMS';
  return container === null ? own : `${container}/${own}`;
};

/** Facts, checks and conclusion of one signature. */
export const signatureReport = (facts: SignatureFacts, place: SignaturePlace, evidence: Evidence): SignatureReport => {
  const { policy, revocation, validationTime } = evidence;
  const judged = judge(facts, { policy, revocation, validationTime, file: place.signatureFile });
  return {
    format: formatOf(facts, place),
    level: levelOf(facts),
    signer: facts.certificate === null ? null : signerOf(facts.certificate),
    claimedSigningTime: facts.claimedSigningTime,
    trustedSigningTime: trustedTimeOf(facts.timestamps),
    verdicts: judged.verdicts,
    conclusion: judged.conclusion,
    subIndication: judged.subIndication,
    signatureFile: place.signatureFile,
    covers: place.covers,
    facts,
    checks: judged.checks,
    findings: judged.findings,
  };
};
