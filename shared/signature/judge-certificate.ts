import type { Severity } from '../kernel/failure.ts';
import { epochMilliseconds, type Instant } from '../kernel/instant.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { judgeKey } from './judge-key.ts';
import { judgeOwner, type Owner } from './judge-owner.ts';
import { judgePlatform, type PlatformAttributes } from './judge-platform.ts';
import type { SignerCode, SignerFinding } from './signer-finding.ts';

/** What a certificate is judged against. Null: not known, and then not judged. */
export type SigningPurpose = {
  readonly now: Instant;
  /** The end of acceptance of bids: the platform checks the signature then. */
  readonly deadline: Instant | null;
  readonly platform: PlatformAttributes | null;
  readonly owner: Owner | null;
  /** Where the private key lives. */
  readonly keyPlace: 'file' | 'token';
};

/**
 * What speaks for and against signing a bid with this certificate, before anything is signed. `blocker`: a signature made
 * now would be refused; `warning`: it may be; `info`: what it is good for; `passed`: what was looked at and is right.
 * Trust in the issuer and revocation are not judged here: that is the business of verification.
 */
export const judgeCertificate = (facts: CertificateFacts, purpose: SigningPurpose): readonly SignerFinding[] => [
  ...judgeValidity(facts, purpose),
  ...judgePrivateKeyPeriod(facts, purpose),
  ...judgeUsage(facts),
  ...judgePlatform(facts, purpose.platform),
  ...judgeOwner(facts.subject, purpose.owner),
  ...judgeKey(facts, purpose.keyPlace),
];

const finding = (code: SignerCode, severity: Severity, details: SignerFinding['details']): SignerFinding => ({
  code,
  severity,
  place: {},
  details,
});

/** RFC 5280 section 4.1.2.5: both ends belong to the validity. */
const covers = (from: Instant | null, until: Instant | null, at: Instant): boolean =>
  (from === null || epochMilliseconds(from) <= epochMilliseconds(at)) &&
  (until === null || epochMilliseconds(at) <= epochMilliseconds(until));

const judgeValidity = (facts: CertificateFacts, { now, deadline }: SigningPurpose): readonly SignerFinding[] => {
  const { notBefore, notAfter } = facts;
  if (!covers(notBefore, null, now)) return [finding('signer.not-yet-valid', 'blocker', { notBefore, now })];
  if (!covers(null, notAfter, now)) return [finding('signer.expired', 'blocker', { notAfter, now })];
  if (deadline !== null && !covers(notBefore, notAfter, deadline)) {
    return [finding('signer.not-valid-at-deadline', 'blocker', { notBefore, notAfter, deadline })];
  }
  return [finding('signer.valid', 'passed', { notBefore, notAfter })];
};

/** RFC 3280 section 4.2.1.4: the key may be used for a shorter time than its certificate is valid. */
const judgePrivateKeyPeriod = (facts: CertificateFacts, { now }: SigningPurpose): readonly SignerFinding[] => {
  const period = facts.privateKeyUsagePeriod;
  if (period === null || covers(period.notBefore, period.notAfter, now)) return [];
  return covers(period.notBefore, null, now)
    ? [finding('signer.private-key-period-over', 'blocker', { notAfter: period.notAfter, at: now })]
    : [finding('signer.private-key-period-not-begun', 'blocker', { notBefore: period.notBefore, at: now })];
};

/** RFC 5280 section 4.2.1.3: an absent key usage restricts nothing. */
const judgeUsage = (facts: CertificateFacts): readonly SignerFinding[] => {
  const usages = facts.keyUsage;
  const unfit = usages !== null && !usages.includes('digitalSignature') && !usages.includes('nonRepudiation');
  return [
    ...(unfit ? [finding('signer.key-usage-unfit', 'blocker', { keyUsage: usages })] : []),
    ...(facts.isAuthority ? [finding('signer.is-an-authority', 'warning', { subject: facts.subject.text })] : []),
  ];
};
