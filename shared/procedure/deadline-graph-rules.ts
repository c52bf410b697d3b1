import type { Term } from '../calendar/deadlines.ts';
import type { PlainDay } from '../kernel/instant.ts';

/** Which rules a procedure lives by. `commercial`: the organiser's documents rule, and no law adds a date. */
export type ProcedureLaw = 'ru44' | 'ru223' | 'commercial';
/** `other`: a way of buying for which no rule of its own is kept here. */
export type ProcedureWay = 'auction' | 'tender' | 'quotation' | 'other';

/** One dependent date as the law or a platform's own rules give it. The text of an event is under `deadline.event.<event>`. */
export type DeadlineRule = {
  readonly id: string;
  readonly law: ProcedureLaw;
  /** Only at this platform; absent or null: at every one. */
  readonly platformId?: string | null;
  /** What the date is called, where no text names its event. */
  readonly name?: string | null;
  /** The rule in words, as the article has it. */
  readonly text?: string | null;
  /** Ways of buying it holds for; null: all. */
  readonly ways: readonly ProcedureWay[] | null;
  /** True: only among small and medium-sized businesses. */
  readonly onlySmall?: boolean;
  /** True: only with treasury support of the payments; false: only without it; absent or null: either. */
  readonly treasury?: boolean | null;
  readonly event: string;
  readonly parent: string;
  readonly term: Term;
  readonly bound: 'exactly' | 'not-later' | 'not-earlier';
  readonly article: string;
  /** The day the law's text was read in this wording. */
  readonly readOn: PlainDay;
  /** First and last publication day for which it is known to hold. */
  readonly validFrom: PlainDay;
  readonly validTo: PlainDay | null;
};

/** 44-FZ in the edition of 04.08.2026; the articles hold in this form since procedures went electronic as a whole. */
const law44 = { law: 'ru44', readOn: '2026-08-04', validFrom: '2022-01-01', validTo: null } as const;
/** 223-FZ in the edition of 08.08.2024. */
const law223 = { law: 'ru223', readOn: '2024-08-08', validFrom: '2022-04-01', validTo: null } as const;

const workingDays = (amount: number): Term => ({ unit: 'working-days', amount, ends: 'day-end' });
const notLater = { bound: 'not-later' } as const;
const notEarlier = { bound: 'not-earlier' } as const;
const competitive = ['auction', 'tender'] as const;
const quotation = ['quotation'] as const;

/**
 * Dates that follow from other dates, with the article that says so. Terms are the longest the law allows; where a term is
 * a least one (`not-earlier`), the moment is when it is over.
 */
