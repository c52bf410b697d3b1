import { termEnd } from '../../calendar/deadlines.ts';
import type { ProductionCalendar } from '../../calendar/calendars.ts';
import type { Finding } from '../../kernel/failure.ts';
import { epochMilliseconds, type Instant, type PlainDay, type Zone } from '../../kernel/instant.ts';
import type { DeadlineNode } from '../../procedure/deadline-graph.ts';
import type { SubmissionCode } from './codes.ts';
import { afterSteps, standingOf, type AfterStep, type SubmissionEvent, type SubmissionState } from './events.ts';

/** One thing that follows a result: by when, by which rule, and whether it happened. */
export type AfterDate = {
  readonly step: AfterStep;
  /** `due`: dated; `waits`: for the event in `waitsFor`; `open`: no rule dates it; `unknown`: its working days are not published. */
  readonly state: 'due' | 'waits' | 'open' | 'unknown';
  readonly at: Instant | null;
  /** The day, where the term ends with it. */
  readonly day: PlainDay | null;
  readonly zone: Zone;
  readonly article: string | null;
  readonly bound: 'exactly' | 'not-later' | 'not-earlier' | null;
  readonly waitsFor: string | null;
  readonly doneAt: Instant | null;
  /** We have to do it; else the buyer, the platform or the bank. */
  readonly isOurs: boolean;
  readonly isOverdue: boolean;
};

/** The dates of the graph that say by when a step is to be done, the first that is there. */
const dueNodes: Readonly<Record<AfterStep, readonly string[]>> = {
  protocol: ['award-until'],
  'contract-draft': ['contract-draft'],
  disagreement: ['disagreement-until'],
  'disagreement-answer': ['disagreement-answer'],
  'performance-security': ['performance-security'],
  'supplier-signs': ['supplier-signs'],
  'contract-signed': ['buyer-signs', 'contract-latest'],
  'bid-security-release': ['bid-security-release'],
  acceptance: ['contract-until'],
  payment: ['payment'],
};
const ours: ReadonlySet<AfterStep> = new Set(['disagreement', 'performance-security', 'supplier-signs']);
/** May be left undone: nobody has to disagree. */
const optional: ReadonlySet<AfterStep> = new Set(['disagreement', 'disagreement-answer', 'performance-security']);

const stepsOf = (state: SubmissionState, hasSecurity: boolean): readonly AfterStep[] => {
  if (state === 'won') return afterSteps.filter((step) => hasSecurity || step !== 'bid-security-release');
  if (!hasSecurity || state === 'not-submitted' || state === 'submitted') return [];
  // Who did not win waits for its money: until the winner's contract is signed (44-FZ art. 44 p.10).
  return state === 'lost' ? ['protocol', 'contract-signed', 'bid-security-release'] : ['bid-security-release'];
};

/** When each step happened, as it was last noted. */
export const stepsDone = (events: readonly SubmissionEvent[]): ReadonlyMap<AfterStep, Instant> => {
  const done = new Map<AfterStep, Instant>();
  for (const event of events)
    if (event.kind === 'step')
      if (event.isDone) done.set(event.step, event.at);
      else done.delete(event.step);
  return done;
};

export type AfterQuestion = {
  readonly events: readonly SubmissionEvent[];
  /** The procedure's dates, see `deadlineGraph`. */
  readonly nodes: readonly DeadlineNode[];
  readonly hasSecurity: boolean;
  readonly zone: Zone;
  readonly calendar: ProductionCalendar | null;
  readonly now: Instant;
};

type Spot = Pick<AfterDate, 'state' | 'at' | 'day' | 'zone' | 'article' | 'bound' | 'waitsFor'>;

/**
 * A bid that was withdrawn or rejected, or whose procedure failed, gets its security back from that moment; one that lost or won
 * from the contract (44-FZ art. 44 p.10).
 */
const releasedFrom = (node: DeadlineNode, { events, zone, calendar }: AfterQuestion): Spot | null => {
  const { state } = standingOf(events);
  if (node.basis.by !== 'rule' || !['withdrawn', 'rejected', 'failed'].includes(state)) return null;
  const trigger = events.findLast(({ kind }) => kind === 'withdrawn' || kind === 'result');
  const { rule } = node.basis;
  const end = trigger === undefined ? null : termEnd(trigger.at, rule.term, zone, calendar);
  return end?.ok === true
    ? { state: 'due', ...end.value, zone, article: rule.article, bound: rule.bound, waitsFor: null }
    : null;
};

