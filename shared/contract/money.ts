import { z } from 'zod';
import type { GuaranteeFacts } from '../finance/guarantee-check/facts.ts';
import type { LedgerEntryInput } from '../finance/ledger/entry.ts';
import type { storedOffer } from '../finance/offers/stored.ts';
import { offerFields } from '../finance/offers/table-fields.ts';
import type { ownRule } from '../finance/rules/schema.ts';
import { longMethod, method } from './method.ts';
import { count, finding, id, instant, language, line, nothing, plainDay } from './vocabulary.ts';

/** What the step itself reads, with the field codes of `finance`, so that a fault is said in the words of the field. */
export const readByStep = <Shape>() =>
  z.custom<Shape>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

export const rub = z.string().regex(/^-?\d+\.\d{2}$/);
export const json = z.record(z.string(), z.unknown());
const unit = line;

export const ruleView = z.object({
  law: line,
  id: line,
  value: line,
  unit,
  article: line,
  edition: plainDay,
  source: line,
  standing: z.enum(['in-law', 'secondary', 'practice', 'user']),
  validFrom: plainDay,
  validTo: plainDay.nullable(),
  /** Up to which day the set it belongs to is known to hold. */
  ruleSetDate: plainDay,
  isOwn: z.boolean(),
  /** Whether an own rule stands before it on the day that was asked for. */
  isOverridden: z.boolean(),
});
export type RuleView = z.infer<typeof ruleView>;

export const ruleChangeView = z.object({
  changeId: count,
  at: instant,
  law: line,
  id: line,
  validFrom: plainDay,
  /** Null: taken out. */
  value: line.nullable(),
  /** What held before for the same first day; null: nothing. */
  before: line.nullable(),
  note: line.nullable(),
});

const offerView = z.object({ offerId: id, offer: json, savedAt: instant });
export type OfferView = z.infer<typeof offerView>;

/** What the columns of a table of offers mean. */
export const offerMapping = z.object({
  columns: z.partialRecord(z.enum(offerFields), line),
  sheet: line.nullable().default(null),
});
export type OfferMapping = z.infer<typeof offerMapping>;

const rowFault = z.object({ row: count, field: line.nullable(), column: line.nullable(), text: line, reason: line });

const comparedRow = z.object({
  /** Null: own money. */
  offerId: id.nullable(),
  name: line,
  lender: line.nullable(),
  kind: z.enum(['own', 'loan', 'guarantee']),
  cost: rub,
  effectivePercent: rub.nullable(),
  dearerBy: rub,
  /** Why it can not cover this need; empty: it can. */
  misfits: z.array(finding),
  /** What the account pays (negative) and gets back, day by day. */
  cash: z.array(z.object({ day: plainDay, change: rub })),
  /** The first term in days, at or below a year, from which it costs more than own money (or less, where it begins dearer). */
  breakEvenDays: count.nullable(),
});
export const offerComparison = z.object({
  cheapest: id.nullable(),
  rows: z.array(comparedRow),
  /** Costs by the length of the term and by days of late return, in the order of `names`. */
  names: z.array(line),
  byTerm: z.array(z.object({ days: count, costs: z.array(rub) })),
  byDelay: z.array(z.object({ days: count, costs: z.array(rub) })),
  cheapestFrom: z.array(z.object({ days: count, name: line, cost: rub })),
  steps: z.array(json),
});
export type OfferComparison = z.infer<typeof offerComparison>;

const hold = z.object({
  holdId: count,
  platformId: id,
  bidId: id.nullable(),
  subject: line.nullable(),
  since: plainDay,
  amount: rub,
  left: rub,
  released: rub,
  forfeited: rub,
  expectedRelease: plainDay.nullable(),
});
export const accountView = z.object({
  platformId: id,
  free: rub,
  blocked: rub,
  released: rub,
  forfeited: rub,
  holds: z.array(hold),
});
export const ledgerEntryView = z.object({
  entryId: count,
  enteredAt: instant,
  kind: line,
  day: plainDay,
  platformId: id,
  amount: rub.nullable(),
  holdId: count.nullable(),
  bidId: id.nullable(),
  subject: line.nullable(),
  expectedRelease: plainDay.nullable(),
  reverses: count.nullable(),
  isReversed: z.boolean(),
  note: line.nullable(),
});
export const ledgerView = z.object({
  accounts: z.array(accountView),
  entries: z.array(ledgerEntryView),
  findings: z.array(finding),
});
export type LedgerView = z.infer<typeof ledgerView>;

export const forecastSeries = z.object({
  scenario: z.enum(['all', 'none', 'chosen']),
  delayDays: count,
  levels: z.array(rub),
  frozen: z.array(rub),
  shortFrom: plainDay.nullable(),
  shortBy: rub.nullable(),
  lowest: z.object({ day: plainDay, amount: rub }),
  shortages: z.array(z.object({ from: plainDay, to: plainDay, most: rub })),
  lanes: z.array(
    z.object({ bid: line, kind: z.enum(['bid', 'performance', 'hold']), from: plainDay, to: plainDay, amount: rub }),
  ),
});
export const forecastView = z.object({
  from: plainDay,
  days: count,
  series: z.array(forecastSeries),
  /** Names of bids and holds in the lanes. */
  titles: z.record(z.string(), line),
  findings: z.array(finding),
});
export type ForecastView = z.infer<typeof forecastView>;

