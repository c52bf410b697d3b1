import { epochMilliseconds } from '#shared/kernel/instant.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { ValidationPolicy } from '#shared/verification/policy.ts';
import { everySignature, type Report } from '#shared/verification/report.ts';
import { worst, type Weight } from '#shared/verification/weigh.ts';
import type { Evidence } from './evidence.ts';
import type { Examined } from './examined.ts';
import type { VerifyInput } from './input.ts';

const ruleOf = (policy: ValidationPolicy, { code, blocks }: Observation) =>
  blocks ? (policy.rules[code] ?? policy.fallback) : null;

const findingOf = (policy: ValidationPolicy, file: string, observation: Observation): Finding => {
  const level = ruleOf(policy, observation)?.level ?? 'note';
  const severity = level === 'warning' ? 'warning' : level === 'note' ? 'info' : 'blocker';
  return { code: observation.code, severity, place: { file }, details: observation.details };
};

const weightOf = (policy: ValidationPolicy, observation: Observation): readonly Weight[] => {
  const rule = ruleOf(policy, observation);
  if (rule?.level === 'fail') return [{ conclusion: 'TOTAL-FAILED', subIndication: rule.subIndication }];
  return rule?.level === 'indeterminate' ? [{ conclusion: 'INDETERMINATE', subIndication: rule.subIndication }] : [];
};

const sameEvidence = (code: string, details: Finding['details']): string => JSON.stringify([code, details]);

/** What a signature already says is not said again of the whole. */
const unsaid = (found: Examined, observations: readonly Observation[]): readonly Observation[] => {
  const said = new Set(
    everySignature(found.signatures).flatMap(({ findings }) =>
      findings.map(({ code, details }) => sameEvidence(code, details)),
    ),
  );
  return observations.filter(({ code, details }) => !said.has(sameEvidence(code, details)));
};

/** Brings the signatures of a file together: the worst conclusion is the file's, and no signature is never a pass. */
export const composeReport = (
  file: { readonly name: string; readonly bytes: { readonly size: number } },
  found: Examined,
  more: readonly Observation[],
  evidence: Evidence,
  input: Pick<VerifyInput, 'now' | 'trust' | 'crls' | 'ocsps' | 'revocation'>,
): Report => {
  const { policy, validationTime } = evidence;
  const past =
    epochMilliseconds(validationTime) < epochMilliseconds(input.now)
      ? [{ code: 'proof.moment-assumed', details: { at: validationTime }, blocks: true }]
      : [];
  const observations = [...found.observations, ...more, ...evidence.unreadable, ...past];
  const weights: Weight[] = [
    ...everySignature(found.signatures).map(({ conclusion, subIndication }) => ({ conclusion, subIndication })),
    ...observations.flatMap((observation) => weightOf(policy, observation)),
  ];
  if (found.signatures.length === 0 && weights.length === 0) {
    weights.push({ conclusion: 'INDETERMINATE', subIndication: 'GENERIC' });
  }
  return {
    reportVersion: 1,
    ...worst(weights),
    signatures: found.signatures,
    file: { name: file.name, size: file.bytes.size, kind: found.kind },
    validationTime,
    verifiedAt: input.now,
    settings: {
      policyId: policy.id,
      policyDigest: evidence.policyDigest,
      revocation: input.revocation,
      trustAnchors: input.trust.length,
      crls: input.crls?.length ?? 0,
      ocsps: input.ocsps?.length ?? 0,
    },
    files: found.files,
    findings: unsaid(found, observations).map((observation) => findingOf(policy, file.name, observation)),
  };
};
