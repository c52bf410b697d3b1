import type { Finding } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { PaperCode } from './codes.ts';
import type { PaperKind, PaperNeed, PaperRule } from './kind.ts';
import type { Paper } from './paper.ts';
import { earliestIssue, ruleFor, validityOf } from './validity.ts';

/**
 * The days a bid needs its papers on, in the buyer's zone; null: not known. `demands`: by kind, the rule that this buyer asks
 * for in place of the usual one.
 */
export type BidNeeds = {
  readonly days: Readonly<Record<PaperNeed, PlainDay | null>>;
  readonly demands: Readonly<Record<string, string>>;
};

/** A paper that a bid holds: under which file name, and the newer edition that lies in the library. */
export type PaperInBid = {
  readonly paper: Paper;
  readonly kind: PaperKind;
  readonly file: string;
  readonly newer: Paper | null;
};

export type PaperFinding = Finding<PaperCode>;

/** The rule a bid judges this kind by. */
export const ruleOfNeeds = (kind: PaperKind, needs: BidNeeds): PaperRule | null =>
  ruleFor(kind, needs.days.published ?? needs.days.deadline, needs.demands[kind.kindId] ?? null);

/** The day a rule holds papers against. What is needed at signing is needed when bids close as well. */
export const neededOn = ({ need }: PaperRule, { days }: BidNeeds): PlainDay | null =>
  need === 'signing' ? (days.signing ?? days.deadline) : days[need];

const judgeOne = ({ paper, kind, file, newer }: PaperInBid, needs: BidNeeds): readonly PaperFinding[] => {
  const rule = ruleOfNeeds(kind, needs);
  if (rule === null) return [];
  const findings: PaperFinding[] = [];
  const say = (code: PaperCode, severity: PaperFinding['severity'], details: PaperFinding['details']): void => {
    findings.push({ code, severity, place: { file }, details: { paper: paper.title, ...details } });
  };
  const validity = validityOf(paper, rule);
  const needed = neededOn(rule, needs);
  // What a law was read to say stops the bid; what buyers usually ask, or a user's own rule, is for a person to weigh.
  const severity = rule.source === null || rule.readOn === null ? 'warning' : 'blocker';
  if (validity.kind === 'unknown') {
    if (validity.missing === 'issue') say('paper.issue-unknown', 'warning', {});
    else say('paper.end-unknown', 'info', {});
  }
  if (validity.kind === 'until' && needed !== null) {
    const { lastDay, surelyUntil } = validity;
    const { signing } = needs.days;
    if (needed > lastDay) {
      const isStale = rule.term.kind === 'not-older' && lastDay !== paper.expiresOn;
      if (isStale && rule.term.kind === 'not-older')
        say('paper.too-old', severity, {
          issued: paper.issuedOn,
          earliest: earliestIssue(needed, rule.term),
          needed,
          need: `paper.need.${rule.need}`,
        });
      else say('paper.ended', severity, { lastDay, needed, need: `paper.need.${rule.need}` });
    } else if (needed > surelyUntil)
      say('paper.two-readings', 'warning', { lastDay: surelyUntil, laterDay: lastDay, needed });
    else if (rule.term.kind !== 'not-older' && signing !== null && signing > lastDay)
      say('paper.ends-before-signing', 'warning', { lastDay, needed: signing });
  }
  if (newer !== null)
    say('paper.newer-there', 'warning', {
      issued: paper.issuedOn,
      newer: newer.title,
      newerIssued: newer.issuedOn,
    });
  return findings;
};

/**
 * What speaks against the library's papers in a bid, each at its file, by the day the bid needs them and never by today:
 * ended or too old (`blocker` where a law that was read says so, else `warning`), ending before the contract is signed, dates missing, a newer
 * edition in the library. Says `paper.good` when papers are there and nothing does.
 */
export const paperFindings = (papers: readonly PaperInBid[], needs: BidNeeds): readonly PaperFinding[] => {
  const findings = papers.flatMap((paper) => judgeOne(paper, needs));
  const isGood = papers.length > 0 && findings.every(({ severity }) => severity === 'info');
  return isGood
    ? [...findings, { code: 'paper.good', severity: 'passed', place: {}, details: { count: papers.length } }]
    : findings;
};
