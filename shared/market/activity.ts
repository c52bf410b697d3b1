import { addMonths } from '../calendar/days.ts';
import type { RecordOf } from './record.ts';
import { rateOf, type Rate } from './rate.ts';

type Counts = { readonly calls: number; readonly meetings: number; readonly contracts: number };
export const activityWords = ['calls', 'meetings', 'contracts'] as const;

export type MonthLine = { readonly month: string; readonly plan: Counts | null; readonly fact: Counts };

export type ActivityReport = {
  readonly from: string;
  readonly to: string;
  readonly months: readonly MonthLine[];
  readonly plan: Counts | null;
  readonly fact: Counts;
  /** Meetings of calls, contracts of meetings, contracts of calls: counted, with what they are counted of. */
  readonly conversions: { readonly meetings: Rate; readonly contracts: Rate; readonly whole: Rate };
  /** Fact of plan; null where nothing was planned. */
  readonly done: Readonly<Record<(typeof activityWords)[number], Rate>> | null;
};

const nothing: Counts = { calls: 0, meetings: 0, contracts: 0 };

const sumOf = (each: readonly { readonly [Word in keyof Counts]: number | null }[]): Counts =>
  each.reduce<Counts>(
    (sum, one) => ({
      calls: sum.calls + (one.calls ?? 0),
      meetings: sum.meetings + (one.meetings ?? 0),
      contracts: sum.contracts + (one.contracts ?? 0),
    }),
    nothing,
  );

/** The months from one to another, both counted, `YYYY-MM`; at most 120. */
export const monthsFrom = (from: string, to: string): readonly string[] => {
  const months: string[] = [];
  for (let month = from; month <= to && months.length < 120; month = addMonths(`${month}-01`, 1).slice(0, 7))
    months.push(month);
  return months;
};

/** Plan and fact by month; `owner` null: everybody's. */
export const activityReport = (
  plans: readonly RecordOf<'plan'>[],
  facts: readonly RecordOf<'activity'>[],
  asked: { readonly from: string; readonly to: string; readonly owner: string | null },
): ActivityReport => {
  const isAsked = ({ owner }: { readonly owner: string | null }): boolean =>
    asked.owner === null || owner === asked.owner;
  const [plansBy, factsBy] = [
    Map.groupBy(plans.filter(isAsked), ({ month }) => month),
    Map.groupBy(facts.filter(isAsked), ({ doneOn }) => doneOn.slice(0, 7)),
  ];
  const months = monthsFrom(asked.from, asked.to).map((month): MonthLine => {
    const planned = plansBy.get(month);
    return { month, plan: planned === undefined ? null : sumOf(planned), fact: sumOf(factsBy.get(month) ?? []) };
  });
  const planned = months.flatMap(({ plan }) => plan ?? []);
  const plan = planned.length === 0 ? null : sumOf(planned);
  const fact = sumOf(months.map((line) => line.fact));
  return {
    from: asked.from,
    to: asked.to,
    months,
    plan,
    fact,
    conversions: {
      meetings: rateOf(fact.meetings, fact.calls),
      contracts: rateOf(fact.contracts, fact.meetings),
      whole: rateOf(fact.contracts, fact.calls),
    },
    done:
      plan === null
        ? null
        : {
            calls: rateOf(fact.calls, plan.calls),
            meetings: rateOf(fact.meetings, plan.meetings),
            contracts: rateOf(fact.contracts, plan.contracts),
          },
  };
};
