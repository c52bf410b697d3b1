import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { keyUsages } from '../certificate/extension-values.ts';
import { isEmptyName } from '../certificate/name.ts';
import { nameText } from '../certificate/name-text.ts';
import { extensionFindings, keyFindings, validityFindings } from './certificate-checks.ts';

/**
 * What a trust anchor's own certificate says against its use. RFC 5280 6 takes only its name and key; RFC 5937 lets the
 * limits it puts on itself count, which they do here, for an anchor that denies being an authority cannot be meant as one.
 * Its dates are only named, unless `severity` is a blocker: trusting it was the user's decision.
 */
export const anchorFindings = (anchor: Certificate, at: number, severity: 'warning' | 'blocker'): PathFinding[] => {
  const certificate = nameText(anchor.subject);
  const { extensions } = anchor;
  const findings = [...extensionFindings(anchor, 0), ...keyFindings(certificate, anchor.publicKey, 0)];
  const instants = { from: instantFromEpoch(anchor.notBefore), until: instantFromEpoch(anchor.notAfter) };
  if (validityFindings(anchor, at, 0).length > 0) {
    findings.push(pathFinding('path.anchor-outside-validity', severity, 0, { certificate, ...instants }));
  }
  if (isEmptyName(anchor.subject)) findings.push(pathFinding('path.name-empty', 'blocker', 0, { certificate }));
  if (anchor.version === 3 && !(extensions.basicConstraints?.authority ?? false)) {
    findings.push(pathFinding('path.not-an-authority', 'blocker', 0, { certificate }));
  }
  if (extensions.keyUsage !== null && (extensions.keyUsage & keyUsages.keyCertSign) === 0) {
    findings.push(pathFinding('path.may-not-sign-certificates', 'blocker', 0, { certificate }));
  }
  return findings;
};
