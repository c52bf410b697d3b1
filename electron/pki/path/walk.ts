import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import { sameBytes } from '../asn1/bytes.ts';
import type { Oid } from '../asn1/oid.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';
import { isSelfIssued, type Certificate } from '../certificate/certificate.ts';
import { anyPolicy } from '../certificate/extension-ids.ts';
import { keyUsages } from '../certificate/extension-values.ts';
import { isEmptyName, sameName } from '../certificate/name.ts';
import { nameText } from '../certificate/name-text.ts';
import { anchorFindings } from './anchor.ts';
import { digestFindings, extensionFindings, keyFindings, validityFindings } from './certificate-checks.ts';
import { addConstraints, checkNames, noConstraints, type ConstraintState } from './name-constraints.ts';
import { constrainedPolicies, extended, initialGraph, mapped, type PolicyGraph } from './policy-graph.ts';
import { profileFindings } from './profile.ts';
import { withInheritedParameters } from './public-key.ts';
import type { PathInputs } from './verdict.ts';
import { verifySignature } from './verify-signature.ts';

export type WalkInputs = Omit<
  PathInputs,
  'crls' | 'crlsAt' | 'ocsps' | 'ocspMaxAge' | 'revocationRequired' | 'untrusted'
>;

/** Everything of RFC 5280 6.1 but revocation. `keys[i]` is the i-th certificate's key with inherited parameters. */
export type Walk = {
  readonly findings: readonly PathFinding[];
  readonly keys: readonly PublicKeyInfo[];
  readonly userConstrainedPolicySet: readonly Oid[];
};

/** The state variables of RFC 5280 6.1.2, the counters being certificates that may still follow. */
type State = {
  readonly length: number;
  graph: PolicyGraph;
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;
  maxPathLength: number;
  readonly constraints: ConstraintState;
};

const initialState = (anchor: Certificate, length: number, inputs: WalkInputs): State => {
  const constraints = noConstraints();
  if (anchor.extensions.nameConstraints !== null) addConstraints(constraints, anchor.extensions.nameConstraints);
  const never = length + 1;
  return {
    length,
    graph: initialGraph(),
    explicitPolicy: inputs.initialExplicitPolicy === true ? 0 : never,
    policyMapping: inputs.initialPolicyMappingInhibit === true ? 0 : never,
    inhibitAnyPolicy: inputs.initialInhibitAnyPolicy === true ? 0 : never,
    maxPathLength: Math.min(
      inputs.initialMaxPathLength ?? length,
      anchor.extensions.basicConstraints?.pathLength ?? length,
    ),
    constraints,
  };
};

/** RFC 5280 6.1.3 (a)(1) and (a)(4): who says so, and whether the signature is theirs. */
const issuanceFindings = (
  certificate: Certificate,
  issuer: Certificate,
  key: PublicKeyInfo,
  item: number,
): PathFinding[] => {
  const subject = nameText(certificate.subject);
  const findings = digestFindings(subject, certificate.signatureAlgorithm, item);
  const { signatureAlgorithm: algorithm, tbs: data, signature } = certificate;
  const check = verifySignature({ algorithm, publicKey: key, data, signature });
  if (check === 'invalid')
    findings.push(pathFinding('path.signature-invalid', 'blocker', item, { certificate: subject }));
  if (check === 'unsupported') {
    const details = { certificate: subject, algorithm: algorithm.oid };
    findings.push(pathFinding('path.algorithm-unsupported', 'blocker', item, details));
  }
  if (!sameBytes(algorithm.der, certificate.tbsSignatureAlgorithm.der)) {
    findings.push(pathFinding('path.algorithms-differ', 'blocker', item, { certificate: subject }));
  }
  if (isEmptyName(certificate.issuer))
    findings.push(pathFinding('path.name-empty', 'blocker', item, { certificate: subject }));
  if (!sameName(certificate.issuer, issuer.subject)) {
    const details = { certificate: subject, issuer: nameText(certificate.issuer) };
    findings.push(pathFinding('path.name-not-chained', 'blocker', item, details));
  }
  return findings;
};

/** RFC 5280 6.1.3 (d) to (f). */
const applyPolicies = (state: State, certificate: Certificate, isLast: boolean, item: number): PathFinding[] => {
  const anyAllowed = state.inhibitAnyPolicy > 0 || (!isLast && isSelfIssued(certificate));
  state.graph = extended(state.graph, certificate.extensions.certificatePolicies, anyAllowed);
  if (state.explicitPolicy > 0 || state.graph !== null) return [];
  return [pathFinding('path.no-acceptable-policy', 'blocker', item, { certificate: nameText(certificate.subject) })];
};

const lower = (counter: number, limit: number | null | undefined): number => Math.min(counter, limit ?? counter);

