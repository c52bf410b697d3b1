import { z } from 'zod';
import { addDays } from '../../calendar/days.ts';
import { Decimal } from '../../kernel/decimal.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { shownAmount, shownPercent } from '../fields.ts';
import { causeCodes, causesOf } from '../plan/causes.ts';
import { cashOn, kopecksOf, planModel } from '../plan/model.ts';
import { checkTerms } from '../plan/price.ts';
import { searchPlan } from '../plan/search.ts';
import { planTerms, type PlanTerms } from '../plan/terms.ts';

const amountOf = (kopecks: bigint): string => new Decimal(kopecks.toString()).div(100).toFixed(2);

/** The days on which own money would not do if it covered every bid. */
const shortDaysOf = ({ cash, bids }: PlanTerms): readonly string[] => {
  const days: string[] = [];
  const last = bids.reduce((latest, { end }) => (end > latest ? end : latest), '');
  let day = bids.reduce((first, { start }) => (start < first ? start : first), last);
  for (; day <= last; day = addDays(day, 1)) {
    const need = bids
      .filter(({ start, end }) => start <= day && day <= end)
      .reduce((sum, bid) => sum + kopecksOf(bid.need), 0n);
    if (need > cashOn(cash, day)) days.push(day);
  }
  return days;
};

/**
 * Which bid is covered by own money, which by a loan or a guarantee, so that the margin left is the most (or the cost the least) within cash
 * and limits on every day. `optimal` is proven; `gap` says by how many percent of the bound the answer may fall short;
 * `infeasible` names a smallest set of bids that cannot be covered together.
 */
export const plan = defineCalculator({
  name: 'plan',
  input: planTerms,
  answer: {
    status: z.enum(['optimal', 'gap', 'infeasible']),
    objective: shownAmount.nullable(),
    gap: shownPercent.nullable(),
    assignments: z.array(z.strictObject({ bid: z.string(), source: z.string().nullable(), cost: shownAmount })),
    shortDays: z.array(z.string()),
    causes: z
      .array(
        z.strictObject({
          code: z.enum(causeCodes),
          bids: z.array(z.string()),
          sources: z.array(z.string()),
          day: z.string().optional(),
        }),
      )
      .optional(),
  },
  compute: (terms, sheet) => {
    const sound = checkTerms(terms);
    if (!sound.ok) return sound;
    const built = planModel(terms);
    if (!built.ok) return built;
    const model = built.value;
    const shortDays = [...shortDaysOf(terms)];
    const found = searchPlan(model);
    const bidName = (bid: number): string => terms.bids[bid]?.id ?? '';
    const sourceName = (source: number): string => terms.sources[source]?.id ?? '';

    if (found.picked === null) {
      if (!found.complete) {
        return ok({ status: 'gap' as const, objective: null, gap: null, assignments: [], shortDays });
      }
      const required = terms.bids.flatMap((bid, index) =>
        terms.objective === 'cost' || bid.must === true ? [index] : [],
      );
      const { code, bids, sources, day } = causesOf(model, required);
      const cause = {
        code,
        bids: bids.map(bidName),
        sources: sources.map(sourceName),
        ...(day === null ? {} : { day }),
      };
      return ok({
        status: 'infeasible' as const,
        objective: null,
        gap: null,
        assignments: [],
        shortDays,
        causes: [cause],
      });
    }
    const assignments = found.picked.map((position, bid) => {
      const option = model.options[bid]?.[position];
      if (option?.priced) sheet.adopt(`bids.${String(bid)}`, option.priced.explained);
      const source = option?.source ?? null;
      return { bid: bidName(bid), source: source === null ? null : sourceName(source), cost: option?.cost ?? '0.00' };
    });
    const sign = terms.objective === 'cost' ? -1n : 1n;
    const difference = new Decimal((found.bound - found.value).toString());
    const size = new Decimal(found.bound.toString()).abs();
    return ok({
      status: found.complete || difference.isZero() ? ('optimal' as const) : ('gap' as const),
      objective: amountOf(found.value * sign),
      gap: difference.isZero() ? '0.00' : size.isZero() ? null : difference.div(size).times(100).toFixed(2),
      assignments,
      shortDays,
    });
  },
});