const spotOf = (node: DeadlineNode | undefined, zone: Zone): Spot => {
  if (node === undefined)
    return { state: 'open', at: null, day: null, zone, article: null, bound: null, waitsFor: null };
  const rule = node.basis.by === 'rule' ? node.basis.rule : null;
  const about = { zone: node.zone, article: rule?.article ?? null, bound: rule?.bound ?? null };
  switch (node.state) {
    case 'dated':
      return { state: 'due', at: node.at, day: node.day, ...about, waitsFor: null };
    case 'waits':
      return { state: 'waits', at: null, day: null, ...about, waitsFor: node.for };
    case 'unknown':
      return { state: 'unknown', at: null, day: null, ...about, waitsFor: null };
  }
};

/** What follows the result of a bid, in the order in which it usually happens; empty while there is no result. */
export const afterDates = (question: AfterQuestion): readonly AfterDate[] => {
  const { events, nodes, hasSecurity, zone, now } = question;
  const { state } = standingOf(events);
  const done = stepsDone(events);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hasHappened = (step: AfterStep): Instant | null => {
    const noted = done.get(step);
    if (noted !== undefined) return noted;
    // Said on the procedure's own dates: by the notice, or by the user who read it on the platform.
    const node = byId.get(step);
    const isStated = node?.state === 'dated' && (node.basis.by === 'user' || node.basis.by === 'notice');
    return isStated && epochMilliseconds(node.at) <= epochMilliseconds(now) ? node.at : null;
  };
  const isSigned = hasHappened('contract-signed') !== null;
  return stepsOf(state, hasSecurity)
    .filter((step) => step !== 'disagreement-answer' || hasHappened('disagreement') !== null)
    .map((step): AfterDate => {
      const node = dueNodes[step].flatMap((id) => byId.get(id) ?? [])[0];
      const spot = (node === undefined ? null : releasedFrom(node, question)) ?? spotOf(node, zone);
      const doneAt = hasHappened(step);
      const isPast = spot.at !== null && epochMilliseconds(spot.at) < epochMilliseconds(now);
      // After the contract nobody asks any more who signed when; a term that is only the least is never missed.
      const isMoot = isSigned && !['bid-security-release', 'acceptance', 'payment'].includes(step);
      const isMissed = isPast && spot.bound !== 'not-earlier' && !optional.has(step);
      return { step, ...spot, doneAt, isOurs: ours.has(step), isOverdue: isMissed && doneAt === null && !isMoot };
    });
};

/** What is overdue; and where nothing of a won bid can be dated, the first fact that is missing. */
export const judgeAfter = (dates: readonly AfterDate[]): readonly Finding<SubmissionCode>[] => {
  const overdue = dates
    .filter(({ isOverdue }) => isOverdue)
    .map(({ step, at, article, isOurs }): Finding<SubmissionCode> => ({
      code: 'submission.step-overdue',
      severity: isOurs ? 'blocker' : 'warning',
      place: {},
      details: { step: `submission.step.${step}`, at, article },
    }));
  const missing = dates.find(({ state, doneAt }) => doneAt === null && state === 'waits');
  const isDated = dates.some(({ state, doneAt }) => doneAt === null && state === 'due');
  return missing === undefined || isDated
    ? overdue
    : [
        ...overdue,
        {
          code: 'submission.step-unknown',
          severity: 'info',
          place: {},
          details: {
            step: `submission.step.${missing.step}`,
            waits: missing.waitsFor === null ? null : `deadline.event.${missing.waitsFor}`,
          },
        },
      ];
};

/** Dates of the graph that only the winner has. */
const winnersOnly = [
  'contract-draft',
  'disagreement-until',
  'disagreement-answer',
  'performance-security',
  'supplier-signs',
  'supplier-signs-again',
  'buyer-signs',
  'contract-earliest',
  'contract-latest',
  'contract-until',
  'performance-guarantee-end',
  'payment',
] as const;

/** Dates of a procedure that ask nothing of us any more: those of a contract that is not ours, and what was done. */
export const closedNodes = (events: readonly SubmissionEvent[]): ReadonlySet<string> => {
  const { state } = standingOf(events);
  const done = stepsDone(events);
  const isOver = state === 'lost' || state === 'rejected' || state === 'failed';
  const closed = new Set<string>(isOver ? winnersOnly : []);
  for (const step of done.keys()) for (const node of dueNodes[step]) if (node !== 'contract-until') closed.add(node);
  if (done.has('supplier-signs') || done.has('contract-signed'))
    for (const node of [
      'supplier-signs',
      'supplier-signs-again',
      'disagreement-until',
      'performance-security',
    ] as const)
      closed.add(node);
  return closed;
};