/** RFC 5280 6.1.4 (a), (b), (h) to (j): how this authority changes the policies that may follow. */
const preparePolicies = (state: State, certificate: Certificate, item: number): PathFinding[] => {
  const { policyMappings, policyConstraints, inhibitAnyPolicy } = certificate.extensions;
  const findings: PathFinding[] = [];
  if (policyMappings !== null) {
    const mapsAny = policyMappings.some((mapping) => Object.values(mapping).includes(anyPolicy));
    const subject = nameText(certificate.subject);
    if (mapsAny) findings.push(pathFinding('path.policy-mapping-any', 'blocker', item, { certificate: subject }));
    state.graph = mapped(state.graph, policyMappings, state.policyMapping === 0);
  }
  if (!isSelfIssued(certificate)) {
    state.explicitPolicy = Math.max(0, state.explicitPolicy - 1);
    state.policyMapping = Math.max(0, state.policyMapping - 1);
    state.inhibitAnyPolicy = Math.max(0, state.inhibitAnyPolicy - 1);
  }
  state.explicitPolicy = lower(state.explicitPolicy, policyConstraints?.requireExplicit);
  state.policyMapping = lower(state.policyMapping, policyConstraints?.inhibitMapping);
  state.inhibitAnyPolicy = lower(state.inhibitAnyPolicy, inhibitAnyPolicy);
  return findings;
};

/** RFC 5280 6.1.4 (k) to (n): whether this certificate may certify the next. */
const authorityFindings = (state: State, certificate: Certificate, item: number): PathFinding[] => {
  const { basicConstraints, keyUsage } = certificate.extensions;
  const details = { certificate: nameText(certificate.subject) };
  const findings: PathFinding[] = [];
  // A version 1 or 2 certificate cannot say that it is an authority, and nothing else tells here.
  if (!(basicConstraints?.authority ?? false)) {
    findings.push(pathFinding('path.not-an-authority', 'blocker', item, details));
  }
  if (isEmptyName(certificate.subject)) findings.push(pathFinding('path.name-empty', 'blocker', item, details));
  if (!isSelfIssued(certificate)) {
    if (state.maxPathLength <= 0) findings.push(pathFinding('path.too-long', 'blocker', item, details));
    state.maxPathLength = Math.max(0, state.maxPathLength - 1);
  }
  state.maxPathLength = lower(state.maxPathLength, basicConstraints?.pathLength);
  if (keyUsage !== null && (keyUsage & keyUsages.keyCertSign) === 0) {
    findings.push(pathFinding('path.may-not-sign-certificates', 'blocker', item, details));
  }
  return findings;
};

/** RFC 5280 6.1.5 (a), (b), (g). */
const wrapUp = (
  state: State,
  target: Certificate,
  inputs: WalkInputs,
): { policies: readonly Oid[]; accepted: boolean } => {
  const required = target.extensions.policyConstraints?.requireExplicit === 0;
  const explicitPolicy = required ? 0 : Math.max(0, state.explicitPolicy - 1);
  const given = new Set(inputs.initialPolicySet ?? [anyPolicy]);
  const policies = constrainedPolicies(state.graph, given.has(anyPolicy) ? null : given);
  return { policies, accepted: explicitPolicy > 0 || policies.length > 0 };
};

/**
 * Validates a path, the anchor first and the target last, by RFC 5280 6.1 without its revocation step. Every check is made
 * and reported, also after one has failed. A path of one certificate is an anchor trusted as it is.
 */
export const walkPath = (path: readonly Certificate[], inputs: WalkInputs): Walk => {
  const [anchor, ...rest] = path;
  if (anchor === undefined) throw new RangeError('a path has at least an anchor');
  const severity = inputs.profile === 'strict' ? 'blocker' : 'warning';
  const findings = [...anchorFindings(anchor, inputs.at, severity), ...profileFindings(anchor, 0, true, severity)];
  const keys: PublicKeyInfo[] = [anchor.publicKey];
  const state = initialState(anchor, rest.length, inputs);
  let issuer = anchor;
  for (const [index, certificate] of rest.entries()) {
    const item = index + 1;
    const isLast = item === rest.length;
    const issuerKey = keys[index] ?? anchor.publicKey;
    const key = withInheritedParameters(certificate.publicKey, issuerKey);
    keys.push(key);
    findings.push(
      ...issuanceFindings(certificate, issuer, issuerKey, item),
      ...keyFindings(nameText(certificate.subject), key, item),
      ...validityFindings(certificate, inputs.at, item),
      ...extensionFindings(certificate, item),
      ...(isLast || !isSelfIssued(certificate) ? checkNames(certificate, state.constraints, item) : []),
      ...applyPolicies(state, certificate, isLast, item),
      ...profileFindings(certificate, item, !isLast, severity),
    );
    if (!isLast) {
      findings.push(...preparePolicies(state, certificate, item), ...authorityFindings(state, certificate, item));
      const { nameConstraints } = certificate.extensions;
      if (nameConstraints !== null) addConstraints(state.constraints, nameConstraints);
    }
    issuer = certificate;
  }
  const { policies, accepted } = wrapUp(state, issuer, inputs);
  if (!accepted && !findings.some(({ code }) => code === 'path.no-acceptable-policy')) {
    const details = { certificate: nameText(issuer.subject) };
    findings.push(pathFinding('path.no-acceptable-policy', 'blocker', rest.length, details));
  }
  return { findings, keys, userConstrainedPolicySet: policies };
};
