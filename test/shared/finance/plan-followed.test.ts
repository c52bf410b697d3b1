import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '#shared/finance/calculators/plan.ts';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';
import { bestByBruteForce } from '../../kit/brute-plan.ts';
import { aFollowedPlan, aPlan } from '../../kit/plan-arbitraries.ts';
import { halfUp } from '../../kit/rational.ts';

const numRuns = Number(process.env['PLAN_RUNS'] ?? '120');

const solved = (terms: PlanTerms) => {
  const outcome = plan.run(terms);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};

const sourceIn = (found: ReturnType<typeof solved>, id: string) =>
  found.assignments.find(({ bid }) => bid === id)?.source ?? null;

describe('a need that follows a bid', () => {
  it('is met exactly when its bid is, at the best of all choices tried one by one', () => {
    const seen = { both: 0, neither: 0, apart: 0, infeasible: 0 };
    fc.assert(
      fc.property(aFollowedPlan, (terms) => {
        const best = bestByBruteForce(terms);
        const found = solved(terms);
        if (best === null) {
          seen.infeasible += 1;
          expect(found.status).toBe('infeasible');
          return;
        }
        const objective = terms.objective === 'cost' ? -best : best;
        expect(found).toMatchObject({ status: 'optimal', objective: halfUp({ n: objective, d: 100n }) });
        for (const { id, follows } of terms.bids) {
          if (follows === undefined) continue;
          const [bid, need] = [sourceIn(found, follows), sourceIn(found, id)];
          expect([id, bid === null]).toEqual([id, need === null]);
          seen[bid === null ? 'neither' : 'both'] += 1;
          if (bid !== need) seen.apart += 1;
        }
      }),
      { seed: 21, numRuns },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(3);
  });

  it('says of each bid an alternative that stands when all else stays, and loses what it says', () => {
    fc.assert(
      fc.property(aFollowedPlan, (terms) => {
        const found = solved(terms);
        fc.pre(found.status === 'optimal' && terms.objective === 'margin');
        const best = bestByBruteForce(terms) ?? 0n;
        for (const { bid, source, next } of found.reasons ?? []) {
          if (next === null) continue;
          // The best with this alternative forced is at least what the explanation promises, and never above the best.
          const forced: PlanTerms = {
            ...terms,
            bids: terms.bids.map((each) =>
              each.id === bid && next.source !== null
                ? {
                    ...each,
                    must: true,
                    excluded: terms.sources.map(({ id }) => id).filter((id) => id !== next.source),
                  }
                : each,
            ),
          };
          if (next.source === null) continue;
          const value = bestByBruteForce(forced);
          expect([bid, source, value === null]).toEqual([bid, source, false]);
          const promised = best - BigInt(next.loses.replace('.', ''));
          expect((value ?? 0n) >= promised && (value ?? 0n) <= best).toBe(true);
        }
      }),
      { seed: 22, numRuns: Math.ceil(numRuns / 3) },
    );
  });

  const offer = { rate: '10', basis: 'flat' as const };
  const bid = { id: 'a', need: '100', start: '2027-01-10', end: '2027-02-10', margin: '50' };
  const security = { id: 'a security', need: '400', start: '2027-02-01', end: '2027-12-31', margin: '0', follows: 'a' };
  const cash = [{ from: '2027-01-01', amount: '100' }];
  const own = { id: 'own', kind: 'own' as const };
  const line = { id: 'line', kind: 'guarantee' as const, offer };

  it('may be covered by another source than its bid', () => {
    const found = solved({ cash, bids: [bid, security], sources: [own, line], objective: 'margin' });
    expect([sourceIn(found, 'a'), sourceIn(found, 'a security'), found.objective]).toEqual(['own', 'line', '10.00']);
  });

  it('takes its bid with it where it costs more than the bid leaves', () => {
    const dear = { ...line, offer: { ...offer, rate: '20' } };
    const found = solved({ cash, bids: [bid, security], sources: [own, dear], objective: 'margin' });
    expect(found.assignments.map(({ source }) => source)).toEqual([null, null]);
    expect(found.reasons?.map(({ why }) => why)).toEqual(['left-out-loses', 'left-out-no-room']);
    expect(found.reasons?.[0]?.next).toMatchObject({ source: 'own', cost: '0.00', loses: '30.00' });
  });

  it('is demanded with its bid, and named among what is in the way', () => {
    const found = solved({ cash, bids: [{ ...bid, must: true }, security], sources: [own], objective: 'margin' });
    expect(found.status).toBe('infeasible');
    expect(found.causes).toEqual([{ code: 'cash-short', bids: ['a security'], sources: [], day: '2027-02-01' }]);
  });

  it.each([
    ['a bid that is not there', 'x'],
    ['itself', 'a security'],
  ])('is refused when it follows %s', (_, follows) => {
    const outcome = plan.run({ cash, bids: [bid, { ...security, follows }], sources: [own], objective: 'margin' });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'finance.field-choice', details: { path: 'bids.1.follows', allowed: ['a'] } },
    });
  });
});

describe('several purses of one’s own', () => {
  it('share the level of own money, each within its own limit and at its own rate, as brute force finds', () => {
    let split = 0;
    fc.assert(
      fc.property(aPlan, fc.integer({ min: 50, max: 400 }), fc.integer({ min: 0, max: 60 }), (terms, limit, rate) => {
        const purses: PlanTerms = {
          ...terms,
          sources: [
            {
              id: 'own',
              kind: 'own',
              limit: String(limit),
              limitPerBid: '300',
              ownRate: String(rate),
              accountRate: '5',
            },
            { id: 'spare', kind: 'own', ownRate: '20' },
            { id: 'line', kind: 'own', limit: '250' },
            { id: 'guarantor', kind: 'guarantee', offer: { rate: '9', basis: 'flat' } },
          ],
        };
        const best = bestByBruteForce(purses);
        const found = solved(purses);
        if (best === null) expect(found.status).toBe('infeasible');
        else {
          const objective = purses.objective === 'cost' ? -best : best;
          expect(found).toMatchObject({ status: 'optimal', objective: halfUp({ n: objective, d: 100n }) });
          const used = new Set(found.assignments.map(({ source }) => source));
          if (used.has('own') && used.has('spare')) split += 1;
        }
      }),
      { seed: 23, numRuns: Math.ceil(numRuns / 2) },
    );
    expect(split).toBeGreaterThan(2);
  });
});
