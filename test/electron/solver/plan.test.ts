import * as fc from 'fast-check';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { planInThread } from '#electron/solver/plan-in-thread.ts';
import { proveWith } from '#electron/solver/prove-none.ts';
import { solverWith } from '#electron/solver/solve-plan.ts';
import { planWith } from '#shared/finance/calculators/plan.ts';
import type { ProveNone } from '#shared/finance/plan/conflict.ts';
import type { SolvePlan } from '#shared/finance/plan/search.ts';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';
import { bestByBruteForce } from '../../kit/brute-plan.ts';
import { bestExhaustively } from '../../kit/exhaustive-plan.ts';
import { largePlan } from '../../kit/large-plan.ts';
import { aFollowedPlan } from '../../kit/plan-arbitraries.ts';

const load = typeof loadHighs === 'function' ? loadHighs : loadHighs.default;
const always = (): number => 20;

/** The solver as it is, and with every exact search switched off, so that HiGHS alone answers. */
let usual: SolvePlan;
let highsAlone: SolvePlan;
type Library = Awaited<ReturnType<typeof load>>;
let library: Library;
let prove: ProveNone;
beforeAll(async () => {
  const highs = await load();
  library = highs;
  usual = solverWith(highs, always);
  prove = proveWith(highs);
  highsAlone = solverWith(highs, always, { glance: 0, priced: 0, last: 0 });
});

