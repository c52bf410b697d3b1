import * as fc from 'fast-check';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';
import { aBasis, dayFrom } from './finance-arbitraries.ts';

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const rub = (least: number, greatest: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: greatest }).map(String);
export const planSources = ['own', 'line', 'guarantor', 'spare'] as const;

/** Small enough for brute force, tight enough that cash, limits and fees all bite. */
export const aPlan: fc.Arbitrary<PlanTerms> = fc
  .record({
    cash: fc.array(fc.record({ from: fc.integer({ min: 0, max: 60 }).map(dayFrom), amount: rub(0, 900) }), {
      maxLength: 3,
    }),
    bids: fc.array(
      fc
        .record({
          need: rub(50, 500),
          from: fc.integer({ min: 0, max: 60 }),
          days: fc.integer({ min: 0, max: 30 }),
          margin: rub(-20, 120),
          must: fc.boolean(),
          excluded: fc.subarray([...planSources], { maxLength: 2 }),
        })
        .map(({ from, days, ...bid }) => ({ ...bid, start: dayFrom(from), end: dayFrom(from + days) })),
      { minLength: 1, maxLength: 5 },
    ),
    line: fc.record({ rate: rub(1, 60), basis: aBasis, minFee: rub(0, 30) }),
    guarantor: fc.record({ rate: rub(1, 20), basis: aBasis, flatFee: rub(0, 20) }),
    limit: rub(100, 900),
    limitPerBid: rub(100, 500),
    ownRate: rub(0, 40),
    objective: fc.constantFrom('margin' as const, 'cost' as const),
    feesFromCash: fc.boolean(),
  })
  .map(({ line, guarantor, limit, limitPerBid, ownRate, bids, ...rest }) => ({
    ...rest,
    bids: bids.map((bid, index) => ({ ...bid, id: `bid ${String(index)}` })),
    sources: [
      { id: 'own', kind: 'own' as const, ownRate, accountRate: '5' },
      { id: 'line', kind: 'loan' as const, limit, offer: line },
      { id: 'guarantor', kind: 'guarantee' as const, limitPerBid, offer: guarantor },
      { id: 'spare', kind: 'own' as const, limit: '200' },
    ],
  }));

/** The same with needs that follow some of the bids: later, of their own size, barred from sources of their own. */
export const aFollowedPlan: fc.Arbitrary<PlanTerms> = fc
  .tuple(
    aPlan,
    fc.array(
      fc.record({
        need: rub(50, 600),
        after: fc.integer({ min: 0, max: 20 }),
        days: fc.integer({ min: 0, max: 40 }),
        excluded: fc.subarray([...planSources], { maxLength: 2 }),
        must: fc.constantFrom(false, false, false, true),
        isThere: fc.boolean(),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    fc.boolean(),
  )
  .map(([terms, followers, isFirst]) => {
    const leaders = terms.bids.slice(0, 3);
    const needs = followers.flatMap(({ after, days, isThere, ...need }, index) => {
      const leader = leaders[index];
      const start = leader === undefined ? null : dayAfter(leader.end, after);
      return leader === undefined || start === null || !isThere
        ? []
        : [{ ...need, id: `after ${leader.id}`, start, end: dayAfter(start, days), margin: '0', follows: leader.id }];
    });
    // A need may stand before the bid it follows.
    return { ...terms, bids: isFirst ? [...needs, ...leaders] : [...leaders, ...needs] };
  });
