import { pathFinding, type PathCode, type PathFinding } from '#shared/verification/path-codes.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { maxSignerSearches } from '../revocation/status.ts';
import { statusAt } from '../revocation/status-at.ts';
import { anchorFindings } from './anchor.ts';
import { profileFindings } from './profile.ts';
import type { PathInputs, PathVerdict, RevocationStatus } from './verdict.ts';
import { walkPath } from './walk.ts';

/** Blockers that tell what could not be checked, not that something is wrong. */
const notProvable: readonly PathCode[] = [
  'path.not-found',
  'path.search-limit',
  'path.algorithm-unsupported',
  'path.name-form-unsupported',
  'path.name-constraints-limit',
  'revocation.undetermined',
];

/** The verdict that findings amount to. */
export const verdictOf = (
  parts: Pick<PathVerdict, 'userConstrainedPolicySet' | 'findings' | 'revocation'>,
): PathVerdict => {
  const blockers = parts.findings.filter(({ severity }) => severity === 'blocker');
  const valid = blockers.length === 0;
  return {
    ...parts,
    valid,
    provable: valid || blockers.some(({ code }) => !notProvable.includes(code)),
    userConstrainedPolicySet: valid ? parts.userConstrainedPolicySet : [],
  };
};

const judgeAnchorAlone = (anchor: Certificate, inputs: PathInputs): PathVerdict => {
  const about = pathFinding('path.target-is-anchor', 'info', 0, { certificate: nameText(anchor.subject) });
  // It certifies nothing here, so what it may certify does not matter; its dates and key are still worth naming.
  const mattering: readonly PathCode[] = ['path.anchor-outside-validity', 'path.key-too-short', 'path.key-weak'];
  const severity = inputs.profile === 'strict' ? 'blocker' : 'warning';
  const found = anchorFindings(anchor, inputs.at, severity).filter(({ code }) => mattering.includes(code));
  const findings = [...found, ...profileFindings(anchor, 0, false, severity)];
  const { userConstrainedPolicySet } = walkPath([anchor], inputs);
  return verdictOf({ userConstrainedPolicySet, findings: [about, ...findings], revocation: [{ kind: 'not-checked' }] });
};

/**
 * Validates a certification path by RFC 5280 6, anchor first and target last, for the time `inputs.at`. Revocation (6.3) is
 * required for every certificate below the anchor when lists or responses are given, and not looked at otherwise. Never throws on what
 * certificates and lists hold; `path` must not be empty.
 */
export const validatePath = (path: readonly Certificate[], inputs: PathInputs): PathVerdict => {
  const [anchor] = path;
  if (anchor !== undefined && path.length === 1) return judgeAnchorAlone(anchor, inputs);
  const walk = walkPath(path, inputs);
  const crls = inputs.crls ?? [];
  const ocsps = inputs.ocsps ?? [];
  const required = inputs.revocationRequired ?? crls.length + ocsps.length > 0;
  const context = {
    crls,
    ocsps,
    ocspMaxAge: inputs.ocspMaxAge ?? 0,
    untrusted: inputs.untrusted ?? [],
    at: inputs.at,
    crlsAt: inputs.crlsAt ?? inputs.at,
    path,
    keys: walk.keys,
    inProgress: [],
    work: { signersLeft: maxSignerSearches },
  };
  const revocation: RevocationStatus[] = [{ kind: 'not-checked' }];
  const findings: PathFinding[] = [...walk.findings];
  for (let item = 1; item < path.length; item += 1) {
    const found = required ? statusAt(context, item) : null;
    revocation.push(found?.status ?? { kind: 'not-checked' });
    findings.push(...(found?.findings ?? []));
  }
  return verdictOf({ userConstrainedPolicySet: walk.userConstrainedPolicySet, findings, revocation });
};