const answered = (terms: PlanTerms, solve: SolvePlan) => {
  const outcome = planWith(solve).run(terms);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const kopecks = (amount: string | null): number => Math.round(Number(amount) * 100);

/** Fees from cash make the exhaustive search slow for a dozen bids; the smaller sizes have them. */
const sizes = [3, 5, 8, 12].flatMap((bids) =>
  (bids === 12 ? [1, 2] : [1, 2, 3, 4]).map((seed) => ({
    bids,
    seed: seed * 100 + bids,
    objective: seed % 2 === 0 ? ('cost' as const) : ('margin' as const),
    feesFromCash: seed > 2,
  })),
);

describe('the funding plan solved with HiGHS', () => {
  it.each(sizes)('is as good as every choice tried, $bids bids × 6 offers, $objective, seed $seed', (size) => {
    const terms = largePlan(size.seed, { ...size, offers: 6, days: 60 });
    const best = bestExhaustively(terms);
    for (const solve of [usual, highsAlone]) {
      const { status, objective, gap } = answered(terms, solve);
      if (best === null) expect(status).toBe('infeasible');
      else {
        expect({ status, gap, objective: kopecks(objective) }).toEqual({
          status: 'optimal',
          gap: '0.00',
          objective: size.objective === 'cost' ? -best : best,
        });
      }
    }
  });

  it('covers needs that follow bids, and several purses, as brute force does', () => {
    fc.assert(
      fc.property(aFollowedPlan, (terms) => {
        const best = bestByBruteForce(terms);
        const { status, objective } = answered(terms, highsAlone);
        expect([status, kopecks(objective)]).toEqual(
          best === null ? ['infeasible', 0] : ['optimal', Number(terms.objective === 'cost' ? -best : best)],
        );
      }),
      { seed: 31, numRuns: Number(process.env['PLAN_RUNS'] ?? '40') },
    );
  });

  it('gives the same plan each time', () => {
    const terms = largePlan(7, { bids: 12, offers: 6, days: 60, objective: 'margin' });
    expect(answered(terms, highsAlone)).toEqual(answered(terms, highsAlone));
  });

  const offer = { rate: '20', basis: 'pa/act365' as const };
  const bid = { need: '1000', start: '2027-01-10', end: '2027-02-10', margin: '100' };
  const crowded = (must: number): PlanTerms => ({
    cash: [{ from: '2027-01-01', amount: '2500' }],
    bids: Array.from({ length: 60 }, (_, index) => ({ ...bid, id: `bid ${String(index)}`, must: index < must })),
    sources: [
      { id: 'own', kind: 'own' },
      { id: 'line', kind: 'loan', limit: '4999.99', offer },
      { id: 'small', kind: 'guarantee', limitPerBid: '999', offer },
    ],
    objective: 'margin',
  });

  it('takes as many equal bids as money and line hold', () => {
    const { status, assignments } = answered(crowded(6), highsAlone);
    expect(status).toBe('optimal');
    expect(assignments.filter(({ source }) => source !== null)).toHaveLength(6);
  });

  it('names every demand in the way of one bid too many, and only those', () => {
    const { status, causes = [] } = answered(crowded(20), highsAlone);
    expect(status).toBe('infeasible');
    expect(causes.map(({ code }) => code).toSorted()).toEqual(['cash-short', 'limit-per-bid-short', 'limit-short']);
    const inWay = new Set(causes.flatMap(({ bids }) => bids));
    expect(inWay.size).toBe(7);
  });

  it('claims no optimum where HiGHS stopped without a bound of its own', () => {
    /** HiGHS as it is, except that it says of every integer program that time ran out before it had a bound. */
    const hurrying = (model: object): object => {
      let isWhole = false;
      return new Proxy(model, {
        get: (target, name) => {
          if (name === 'info' && isWhole) return { get: () => -Infinity };
          if (name === 'getModelStatus' && isWhole) return () => library.constants.modelStatus.timeLimit;
          const member: unknown = Reflect.get(target, name, target);
          if (typeof member !== 'function') return member;
          return (...given: readonly unknown[]): unknown => {
            const [data] = given;
            if (name === 'passModel') isWhole = typeof data === 'object' && data !== null && 'integrality' in data;
            return Reflect.apply(member, target, given);
          };
        },
      });
    };
    const hurried = new Proxy(library, {
      get: (target, name) =>
        name === 'withModel'
          ? (work: (model: object) => unknown): unknown => target.withModel((model: object) => work(hurrying(model)))
          : Reflect.get(target, name, target),
    });
    const terms = largePlan(112, { bids: 12, offers: 6, days: 60, objective: 'margin' });
    const best = bestExhaustively(terms) ?? 0;
    const { status, gap, objective } = answered(terms, solverWith(hurried, always, { glance: 0, priced: 0, last: 0 }));
    expect([status, gap === '0.00']).toEqual(['gap', false]);
    // What is stated covers what could not be proven.
    expect(kopecks(objective) * (1 + Number(gap) / 50)).toBeGreaterThanOrEqual(best);
  });

  it('names the few largest bids of one crowded day among many, by a proof that is checked exactly', () => {
    // Sixty bids; on two days they need more than all money and lines hold, each bid one thousand and its number.
    const many: PlanTerms = {
      ...crowded(0),
      objective: 'cost',
      bids: Array.from({ length: 60 }, (_, index) => ({
        ...bid,
        id: `bid ${String(index)}`,
        need: String(1000 + index),
        start: index % 2 === 0 ? '2027-01-10' : '2027-03-10',
        end: index % 2 === 0 ? '2027-02-10' : '2027-04-10',
      })),
    };
    const outcome = planWith(highsAlone, { prove }).run(many);
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { status, causes = [] } = outcome.value;
    expect(status).toBe('infeasible');
    const inWay = new Set(causes.flatMap(({ bids }) => bids));
    // Two fit on own money (2,500), four on the line (4,999.99): the seven largest of a day cannot.
    expect(inWay.size).toBeLessThanOrEqual(8);
    expect(new Set([...inWay].map((id) => Number(id.slice(4)) % 2)).size).toBe(1);
  });

  it('answers from its thread, and ends it when the call is cancelled', async () => {
    const terms = crowded(6);
    const answer = await planInThread(terms);
    expect(answer).toMatchObject({ ok: true, value: { status: 'optimal', gap: '0.00' } });
    const cancel = new AbortController();
    const large = largePlan(1, { bids: 200, offers: 20, days: 180, objective: 'margin' });
    const waiting = planInThread(large, cancel.signal);
    cancel.abort();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(await planInThread(large, cancel.signal)).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
  });

  it('ends a thread that outlasts all its time, and says so', async () => {
    const large = largePlan(1, { bids: 200, offers: 20, days: 180, objective: 'margin' });
    expect(await planInThread(large, undefined, 0.2, -0.15)).toEqual({
      ok: false,
      error: { code: 'finance.plan-out-of-time', details: { seconds: expect.closeTo(0.05, 5) as number } },
    });
  });

  it('refuses a faulty input by its field, as every calculator does', async () => {
    expect(await planInThread({ ...crowded(1), bids: [] })).toMatchObject({
      ok: false,
      error: { code: 'finance.list-empty', details: { path: 'bids' } },
    });
  });
});
