import { z } from 'zod';
import { needParts } from '../finance/funding/needs.ts';
import type { BidMoney, MoneySettings } from '../finance/funding/terms.ts';
import { longMethod, method } from './method.ts';
import { readByStep, rub } from './money.ts';
import { count, finding, id, instant, line, nothing, plainDay } from './vocabulary.ts';

const bidMoneyView = z.object({
  bidId: id,
  procedureId: id,
  title: line,
  need: rub.nullable(),
  start: plainDay.nullable(),
  release: plainDay.nullable(),
  margin: rub.nullable(),
  /** What the user entered, beyond what the bid itself says. */
  entered: readByStep<BidMoney>(),
  findings: z.array(finding),
});
export type BidMoneyView = z.infer<typeof bidMoneyView>;

const alternative = z.object({
  /** Null: left out. */
  source: line.nullable(),
  cost: rub,
  /** By how much the plan would be worse with it, the rest as it is; negative: better, but it does not fit. */
  loses: rub,
  /** Where it does not fit: the day, and the line (null: own money) that is short, and by how much. */
  lacks: z.object({ day: plainDay, source: line.nullable(), short: rub }).nullable(),
});
export const planReason = z.object({
  bid: line,
  source: line.nullable(),
  why: z.enum(['best', 'best-that-fits', 'only-one', 'left-out-no-room', 'left-out-loses', 'left-out-no-source']),
  cost: rub,
  /** The next best that fits while all else stays; null: there is none. */
  next: alternative.nullable(),
  /** Those that would be better and do not fit. */
  better: z.array(alternative),
});
export const marginalView = z.object({
  /** Null: own money. */
  source: line.nullable(),
  day: plainDay,
  /** What a further 1,000 roubles on that day would add to the plan, by the prices of the relaxed plan. */
  perThousand: rub,
});

export const planView = z.object({
  planId: count,
  madeAt: instant,
  objectiveKind: z.enum(['margin', 'cost']),
  status: z.enum(['optimal', 'gap', 'infeasible']),
  objective: rub.nullable(),
  gap: rub.nullable(),
  assignments: z.array(
    z.object({
      /** The need's name: the bid's own, or that of what follows it. */
      bid: id,
      /** The bid it belongs to. */
      of: id,
      part: z.enum(needParts),
      title: line,
      /** `own`, the id of an offer, or null: left out. */
      source: line.nullable(),
      sourceName: line.nullable(),
      need: rub,
      start: plainDay,
      end: plainDay,
      cost: rub,
    }),
  ),
  /** Every need that took part, also where nothing could be assigned. */
  needs: z.array(z.object({ bid: id, of: id, part: z.enum(needParts), title: line })),
  /** Names of all sources it could choose from; `own` has none. */
  sources: z.record(line, line),
  reasons: z.array(planReason),
  marginals: z.array(marginalView),
  /** What all that is covered costs. */
  costs: rub,
  /** Own money from that day until the next, as the plan was made from it, before any bid takes of it. */
  cash: z.array(z.object({ from: plainDay, amount: rub })),
  feesFromCash: z.boolean(),
  shortDays: z.array(plainDay),
  causes: z.array(
    z.object({
      code: line,
      bids: z.array(line),
      sources: z.array(line),
      day: plainDay.nullable(),
      /** What these bids need together on that day; what there is of it: own money, or the lines of these sources. */
      needed: rub.nullable(),
      available: rub.nullable(),
    }),
  ),
  /** Bids whose money lies on an account already, and bids that could not take part, with the reason. */
  leftOut: z.array(finding),
  findings: z.array(finding),
  /** Why it no longer holds; empty: it stands. */
  stale: z.array(finding),
});
export type PlanView = z.infer<typeof planView>;

const treated = z.object({ bid: id, title: line, source: line.nullable(), sourceName: line.nullable(), cost: rub });
export const planDifferenceView = z.object({
  costBefore: rub,
  costAfter: rub,
  costChange: rub,
  moved: z.array(z.object({ before: treated, after: treated, costChange: rub })),
  added: z.array(treated),
  gone: z.array(treated),
  stays: count,
});
export type PlanDifferenceView = z.infer<typeof planDifferenceView>;

export const adoptedPlan = z.object({
  plan: planView,
  adoptedAt: instant,
  note: line.nullable(),
  /** SHA-256 of what it was decided on: terms, bids and sources. */
  basisDigest: line,
});

export const adoptionView = z.object({
  /** Null: no plan was adopted, or none that this version can read. */
  adopted: adoptedPlan.nullable(),
  /** Whether it no longer holds and nobody has planned for what holds now. */
  wantsSolving: z.boolean(),
  /** A later plan for what holds now, and what it would change. */
  newer: z
    .object({
      planId: count,
      madeAt: instant,
      status: z.enum(['optimal', 'gap', 'infeasible']),
      difference: planDifferenceView,
    })
    .nullable(),
});
export type AdoptionView = z.infer<typeof adoptionView>;

export const nextBestView = z.object({
  bid: id,
  /** `exact`: proven. `bound`: between `losesAtLeast` and `loses`. `impossible`: no plan without it. `unknown`: out of time. */
  status: z.enum(['exact', 'bound', 'impossible', 'unknown']),
  loses: rub.nullable(),
  losesAtLeast: rub.nullable(),
  /** How the bid would be covered then; null: left out (or not known). */
  source: line.nullable(),
  sourceName: line.nullable(),
  cost: rub.nullable(),
  /** The other bids that would move with it, by the names of sources; null: left out. */
  moved: z.array(z.object({ bid: id, title: line, from: line.nullable(), to: line.nullable() })),
});
export type NextBestView = z.infer<typeof nextBestView>;

export const fundingMethods = {
  'funding.settings': method(nothing, z.object({ settings: readByStep<MoneySettings>() })),
  'funding.saveSettings': method(
    z.object({ settings: readByStep<MoneySettings>() }),
    z.object({ settings: readByStep<MoneySettings>() }),
  ),
  /** Every bid with what is known of its money. */
  'funding.bids': method(nothing, z.object({ bids: z.array(bidMoneyView), findings: z.array(finding) })),
  'funding.saveBid': method(z.object({ bidId: id, money: readByStep<BidMoney>() }), bidMoneyView),
  /** Plans all bids anew and keeps the plan. After `seconds` the best so far is answered with its gap. */
  'funding.plan': longMethod(
    z.object({ objective: z.enum(['margin', 'cost']).default('margin'), seconds: z.int().min(1).max(3600).optional() }),
    planView,
  ),
  /** The plan that was kept last, with the reasons why it no longer holds. */
  'funding.show': method(nothing, z.object({ plan: planView.nullable() })),
  /** Decides for a plan: what, when, and on which data is kept, and an act is recorded. */
  'funding.adopt': method(z.object({ planId: count, note: line.nullable().default(null) }), adoptionView),
  /** The plan decided for, why it no longer holds, and what a plan for what holds now would change. */
  'funding.adopted': method(nothing, adoptionView),
  /** Solves the kept plan anew with each of these needs' present choice forbidden: what that choice is worth exactly. */
  'funding.nextBest': longMethod(
    z.object({
      planId: count,
      bids: z.array(id).min(1).max(500),
      /** For each of them at most. */
      seconds: z.int().min(1).max(600).default(8),
    }),
    z.object({ alternatives: z.array(nextBestView) }),
  ),
} as const;
