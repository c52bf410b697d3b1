import type { Details, Finding, Severity } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { checks } from './checks/index.ts';
import { worst, type Weight } from './weigh.ts';
import type { Conclusion, RevocationDemand, SubIndication } from './conclusion.ts';
import type { Observation, SignatureFacts } from './facts.ts';
import type { PolicyRule, ValidationPolicy } from './policy.ts';
import type { CheckResult } from './report.ts';
import type { VerdictName, Verdicts, VerdictWord } from './verdict.ts';

export type Judgement = {
  readonly verdicts: Verdicts;
  readonly conclusion: Conclusion;
  readonly subIndication: SubIndication | null;
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
};

export type JudgeSettings = {
  readonly policy: ValidationPolicy;
  readonly revocation: RevocationDemand;
  readonly validationTime: Instant;
  /** Where the findings point: the file that holds the signature. */
  readonly file: string;
};

type Miss = {
  readonly code: string;
  readonly verdict: VerdictName;
  readonly details: Details;
  readonly rule: PolicyRule;
};

const verdictOfPrefix: Readonly<Record<string, VerdictName>> = {
  content: 'content',
  'signature-value': 'signatureValue',
  binding: 'certificateBinding',
  'claimed-time': 'claimedSigningTime',
  timestamp: 'claimedSigningTime',
  proof: 'claimedSigningTime',
  policy: 'policy',
  coverage: 'coverage',
  container: 'coverage',
  format: 'coverage',
  revocation: 'revocation',
  crl: 'revocation',
  ocsp: 'revocation',
};

/** The verdict an observation speaks to, by the first part of its code; what is left is about certificates. */
export const verdictOf = (code: string): VerdictName => verdictOfPrefix[code.slice(0, code.indexOf('.'))] ?? 'chain';

const note: PolicyRule = { level: 'note', source: 'reported as a remark by the part that saw it' };

/** `none` and `if-available` were the reader's choice, so missing revocation evidence is shown and does not decide. */
const relaxed = (rule: PolicyRule, verdict: VerdictName, demand: RevocationDemand): PolicyRule =>
  verdict === 'revocation' && demand !== 'required' && rule.word === 'not-provable'
    ? { level: 'warning', word: 'not-provable', source: rule.source }
    : rule;

const severityOf = (rule: PolicyRule): Severity =>
  rule.level === 'warning' ? 'warning' : rule.level === 'note' ? 'info' : 'blocker';

const wordOf = (rule: PolicyRule): VerdictWord => (rule.level === 'note' ? 'passed' : (rule.word ?? 'failed'));

/** The word that weighs most: evidence against, then evidence missing, then nobody looked. */
const heaviest = (words: readonly VerdictWord[]): VerdictWord =>
  (['failed', 'not-provable', 'not-checked'] satisfies VerdictWord[]).find((word) => words.includes(word)) ?? 'passed';

/** Without these a signature cannot pass, whatever the rules of a policy say. */
export const indispensable: readonly VerdictName[] = [
  'content',
  'signatureValue',
  'certificateBinding',
  'chain',
  'policy',
  'coverage',
];

/** Facts to checks to conclusion; nothing is read here. `settings.policy` decides what each miss weighs. */
export const judge = (facts: SignatureFacts, settings: JudgeSettings): Judgement => {
  const { policy, revocation, validationTime } = settings;
  const results: CheckResult[] = [];
  const misses: Miss[] = [];
  const weigh = (code: string, verdict: VerdictName, details: Details, found: PolicyRule): Miss => {
    const miss = { code, verdict, details, rule: relaxed(found, verdict, revocation) };
    misses.push(miss);
    return miss;
  };
  for (const check of checks) {
    const answers = check.misses({ facts, policy, revocation, validationTime });
    const rule = policy.rules[check.id] ?? policy.fallback;
    const missed = (answers ?? []).map((details) => weigh(check.id, check.verdict, details, rule));
    const outcome = answers === null ? 'not-applicable' : outcomeOf(missed[0]);
    results.push({ id: check.id, verdict: check.verdict, outcome });
  }
  for (const { code, details, blocks } of observationsOf(facts, revocation)) {
    const verdict = verdictOf(code);
    const miss = weigh(code, verdict, details, blocks ? (policy.rules[code] ?? policy.fallback) : note);
    results.push({ id: code, verdict, outcome: outcomeOf(miss) });
  }
  const verdicts = verdictsFrom(misses);
  const weights: Weight[] = misses.flatMap(({ rule }) =>
    rule.level === 'fail' || rule.level === 'indeterminate' ? [weightOf(rule)] : [],
  );
  const unproved =
    indispensable.some((name) => verdicts[name].verdict !== 'passed') ||
    (revocation === 'required' && verdicts.revocation.verdict !== 'passed');
  if (unproved) weights.push({ conclusion: 'INDETERMINATE', subIndication: 'GENERIC' });
  return {
    verdicts,
    ...worst(weights),
    checks: results,
    findings: misses.map(({ code, rule, details }) => ({
      code,
      severity: severityOf(rule),
      place: { file: settings.file },
      details,
    })),
  };
};

const observationsOf = (facts: SignatureFacts, demand: RevocationDemand): readonly Observation[] =>
  [...facts.observations, ...(facts.chain?.observations ?? [])].filter(
    ({ code }) => demand !== 'none' || verdictOf(code) !== 'revocation',
  );

const outcomeOf = (miss: Miss | undefined): CheckResult['outcome'] => {
  if (miss === undefined) return 'passed';
  const { rule } = miss;
  return rule.level === 'warning' ? 'warning' : rule.level === 'note' ? 'info' : (rule.word ?? 'failed');
};

const weightOf = (rule: Extract<PolicyRule, { level: 'fail' | 'indeterminate' }>): Weight => ({
  conclusion: rule.level === 'fail' ? 'TOTAL-FAILED' : 'INDETERMINATE',
  subIndication: rule.subIndication,
});

const verdictsFrom = (misses: readonly Miss[]): Verdicts => {
  const one = (name: VerdictName) => {
    const own = misses.filter(({ verdict }) => verdict === name);
    return {
      verdict: heaviest(own.map(({ rule }) => wordOf(rule))),
      findings: [...new Set(own.map(({ code }) => code))],
    };
  };
  return {
    content: one('content'),
    signatureValue: one('signatureValue'),
    certificateBinding: one('certificateBinding'),
    chain: one('chain'),
    revocation: one('revocation'),
    claimedSigningTime: one('claimedSigningTime'),
    policy: one('policy'),
    coverage: one('coverage'),
  };
};