export const deadlineRules: readonly DeadlineRule[] = [
  {
    ...law44,
    ...notLater,
    id: 'ru44.questions',
    ways: competitive,
    event: 'questions-until',
    parent: 'bids-until',
    term: { unit: 'days', amount: -3, ends: 'same-clock' },
    article: '44-FZ art. 42 p.5',
  },
  {
    ...law44,
    id: 'ru44.auction-start',
    bound: 'exactly',
    ways: ['auction'],
    event: 'auction-start',
    parent: 'bids-until',
    term: { unit: 'hours', amount: 2 },
    article: '44-FZ art. 42 p.1(21)',
  },
  {
    ...law44,
    ...notEarlier,
    id: 'ru44.bid-guarantee',
    ways: null,
    event: 'bid-guarantee-end',
    parent: 'bids-until',
    term: { unit: 'months', amount: 1, ends: 'day-end' },
    article: '44-FZ art. 44 p.4',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.draft',
    ways: competitive,
    event: 'contract-draft',
    parent: 'protocol',
    term: workingDays(2),
    article: '44-FZ art. 51 p.2',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.supplier-signs',
    ways: competitive,
    event: 'supplier-signs',
    parent: 'contract-draft',
    term: workingDays(5),
    article: '44-FZ art. 51 p.3',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.buyer-signs',
    ways: competitive,
    event: 'buyer-signs',
    parent: 'supplier-signs',
    term: workingDays(2),
    article: '44-FZ art. 51 p.4',
  },
  {
    ...law44,
    ...notEarlier,
    id: 'ru44.contract-earliest',
    ways: competitive,
    event: 'contract-earliest',
    parent: 'protocol',
    term: { unit: 'days', amount: 10, ends: 'day-end' },
    article: '44-FZ art. 51 p.1',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.quotation-draft',
    ways: quotation,
    event: 'contract-draft',
    parent: 'protocol',
    term: workingDays(1),
    article: '44-FZ art. 50 p.6',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.quotation-supplier-signs',
    ways: quotation,
    event: 'supplier-signs',
    parent: 'contract-draft',
    term: workingDays(1),
    article: '44-FZ art. 50 p.6',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.quotation-buyer-signs',
    ways: quotation,
    event: 'buyer-signs',
    parent: 'supplier-signs',
    term: workingDays(1),
    article: '44-FZ art. 50 p.6',
  },
  {
    ...law44,
    ...notEarlier,
    id: 'ru44.quotation-contract-earliest',
    ways: quotation,
    event: 'contract-earliest',
    parent: 'protocol',
    term: workingDays(2),
    article: '44-FZ art. 50 p.6',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.disagreement-answer',
    ways: competitive,
    event: 'disagreement-answer',
    parent: 'disagreement',
    term: workingDays(2),
    article: '44-FZ art. 51 p.5',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.performance-security',
    ways: competitive,
    event: 'performance-security',
    parent: 'contract-draft',
    term: workingDays(5),
    article: '44-FZ art. 51 p.3',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.disagreement-until',
    ways: competitive,
    event: 'disagreement-until',
    parent: 'contract-draft',
    term: workingDays(5),
    article: '44-FZ art. 51 p.3',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.supplier-signs-again',
    ways: competitive,
    event: 'supplier-signs-again',
    parent: 'disagreement-answer',
    term: workingDays(1),
    article: '44-FZ art. 51 p.5',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.release',
    ways: null,
    event: 'bid-security-release',
    parent: 'contract-signed',
    // One hour for the platform's operator, one for the bank.
    term: { unit: 'hours', amount: 2 },
    article: '44-FZ art. 44 p.10-11',
  },
  {
    ...law44,
    ...notEarlier,
    id: 'ru44.performance-guarantee',
    ways: null,
    event: 'performance-guarantee-end',
    parent: 'contract-until',
    term: { unit: 'months', amount: 1, ends: 'day-end' },
    article: '44-FZ art. 96 p.3',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.payment',
    ways: null,
    treasury: false,
    event: 'payment',
    parent: 'acceptance',
    term: workingDays(7),
    article: '44-FZ art. 34 p.13.1',
  },
  {
    ...law44,
    ...notLater,
    id: 'ru44.payment-by-treasury',
    ways: null,
    treasury: true,
    event: 'payment',
    parent: 'acceptance',
    term: workingDays(10),
    article: '44-FZ art. 34 p.13.1',
  },
  {
    ...law223,
    ...notEarlier,
    id: 'ru223.small-bid-guarantee',
    ways: null,
    onlySmall: true,
    event: 'bid-guarantee-end',
    parent: 'bids-until',
    term: { unit: 'months', amount: 1, ends: 'day-end' },
    article: '223-FZ art. 3.4 p.14.1',
  },
  {
    ...law223,
    ...notLater,
    id: 'ru223.small-security-blocked',
    ways: null,
    onlySmall: true,
    event: 'bid-security-blocked',
    parent: 'bids-until',
    term: { unit: 'hours', amount: 1 },
    article: '223-FZ art. 3.4 p.12-15',
  },
  {
    ...law223,
    ...notEarlier,
    id: 'ru223.contract-earliest',
    ways: null,
    event: 'contract-earliest',
    parent: 'protocol',
    term: { unit: 'days', amount: 10, ends: 'day-end' },
    article: '223-FZ art. 3.2 p.15',
  },
  {
    ...law223,
    ...notLater,
    id: 'ru223.contract-latest',
    ways: null,
    event: 'contract-latest',
    parent: 'protocol',
    term: { unit: 'days', amount: 20, ends: 'day-end' },
    article: '223-FZ art. 3.2 p.15',
  },
];

/** Events that are nobody's rule but that rules hang on: the user may say when they happened. */
export const stateableEvents = [
  'bids-until',
  'questions-until',
  'auction-start',
  'protocol',
  'contract-draft',
  'disagreement',
  'supplier-signs',
  'contract-signed',
  'contract-until',
  'acceptance',
] as const;
export type StateableEvent = (typeof stateableEvents)[number];

export type RuleQuestion = {
  readonly law: ProcedureLaw;
  readonly way: ProcedureWay;
  readonly onlySmall: boolean;
  /** Payments go with treasury support; absent: the notice says nothing of it. */
  readonly treasury?: boolean;
  /** The platform that the notice names; absent or null: none that is known. */
  readonly platformId?: string | null;
  /** The day that chooses the rules; null: as they were last read. */
  readonly publishedOn: PlainDay | null;
};

/** The rules that hold for a procedure: by law, way of buying and day of publication, never by today. */
export const rulesFor = (
  question: RuleQuestion,
  rules: readonly DeadlineRule[] = deadlineRules,
): readonly DeadlineRule[] =>
  rules.filter(
    (rule) =>
      rule.law === question.law &&
      (rule.ways === null || rule.ways.includes(question.way)) &&
      (rule.onlySmall !== true || question.onlySmall) &&
      (rule.treasury === undefined || rule.treasury === null || rule.treasury === (question.treasury ?? false)) &&
      (!rule.platformId || rule.platformId === question.platformId) &&
      (question.publishedOn === null ||
        (rule.validFrom <= question.publishedOn && (rule.validTo === null || question.publishedOn <= rule.validTo))),
  );

/** Whether a notice is younger than the wording its rules were read in: what is said then may have changed. */
export const isNewerThanRules = (publishedOn: PlainDay, rules: readonly DeadlineRule[]): boolean =>
  rules.some((rule) => rule.readOn < publishedOn);
