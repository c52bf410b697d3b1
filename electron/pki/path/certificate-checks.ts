import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import type { Oid } from '../asn1/oid.ts';
import type { AlgorithmIdentifier, PublicKeyInfo } from '../certificate/algorithm.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { extensionIds as ids } from '../certificate/extension-ids.ts';
import { nameText } from '../certificate/name-text.ts';
import { keyBits, keyStrength } from './public-key.ts';
import { signatureStrength } from './verify-signature.ts';

/** Extensions that validation acts on, or that change nothing in it, so that they may be critical (RFC 5280 4.2, 6.1). */
const processed = new Set<Oid>([
  ids.authorityKeyIdentifier,
  ids.subjectKeyIdentifier,
  ids.keyUsage,
  ids.privateKeyUsagePeriod,
  ids.certificatePolicies,
  ids.policyMappings,
  ids.subjectAltName,
  ids.issuerAltName,
  ids.basicConstraints,
  ids.nameConstraints,
  ids.policyConstraints,
  ids.extendedKeyUsage,
  ids.crlDistributionPoints,
  ids.freshestCrl,
  ids.inhibitAnyPolicy,
  ids.ocspNoCheck,
  ids.qualifiedStatements,
]);

/** Unknown critical extensions, unreadable known ones and repeated ones (RFC 5280 4.2, 6.1.4 (o), 6.1.5 (f)). */
export const extensionFindings = ({ extensions, subject }: Certificate, item: number): PathFinding[] => {
  const certificate = nameText(subject);
  const unknown = extensions.all.filter(({ id, critical }) => critical && !processed.has(id));
  return [
    ...unknown.map(({ id }) =>
      pathFinding('path.critical-extension-unknown', 'blocker', item, { certificate, extension: id }),
    ),
    ...extensions.malformed.map((id) =>
      pathFinding('path.extension-malformed', 'blocker', item, { certificate, extension: id }),
    ),
    ...extensions.repeated.map((id) =>
      pathFinding('path.extension-repeated', 'blocker', item, { certificate, extension: id }),
    ),
  ];
};

/** Keys under 1024 bits make a path invalid, those under 2048 are named. */
export const keyFindings = (subject: string, key: PublicKeyInfo, item: number): PathFinding[] => {
  const strength = keyStrength(key);
  if (strength === 'sound') return [];
  const details = { certificate: subject, bits: keyBits(key) };
  return strength === 'refused'
    ? [pathFinding('path.key-too-short', 'blocker', item, details)]
    : [pathFinding('path.key-weak', 'warning', item, details)];
};

/** MD5 and older make a path invalid, SHA-1 is named. */
export const digestFindings = (subject: string, algorithm: AlgorithmIdentifier, item: number): PathFinding[] => {
  const strength = signatureStrength(algorithm);
  if (strength === 'sound') return [];
  const details = { certificate: subject, algorithm: algorithm.oid };
  return strength === 'broken'
    ? [pathFinding('path.digest-broken', 'blocker', item, details)]
    : [pathFinding('path.digest-weak', 'warning', item, details)];
};

/** RFC 5280 6.1.3 (a)(2); both ends of the validity belong to it. */
export const validityFindings = (
  { notBefore, notAfter, subject }: Certificate,
  at: number,
  item: number,
): PathFinding[] => {
  const certificate = nameText(subject);
  if (at < notBefore) {
    return [pathFinding('path.not-yet-valid', 'blocker', item, { certificate, from: instantFromEpoch(notBefore) })];
  }
  // The last second belongs to the validity whole: times are written without fractions.
  if (at >= notAfter + 1000) {
    return [pathFinding('path.expired', 'blocker', item, { certificate, until: instantFromEpoch(notAfter) })];
  }
  return [];
};
