import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { buildPaths, type BuildLimits } from './build.ts';
import { validatePath, verdictOf } from './validate.ts';
import type { PathInputs, PathVerdict } from './verdict.ts';

export type JudgeInputs = Omit<PathInputs, 'untrusted'> & {
  readonly target: Certificate;
  readonly untrusted: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  readonly limits?: Partial<BuildLimits>;
};

export type JudgedPath = { readonly path: readonly Certificate[]; readonly verdict: PathVerdict };

/** The verdict on the best path, the path itself (null when none leads to an anchor), and what was tried before or beside it. */
export type Judgement = {
  readonly path: readonly Certificate[] | null;
  readonly verdict: PathVerdict;
  readonly others: readonly JudgedPath[];
};

const blockers = ({ findings }: PathVerdict): number =>
  findings.filter(({ severity }) => severity === 'blocker').length;

/** Fewer blockers first; among equals the one that is merely not provable. */
const better = (a: JudgedPath, b: JudgedPath): number =>
  blockers(a.verdict) - blockers(b.verdict) || Number(a.verdict.provable) - Number(b.verdict.provable);

/**
 * Builds paths from the anchors to the target and validates them one by one until one is valid (RFC 4158 for the search,
 * RFC 5280 6 for the judgement). When none is, answers the one with the least against it and keeps the rest as evidence.
 */
export const judgePath = (inputs: JudgeInputs): Judgement => {
  const tried: JudgedPath[] = [];
  const search = buildPaths(inputs);
  let limit: string | null = null;
  for (;;) {
    const step = search.next();
    if (step.done === true) {
      limit = step.value.limit;
      break;
    }
    const judged = { path: step.value, verdict: validatePath(step.value, inputs) };
    if (judged.verdict.valid) return { ...judged, others: tried };
    tried.push(judged);
  }
  if (tried.length === 0) {
    // Shows where the chain was meant to go, though its signatures do not hold.
    const meant = buildPaths({ ...inputs, checkSignatures: false, limits: { ...inputs.limits, maxPaths: 1 } }).next();
    if (meant.done !== true) tried.push({ path: meant.value, verdict: validatePath(meant.value, inputs) });
  }
  const subject = nameText(inputs.target.subject);
  const cut: PathFinding[] = limit === null ? [] : [pathFinding('path.search-limit', 'blocker', 0, { limit })];
  const [best, ...others] = tried.toSorted(better);
  if (best === undefined) {
    const findings = [pathFinding('path.not-found', 'blocker', 0, { certificate: subject }), ...cut];
    return { path: null, verdict: verdictOf({ userConstrainedPolicySet: [], findings, revocation: [] }), others: [] };
  }
  const verdict = verdictOf({ ...best.verdict, findings: [...best.verdict.findings, ...cut] });
  return { path: best.path, verdict, others };
};