const comparison = {
  sum: line,
  start: line,
  end: line,
  returnedOn: line.optional(),
  law: z.enum(['44-fz', '223-fz', 'commercial']).optional(),
  kinds: z.array(z.enum(['own', 'loan', 'guarantee'])).optional(),
};
const forecastAsked = {
  /** Today where it is left out. */
  from: plainDay.optional(),
  days: z.number().int().min(1).max(3660).default(180),
  scenarios: z
    .array(z.enum(['all', 'none', 'chosen']))
    .min(1)
    .max(3)
    .default(['all', 'none']),
  /** Bids that are won in the scenario `chosen`. */
  won: z.array(id).default([]),
  /** Days by which releases are late; each makes a series. */
  delays: z.array(z.number().int().min(0).max(3660)).min(1).max(10).default([0]),
  /** `own`: every bid from own money; `plan`: as the plan decided for covers it, or the last one made where none was. */
  funding: z.enum(['own', 'plan']).default('own'),
};

/** `keep`: `out` is a file’s name alone, and the file lies among the workspace’s exports. */
const writing = { out: line, language, keep: z.boolean().default(false) };

export const moneyMethods = {
  /**
   * The program's rules and the user's own, as they hold on a day (all of them where none is named). `laws`: up to which day each law's are
   * known to hold, and how many procedures were published after it.
   */
  'rules.list': method(
    z.object({ law: line.optional(), day: plainDay.optional() }),
    z.object({ rules: z.array(ruleView), laws: z.array(z.object({ law: line, date: plainDay, newer: count })) }),
  ),
  /** Keeps own rules; one with the same law, id and first day is replaced, and the change stays in the history. */
  'rules.save': method(
    z.object({
      rules: z.array(readByStep<z.input<typeof ownRule>>()).min(1).max(5000),
      note: line.nullable().default(null),
    }),
    z.object({ saved: count }),
  ),
  'rules.remove': method(
    z.object({ law: line, id: line, validFrom: plainDay, note: line.nullable().default(null) }),
    nothing,
  ),
  'rules.history': method(
    z.object({ law: line.optional(), id: line.optional() }),
    z.object({ changes: z.array(ruleChangeView) }),
  ),
  /** All own rules as a file to hand on, written into the workspace's `exports` where `keep` says so; `rules.import` takes it. */
  'rules.export': method(
    z.object({ keep: z.boolean().default(false) }),
    z.object({ format: line, rules: z.array(json), path: line.optional() }),
  ),
  'rules.import': method(z.object({ fileId: id }), z.object({ saved: count })),

  'offers.list': method(nothing, z.object({ offers: z.array(offerView) })),
  /** A new offer without `offerId`, else the one it names. */
  'offers.save': method(
    z.object({ offerId: id.optional(), offer: readByStep<z.input<typeof storedOffer>>() }),
    offerView,
  ),
  'offers.remove': method(z.object({ offerId: id }), nothing),
  /** Opens a table of offers for the user to say what its columns mean. */
  'offers.look': method(
    z.object({ fileId: id, sheet: line.nullable().default(null) }),
    z.object({
      kind: z.enum(['csv', 'xlsx']),
      sheets: z.array(line),
      header: z.array(line),
      sample: z.array(z.array(line)),
      rowCount: count,
      mapping: offerMapping,
      basis: z.enum(['remembered', 'guessed']),
      missing: z.array(line),
    }),
  ),
  /** Stores every row as an offer, or none: faults name row and field. A mapping that is given is remembered. */
  'offers.import': method(
    z.object({ fileId: id, mapping: offerMapping.nullable().default(null) }),
    z.object({ stored: count, replaced: count, faults: z.array(rowFault) }),
  ),
  'offers.compare': method(z.object(comparison), offerComparison),

  'ledger.show': method(z.object({ platformId: id.optional(), day: plainDay.optional() }), ledgerView),
  /** Adds an entry; nothing is ever changed or removed, a wrong entry is undone by a `reversal`. */
  'ledger.add': method(
    z.object({ entry: readByStep<LedgerEntryInput>() }),
    z.object({ entryId: count, account: accountView.nullable() }),
  ),

  'forecast.show': method(z.object(forecastAsked), forecastView),

  /** Writes a forecast, a comparison, the accounts or a plan as XLSX (numbers, never formulas), PDF, CSV or JSON, by the file's ending. */
  'money.export': longMethod(
    z.discriminatedUnion('what', [
      z.object({ what: z.literal('forecast'), ...writing, ...forecastAsked }),
      z.object({ what: z.literal('comparison'), ...writing, ...comparison }),
      z.object({ what: z.literal('plan'), ...writing, planId: count.optional() }),
      z.object({ what: z.literal('ledger'), ...writing }),
    ]),
    z.object({ path: line, size: count }),
  ),

  /** What a bid, its notice and our own profile ask of the guarantee for the bid; what they do not say is named. */
  'guarantees.suggest': method(
    z.object({ bidId: id }),
    z.object({ facts: readByStep<Partial<GuaranteeFacts>>(), missing: z.array(line) }),
  ),
  /** The words of an issued guarantee: PDF, DOCX or plain text. */
  'guarantees.read': method(
    z.object({ fileId: id }),
    z.object({ kind: z.enum(['pdf', 'docx', 'text']), text: z.string().max(1_000_000), pages: count.nullable() }),
  ),
} as const;
