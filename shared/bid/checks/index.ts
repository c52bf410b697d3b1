import { checkChecklist, checkDocuments } from './documents.ts';
import type { Finding } from '../../kernel/failure.ts';
import type { BidCheck, BidFacts, BidFinding } from './facts.ts';
import { checkLot, checkLotLimits } from './lots.ts';
import { checkDeadline, checkEdition, checkPrice } from './notice.ts';
import { checkPlatformLimits } from './platform.ts';

const checks: readonly BidCheck[] = [
  checkEdition,
  checkDocuments,
  checkPlatformLimits,
  checkChecklist,
  checkLot,
  checkLotLimits,
  checkDeadline,
  checkPrice,
];

const order = { blocker: 0, warning: 1, info: 2, passed: 3 } as const;

/** For sorting: what stops first, what was found right last. */
export const byUrgency = (a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): number =>
  order[a.severity] - order[b.severity];

/** All that speaks for or against this bid, most urgent first; says so when nothing stands against it. */
export const checkBid = (facts: BidFacts): readonly BidFinding[] => {
  const findings = checks.flatMap((check) => check(facts));
  const passed: readonly BidFinding[] = findings.some((finding) => finding.severity === 'blocker')
    ? []
    : [
        {
          code: 'bid.documents-complete',
          severity: 'passed',
          place: {},
          details: { count: facts.draft.documents.length },
        },
      ];
  return [...findings, ...passed].toSorted(byUrgency);
};

export const blockersOf = <Seen extends Pick<Finding, 'severity'>>(findings: readonly Seen[]): readonly Seen[] =>
  findings.filter((finding) => finding.severity === 'blocker');
