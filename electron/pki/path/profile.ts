import { pathFinding, type PathFinding, type PathCode } from '#shared/verification/path-codes.ts';
import { isCritical } from '../certificate/extensions.ts';
import { extensionIds as ids } from '../certificate/extension-ids.ts';
import { keyUsages } from '../certificate/extension-values.ts';
import { isSelfIssued, type Certificate } from '../certificate/certificate.ts';
import { isEmptyName } from '../certificate/name.ts';
import { nameText } from '../certificate/name-text.ts';

/** Extensions that RFC 5280 4.2 wants one way or the other. */
const neverCritical = [ids.authorityKeyIdentifier, ids.subjectKeyIdentifier, ids.freshestCrl, ids.authorityInfoAccess];
const alwaysCritical = [ids.nameConstraints, ids.policyConstraints, ids.inhibitAnyPolicy];

const wrongCriticality = ({ extensions, subject }: Certificate, authority: boolean): string[] => {
  const present = new Set(extensions.all.map(({ id }) => id));
  const wanted: string[] = [...alwaysCritical];
  if (authority) wanted.push(ids.basicConstraints);
  if (isEmptyName(subject)) wanted.push(ids.subjectAltName);
  return [
    ...neverCritical.filter((id) => isCritical(extensions, id)),
    ...wanted.filter((id) => present.has(id) && !isCritical(extensions, id)),
  ];
};

/**
 * Faults against the certificate profile (RFC 5280 4), which authorities commit in practice and path validation (6) does
 * not look at. `authority`: the certificate certifies another one in this path.
 */
export const profileFindings = (
  certificate: Certificate,
  item: number,
  authority: boolean,
  severity: 'warning' | 'blocker',
): PathFinding[] => {
  const findings: PathFinding[] = [];
  const { extensions, serial } = certificate;
  const subject = nameText(certificate.subject);
  type Plain = Extract<PathCode, `profile.${'authority' | 'subject' | 'serial' | 'old' | 'key'}${string}`>;
  const say = (code: Plain): void => {
    findings.push(pathFinding(code, severity, item, { certificate: subject }));
  };
  const about = (code: 'profile.criticality' | 'profile.extension-out-of-place', extension: string): void => {
    findings.push(pathFinding(code, severity, item, { certificate: subject, extension }));
  };
  const isAuthority = extensions.basicConstraints?.authority ?? false;
  const mayCertify = ((extensions.keyUsage ?? 0) & keyUsages.keyCertSign) !== 0;
  const selfSignedAnchor = item === 0 && isSelfIssued(certificate);
  if (certificate.version < 3) say('profile.old-version');
  if (serial.length > 20 || (serial[0] ?? 0) >= 0x80 || serial.every((octet) => octet === 0))
    say('profile.serial-number');
  if (certificate.version === 3) {
    const authorityKey = extensions.authorityKeyIdentifier;
    if (!selfSignedAnchor && (authorityKey?.keyIdentifier ?? null) === null)
      say('profile.authority-key-identifier-missing');
    if ((authority || isAuthority) && extensions.subjectKeyIdentifier === null)
      say('profile.subject-key-identifier-missing');
  }
  if (mayCertify && !isAuthority) say('profile.key-usage-without-authority');
  for (const extension of wrongCriticality(certificate, authority || isAuthority))
    about('profile.criticality', extension);
  if (!isAuthority) {
    for (const id of [ids.nameConstraints, ids.policyMappings, ids.policyConstraints, ids.inhibitAnyPolicy]) {
      if (extensions.all.some((extension) => extension.id === id)) about('profile.extension-out-of-place', id);
    }
  }
  return findings;
};
