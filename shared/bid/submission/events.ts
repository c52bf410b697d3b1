import type { Finding, Outcome } from '../../kernel/failure.ts';
import { epochMilliseconds, type Instant } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import { failSubmission, type SubmissionCode } from './codes.ts';

/** What the platform gave as proof: its number, a file (by its SHA-256 in the vault), or both. */
export type Receipt = {
  readonly number: string | null;
  readonly file: { readonly name: string; readonly digest: string; readonly size: number } | null;
};

export const outcomes = ['won', 'lost', 'rejected', 'failed'] as const;
/** `failed`: the procedure itself ended without a winner. */
export type SubmissionOutcome = (typeof outcomes)[number];

/** What follows a result, as a person can see that it happened; see `after.ts` for the dates. */
export const afterSteps = [
  'protocol',
  'contract-draft',
  'disagreement',
  'disagreement-answer',
  'performance-security',
  'supplier-signs',
  'contract-signed',
  'bid-security-release',
  'acceptance',
  'payment',
] as const;
export type AfterStep = (typeof afterSteps)[number];

export type SubmissionEvent = { readonly at: Instant } & (
  | {
      readonly kind: 'submitted';
      readonly version: number;
      readonly packageDigest: string;
      readonly receipt: Receipt | null;
    }
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'withdrawn'; readonly reason: string }
  | {
      readonly kind: 'result';
      readonly outcome: SubmissionOutcome;
      /** Of the user's list of reasons; demanded for every bid that did not win. */
      readonly reasonId: string | null;
      readonly note: string;
      readonly winnerPrice: string | null;
      /** Who won instead; absent in what older versions kept. */
      readonly winner?: string | null;
      readonly place: number | null;
    }
  | {
      /** Something that happened after the result: the contract came, was signed, the money is back. */
      readonly kind: 'step';
      readonly step: AfterStep;
      /** False: it was noted by mistake. */
      readonly isDone: boolean;
    }
);

export const submissionStates = ['not-submitted', 'submitted', 'withdrawn', ...outcomes] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** With the platform or decided there: nothing of the bid's own papers is to be mended any more. */
export const isHandedIn = (state: SubmissionState): boolean => state !== 'not-submitted' && state !== 'withdrawn';

export type Standing = {
  readonly state: SubmissionState;
  /** The submission that counts, and whether its receipt is here. */
  readonly submitted: Extract<SubmissionEvent, { kind: 'submitted' }> | null;
  readonly receipt: Receipt | null;
};

const nothingYet: Standing = { state: 'not-submitted', submitted: null, receipt: null };

/** Where a bid stands after all that happened to it, in order. */
export const standingOf = (events: readonly SubmissionEvent[]): Standing =>
  events.reduce<Standing>((standing, event) => {
    switch (event.kind) {
      case 'submitted':
        return { state: 'submitted', submitted: event, receipt: event.receipt };
      case 'receipt':
        return { ...standing, receipt: event.receipt };
      case 'withdrawn':
        return { ...nothingYet, state: 'withdrawn' };
      case 'result':
        return { ...standing, state: event.outcome };
      case 'step':
        return standing;
    }
  }, nothingYet);

/**
 * Whether an event may follow what happened so far. An event is never before the one before it and never in the future; a bid
 * is submitted once until it is withdrawn; after the result nothing more happens to it here.
 */
export const mayFollow = (
  bidId: string,
  events: readonly SubmissionEvent[],
  next: SubmissionEvent,
  now: Instant,
): Outcome<null, SubmissionCode> => {
  const { state, submitted } = standingOf(events);
  const last = events.at(-1);
  if (epochMilliseconds(next.at) > epochMilliseconds(now))
    return failSubmission('submission.in-future', { at: next.at, now });
  const hasResult = (outcomes as readonly string[]).includes(state);
  // Steps are learnt of in any order, and each has its own day: only the submission must lie before them.
  if (next.kind === 'step') {
    if (!hasResult && !(state === 'withdrawn' && next.step === 'bid-security-release'))
      return failSubmission('submission.no-result', { bid: bidId });
    const first = events[0];
    return first !== undefined && epochMilliseconds(next.at) < epochMilliseconds(first.at)
      ? failSubmission('submission.before-last', { at: next.at, last: first.at })
      : ok(null);
  }
  if (last !== undefined && last.kind !== 'step' && epochMilliseconds(next.at) < epochMilliseconds(last.at))
    return failSubmission('submission.before-last', { at: next.at, last: last.at });
  if (hasResult && next.kind !== 'receipt')
    return failSubmission('submission.has-result', { bid: bidId, outcome: state });
  if (next.kind === 'submitted')
    return state === 'submitted'
      ? failSubmission('submission.already', { bid: bidId, at: submitted?.at ?? '' })
      : ok(null);
  return submitted === null ? failSubmission('submission.not-submitted', { bid: bidId }) : ok(null);
};

/** What is wrong or open about a submission now: a receipt that is missing before the deadline stops everything else. */
export const judgeSubmission = (
  { state, submitted, receipt }: Standing,
  facts: {
    readonly deadline: Instant | null;
    readonly now: Instant;
    readonly version: number;
    readonly events: readonly SubmissionEvent[];
  },
): readonly Finding<SubmissionCode>[] => {
  const { deadline, now, version } = facts;
  const isOpen = deadline !== null && epochMilliseconds(now) < epochMilliseconds(deadline);
  const found: Finding<SubmissionCode>[] = [];
  const tell = (code: SubmissionCode, severity: Finding['severity'], details: Finding['details']): void => {
    found.push({ code, severity, place: {}, details });
  };
  if (submitted !== null && receipt === null && state === 'submitted')
    if (isOpen) tell('submission.receipt-missing', 'blocker', { at: submitted.at, deadline });
    else tell('submission.receipt-missing-late', 'warning', { at: submitted.at });
  if (submitted !== null && deadline !== null && epochMilliseconds(submitted.at) > epochMilliseconds(deadline))
    tell('submission.after-deadline', 'warning', { at: submitted.at, deadline });
  if (state === 'withdrawn' && isOpen)
    tell('submission.withdrawn-open', 'info', { at: facts.events.at(-1)?.at ?? now, deadline });
  if (state === 'submitted' && submitted !== null && version > submitted.version && isOpen)
    tell('submission.newer-version', 'warning', { submitted: submitted.version, version });
  return found;
};
