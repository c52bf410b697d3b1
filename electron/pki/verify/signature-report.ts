import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { nameValue, personIn } from '#shared/signature/certificate-facts.ts';
import type { Conclusion } from '#shared/verification/conclusion.ts';
import type { SignatureFacts, TimestampFacts } from '#shared/verification/facts.ts';
import { judge } from '#shared/verification/judge.ts';
import type { FoundLevel, ProvedLevel, SignatureFormat, SignatureReport, Signer } from '#shared/verification/report.ts';
import { trustedTimeOf } from '#shared/verification/trusted-time.ts';
import type { Evidence } from './evidence.ts';
import type { ProvenSignature } from './prove-signature.ts';

const signerOf = (certificate: CertificateFacts): Signer => {
  const { subject, issuer } = certificate;
  const organization = nameValue(subject, 'organization');
  const person = personIn(subject);
  const inn = nameValue(subject, 'innLegalEntity') ?? nameValue(subject, 'inn');
  const ogrn = nameValue(subject, 'ogrn') ?? nameValue(subject, 'ogrnip');
  return {
    name: nameValue(subject, 'commonName') ?? subject.text,
    ...(organization === null ? {} : { organization }),
    ...(person === null ? {} : { person }),
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

const tierOf = (facts: SignatureFacts): 'B' | 'T' | 'LT' | 'LTA' => {
  const isIntact = (...kinds: readonly TimestampFacts['kind'][]): boolean =>
    facts.timestamps.some(({ kind, intact }) => intact && kinds.includes(kind));
  const archived = isIntact('archive-time-stamp', 'document-time-stamp');
  if (!isIntact('signature-time-stamp') && !archived) return 'B';
  const carries =
    facts.carriedRevocation > 0 || facts.unsignedAttributes.some(({ name }) => name === 'revocation-values');
  if (!carries) return 'T';
  return archived ? 'LTA' : 'LT';
};

/** The level that the structure shows (clause 6 of ETSI EN 319 122-1, 142-1, 132-1); trust is another question. */
export const levelOf = (facts: SignatureFacts): FoundLevel => {
  if (!namesSigner(facts)) return facts.family === 'XAdES' ? 'XMLDSig' : 'CMS';
  // Only CAdES demands the signer's own word for the time among what is signed.
  if (facts.family === 'CAdES' && facts.role === 'signature' && facts.claimedSigningTime === null) return 'CAdES-BES';
  return `${facts.family}-BASELINE-${tierOf(facts)}`;
};

/**
 * The level that is proved to this reader: T where a timestamp by someone he trusts tells a time; LT where moreover every
 * status of the chain came from what the signature carries; LTA where an archive timestamp over all of that is proved.
 */
export const provedLevelOf = (facts: SignatureFacts, conclusion: Conclusion): ProvedLevel => {
  if (conclusion !== 'TOTAL-PASSED') return 'none';
  const proves = ({ proved, kind }: TimestampFacts): boolean => proved && kind !== 'content-time-stamp';
  if (!facts.timestamps.some(proves)) return 'B';
  if (facts.chain === null || !facts.chain.selfContained) return 'T';
  const archived = ({ proved, kind }: TimestampFacts): boolean =>
    proved && (kind === 'archive-time-stamp' || kind === 'document-time-stamp');
  return facts.timestamps.some(archived) ? 'LTA' : 'LT';
};

export type SignaturePlace = {
  /** The container around it, if any. */
  readonly container: 'ASiC-E' | 'ASiC-S' | null;
  readonly signatureFile: string;
  readonly covers: readonly string[];
};

const formatOf = (facts: SignatureFacts, { container }: SignaturePlace): SignatureFormat => {
  if (facts.family === 'PAdES') return 'PAdES';
  const [named, plain] = facts.family === 'XAdES' ? (['XAdES', 'XMLDSig'] as const) : (['CAdES', 'CMS'] as const);
  const own = namesSigner(facts) ? named : plain;
  return container === null ? own : `${container}/${own}`;
};

/** Facts, checks and conclusion of one signature and of those over it. */
export const signatureReport = (
  { facts, counterSignatures }: Omit<ProvenSignature, 'path'>,
  place: SignaturePlace,
  evidence: Evidence,
): SignatureReport => {
  const { policy, revocation, validationTime } = evidence;
  const judged = judge(facts, { policy, revocation, validationTime, file: place.signatureFile });
  return {
    format: formatOf(facts, place),
    level: levelOf(facts),
    provedLevel: provedLevelOf(facts, judged.conclusion),
    signer: facts.certificate === null ? null : signerOf(facts.certificate),
    claimedSigningTime: facts.claimedSigningTime,
    trustedSigningTime: trustedTimeOf(facts.timestamps),
    verdicts: judged.verdicts,
    conclusion: judged.conclusion,
    subIndication: judged.subIndication,
    signatureFile: place.signatureFile,
    covers: facts.role === 'counter-signature' ? [] : place.covers,
    facts,
    checks: judged.checks,
    findings: judged.findings,
    counterSignatures: counterSignatures.map((one) => signatureReport(one, place, evidence)),
  };
};
