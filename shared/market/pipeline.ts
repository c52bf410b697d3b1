import type { Outcome } from '../kernel/failure.ts';
import type { PlainDay } from '../kernel/instant.ts';
import { ok } from '../kernel/result.ts';
import { failMarket, type MarketCode } from './codes.ts';
import { rateOf, type Rate } from './rate.ts';

/** The six stages of selling to business; the last is where refusals are worked with, each with its reason. */
export const dealStages = ['collecting', 'contact', 'needs', 'presenting', 'decision', 'refusals'] as const;
export type DealStage = (typeof dealStages)[number];

/** One move. Moves are only added; a wrong one is set right by another. `isContract`: the decision was for us. */
export type Move = {
  readonly on: PlainDay;
  readonly stage: DealStage;
  readonly isContract: boolean;
  readonly reasonId: string | null;
  readonly note: string;
};

export type DealState = {
  /** Null: nothing was done yet. */
  readonly stage: DealStage | null;
  readonly isContract: boolean;
  readonly reasonId: string | null;
  readonly since: PlainDay | null;
  /** Of a refused deal: where it was refused. */
  readonly refusedAt: DealStage | null;
  /** The farthest stage it was ever at, as its place among the first five; -1: none. */
  readonly reached: number;
  readonly everContract: boolean;
};

const nothingYet: DealState = {
  stage: null,
  isContract: false,
  reasonId: null,
  since: null,
  refusedAt: null,
  reached: -1,
  everContract: false,
};

const placeOf = (stage: DealStage): number => (stage === 'refusals' ? -1 : dealStages.indexOf(stage));

/** Where a deal stands after one more move. */
export const afterMove = (state: DealState, move: Move): DealState => ({
  stage: move.stage,
  isContract: move.isContract,
  reasonId: move.reasonId,
  since: move.stage === state.stage ? state.since : move.on,
  refusedAt: move.stage === 'refusals' ? (state.stage === 'refusals' ? state.refusedAt : state.stage) : null,
  reached: Math.max(state.reached, placeOf(move.stage)),
  everContract: state.everContract || move.isContract,
});

/** Where a deal stands: its moves replayed, in the order in which they were noted. */
export const stateOf = (moves: readonly Move[]): DealState => moves.reduce(afterMove, nothingYet);

/**
 * Whether a move may follow. Days never go back and are never to come; a refusal names one of the user's reasons; a contract is
 * made at the decision. Any stage may follow any other: a refused customer is called again.
 */
export const mayMove = (
  moves: readonly Move[],
  next: Move,
  facts: { readonly today: PlainDay; readonly reasons: readonly string[] },
): Outcome<null, MarketCode> => {
  const { stage, isContract } = stateOf(moves);
  const last = moves.at(-1);
  if (next.on > facts.today) return failMarket('market.move-in-future', { on: next.on, today: facts.today });
  if (last !== undefined && next.on < last.on)
    return failMarket('market.move-before-last', { on: next.on, last: last.on });
  if (next.isContract && next.stage !== 'decision')
    return failMarket('market.contract-elsewhere', { stage: next.stage });
  if (next.stage === 'refusals') {
    if (next.reasonId === null) return failMarket('market.reason-missing', { reasons: facts.reasons });
    if (!facts.reasons.includes(next.reasonId))
      return failMarket('market.reason-unknown', { reason: next.reasonId, reasons: facts.reasons });
  }
  const isSame = next.stage === stage && next.isContract === isContract && next.reasonId === (last?.reasonId ?? null);
  return isSame ? failMarket('market.already-there', { stage: next.stage }) : ok(null);
};

export type FunnelStep = {
  readonly stage: DealStage;
  /** Deals that stand there now. */
  readonly here: number;
  /** Deals that were ever as far. */
  readonly reached: number;
  /** Of those that were as far, how many went on; of the decision: how many became contracts. Null at the refusals. */
  readonly onward: Rate | null;
};

/** Counts of one's own deals, stage by stage, and why the refused were refused. */
export const funnelOf = (
  states: readonly DealState[],
): {
  readonly steps: readonly FunnelStep[];
  readonly contracts: Rate;
  readonly reasons: readonly { readonly reasonId: string; readonly count: number }[];
} => {
  const reached = (place: number): number => states.filter((state) => state.reached >= place).length;
  const contracts = states.filter(({ everContract }) => everContract).length;
  const steps = dealStages.map((stage): FunnelStep => {
    const place = placeOf(stage);
    const here = states.filter((state) => state.stage === stage).length;
    if (place < 0) return { stage, here, reached: here, onward: null };
    const on = stage === 'decision' ? contracts : reached(place + 1);
    return { stage, here, reached: reached(place), onward: rateOf(on, reached(place)) };
  });
  const refused = Map.groupBy(
    states.flatMap(({ stage, reasonId }) => (stage === 'refusals' && reasonId !== null ? [reasonId] : [])),
    (reasonId) => reasonId,
  );
  return {
    steps,
    contracts: rateOf(contracts, states.filter((state) => state.reached >= 0 || state.stage !== null).length),
    reasons: [...refused]
      .map(([reasonId, each]) => ({ reasonId, count: each.length }))
      .toSorted((a, b) => b.count - a.count || (a.reasonId < b.reasonId ? -1 : 1)),
  };
};
