import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '#shared/finance/calculators/plan.ts';
import { planModel } from '#shared/finance/plan/model.ts';
import { boundsBy, searchPlan, valueOf } from '#shared/finance/plan/search.ts';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';
import { bestByBruteForce } from '../../kit/brute-plan.ts';
import { aPlan as anInstance, planSources as sources } from '../../kit/plan-arbitraries.ts';
import { halfUp } from '../../kit/rational.ts';

const solved = (terms: PlanTerms) => {
  const outcome = plan.run(terms);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};

describe('plan over all bids', () => {
  it('is as good as the best of all choices tried one by one, always', () => {
    let infeasible = 0;
    fc.assert(
      fc.property(anInstance, (terms) => {
        const best = bestByBruteForce(terms);
        const found = solved(terms);
        if (best === null) {
          infeasible += 1;
          expect(found.status).toBe('infeasible');
          return;
        }
        const objective = terms.objective === 'cost' ? -best : best;
        expect(found).toMatchObject({ status: 'optimal', gap: '0.00', objective: halfUp({ n: objective, d: 100n }) });
        const taken = { ...terms, bids: terms.bids.filter((_, index) => found.assignments[index]?.source !== null) };
        // The very assignment stands, when every other source is forbidden.
        const fixed = {
          ...taken,
          bids: taken.bids.map((bid) => {
            const mine = found.assignments.find((each) => each.bid === bid.id)?.source;
            return { ...bid, must: true, excluded: sources.filter((source) => source !== mine) };
          }),
        };
        if (fixed.bids.length > 0) expect(bestByBruteForce(fixed)).toBe(best);
      }),
      { seed: 12, numRuns: 250 },
    );
    expect(infeasible).toBeGreaterThan(10);
  });

  it('finds the same best at any prices of the rows, and none exceeds what the prices prove', () => {
    fc.assert(
      fc.property(anInstance, fc.array(fc.bigInt({ min: 0n, max: 2n ** 42n }), { minLength: 1 }), (terms, some) => {
        const built = planModel(terms);
        if (!built.ok) throw new Error(built.error.code);
        const model = built.value;
        const prices = model.rows.map((_, row) => some[row % some.length] ?? 0n);
        const plain = searchPlan(model);
        const priced = searchPlan(model, { prices });
        expect({ ...priced, picked: priced.picked !== null }).toEqual({ ...plain, picked: plain.picked !== null });
        if (priced.picked === null) return;
        expect(valueOf(model, priced.picked)).toBe(priced.value);
        const { bound, boundWith } = boundsBy(model, prices);
        expect(bound).toBeGreaterThanOrEqual(priced.value);
        for (const [index, position] of priced.picked.entries()) {
          expect(boundWith(index, position)).toBeGreaterThanOrEqual(priced.value);
        }
      }),
      { seed: 14, numRuns: 250 },
    );
  });

  it('names a smallest set of bids that cannot be covered together', () => {
    fc.assert(
      fc.property(anInstance, (terms) => {
        const found = solved(terms);
        fc.pre(found.status === 'infeasible');
        const core = [...new Set(found.causes?.flatMap(({ bids }) => bids))];
        const only = (ids: readonly string[]) => ({
          ...terms,
          objective: 'cost' as const,
          bids: terms.bids.filter(({ id }) => ids.includes(id)),
        });
        expect(bestByBruteForce(only(core))).toBeNull();
        for (const id of core) {
          const fewer = only(core.filter((other) => other !== id));
          if (fewer.bids.length > 0) expect(bestByBruteForce(fewer)).not.toBeNull();
        }
      }),
      { seed: 13, numRuns: 60 },
    );
  });

  const bid = { id: 'a', need: '100', start: '2027-01-10', end: '2027-01-20', margin: '10', must: true };
  const own = { id: 'own', kind: 'own' as const };

  it('says on which day own money runs short', () => {
    const cash = [
      { from: '2027-01-01', amount: '150' },
      { from: '2027-01-19', amount: '90' },
    ];
    const found = solved({ cash, bids: [bid], sources: [own], objective: 'margin' });
    expect(found.status).toBe('infeasible');
    expect(found.shortDays).toEqual(['2027-01-19', '2027-01-20']);
    expect(found.causes).toEqual([{ code: 'cash-short', bids: ['a'], sources: [], day: '2027-01-19' }]);
  });

  it('says whose limit is short, and when no source may cover a bid', () => {
    const offer = { rate: '20', basis: 'flat' as const };
    const line = { id: 'line', kind: 'loan' as const, limit: '150', offer };
    const two = [bid, { ...bid, id: 'b' }, { ...bid, id: 'c', must: false }];
    expect(solved({ cash: [], bids: two, sources: [line], objective: 'margin' }).causes).toEqual([
      { code: 'limit-short', bids: ['a', 'b'], sources: ['line'], day: '2027-01-10' },
    ]);
    const alone = solved({ cash: [], bids: [{ ...bid, excluded: ['line'] }], sources: [line], objective: 'cost' });
    expect(alone.causes).toEqual([{ code: 'no-source', bids: ['a'], sources: ['line'] }]);
  });

  it('keeps a fee out of own money for good, long after the bid has ended', () => {
    const offer = { rate: '30', basis: 'flat' as const };
    const terms = {
      cash: [
        { from: '2027-01-01', amount: '100' },
        { from: '2027-06-01', amount: '20' },
      ],
      bids: [bid],
      sources: [{ id: 'line', kind: 'loan' as const, offer }],
      objective: 'cost' as const,
    };
    expect(solved(terms).status).toBe('optimal');
    expect(solved({ ...terms, feesFromCash: true }).causes?.[0]).toMatchObject({
      code: 'cash-short',
      day: '2027-06-01',
    });
  });

  it.each([
    ['a repeated bid', { bids: [bid, bid] }, 'finance.name-repeated', 'bids.1.id'],
    ['a loan without an offer', { sources: [{ id: 'l', kind: 'loan' }] }, 'finance.field-missing', 'sources.0.offer'],
    ['an unknown source', { bids: [{ ...bid, excluded: ['x'] }] }, 'finance.field-choice', 'bids.0.excluded.0'],
    ['an end before the start', { bids: [{ ...bid, end: '2027-01-09' }] }, 'finance.end-before-start', 'bids.0.end'],
    ['no bids', { bids: [] }, 'finance.list-empty', 'bids'],
    ['cash below zero', { cash: [{ from: '2027-01-01', amount: '-1' }] }, 'finance.not-positive', 'cash.0.amount'],
  ])('refuses %s', (_, changed, code, path) => {
    const outcome = plan.run({ cash: [], bids: [bid], sources: [own], objective: 'margin', ...changed });
    expect(outcome).toMatchObject({ ok: false, error: { code, details: { path } } });
  });
});
