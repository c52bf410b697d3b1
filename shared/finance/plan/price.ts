import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { CalculationCode, Explained } from '../calculation.ts';
import { financing } from '../calculators/financing.ts';
import { ownMoney } from '../calculators/own-money.ts';
import { failFinance } from '../codes.ts';
import type { PlanTerms } from './terms.ts';

export type Priced = { readonly cost: string; readonly explained: Explained };

/** What a bid costs when this source covers it from its start to its end; own money without rates costs nothing. */
export const priceOf = (
  bid: PlanTerms['bids'][number],
  source: PlanTerms['sources'][number],
): Outcome<Priced, CalculationCode> => {
  const period = { sum: bid.need, start: bid.start, end: bid.end };
  if (source.kind !== 'own') {
    if (source.offer === undefined) return failFinance('finance.field-missing', { path: 'sources.offer' });
    const answer = financing.answerOf({ ...period, offer: source.offer });
    return answer.ok ? ok({ cost: answer.value.cost, explained: answer.value }) : answer;
  }
  if (source.ownRate === undefined) return ok({ cost: '0.00', explained: { steps: [], findings: [] } });
  const answer = ownMoney.answerOf({ ...period, ownRate: source.ownRate, accountRate: source.accountRate ?? '0' });
  return answer.ok ? ok({ cost: answer.value.cost, explained: answer.value }) : answer;
};

/** The first fault that a schema cannot see: a repeated name, an unknown source or bid, a lender without an offer. */
export const checkTerms = ({ bids, sources }: PlanTerms): Outcome<null, CalculationCode> => {
  const repeated = (list: readonly { readonly id: string }[]): number =>
    list.findIndex(({ id }, index) => list.findIndex((other) => other.id === id) < index);
  for (const [path, at] of [
    ['bids', repeated(bids)],
    ['sources', repeated(sources)],
  ] as const) {
    if (at >= 0) return failFinance('finance.name-repeated', { path: `${path}.${String(at)}.id` });
  }
  for (const [index, source] of sources.entries()) {
    const path = `sources.${String(index)}`;
    if (source.kind !== 'own' && source.offer === undefined) {
      return failFinance('finance.field-missing', { path: `${path}.offer` });
    }
    if (source.kind === 'own' && source.offer !== undefined) {
      return failFinance('finance.field-unknown', { path: `${path}.offer` });
    }
  }
  for (const [index, bid] of bids.entries()) {
    if (bid.end < bid.start) {
      return failFinance('finance.end-before-start', { path: `bids.${String(index)}.end`, start: bid.start });
    }
    const at = `bids.${String(index)}.follows`;
    if (bid.follows !== undefined) {
      const leaders = bids.filter((each) => each.follows === undefined && each.id !== bid.id);
      if (!leaders.some(({ id }) => id === bid.follows))
        return failFinance('finance.field-choice', { path: at, allowed: leaders.map(({ id }) => id) });
    }
    const strange = (bid.excluded ?? []).findIndex((id) => !sources.some((source) => source.id === id));
    if (strange >= 0) {
      const allowed = sources.map(({ id }) => id);
      return failFinance('finance.field-choice', {
        path: `bids.${String(index)}.excluded.${String(strange)}`,
        allowed,
      });
    }
  }
  return ok(null);
};
