import { addDays } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { kopecksOf, roublesOf } from '../kopecks.ts';
import { ownSource } from './needs.ts';

export type PlannedCash = {
  /** Own money from that day until the next entry, before any bid takes of it; nothing before the first. */
  readonly cash: readonly { readonly from: PlainDay; readonly amount: string }[];
  readonly feesFromCash: boolean;
  readonly assignments: readonly {
    readonly source: string | null;
    readonly need: string;
    readonly start: PlainDay;
    readonly end: PlainDay;
    readonly cost: string;
  }[];
};

/** Own money from a day until the next: what is free under the plan, and what it would be if own money covered every bid. */
export type PlanDay = { readonly day: PlainDay; readonly free: string; readonly allOwn: string };

/**
 * Own money under a plan on each day on which it changes, from `first` on: what own money covers is taken from its start to its end, both
 * included; the cost of a loan or guarantee lowers the level from its start on where fees are paid from cash. Exact kopecks.
 */
export const planDays = ({ cash, feesFromCash, assignments }: PlannedCash, first: PlainDay): readonly PlanDay[] => {
  const free = new Map<PlainDay, bigint>();
  const allOwn = new Map<PlainDay, bigint>();
  const change = (series: Map<PlainDay, bigint>, day: PlainDay, by: bigint): void => {
    const at = day < first ? first : day;
    series.set(at, (series.get(at) ?? 0n) + by);
  };
  let level = 0n;
  for (const entry of cash.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const next = kopecksOf(entry.amount);
    for (const series of [free, allOwn]) change(series, entry.from, next - level);
    level = next;
  }
  for (const { source, need, start, end, cost } of assignments) {
    const sum = kopecksOf(need);
    const after = addDays(end, 1);
    change(allOwn, start, -sum);
    change(allOwn, after, sum);
    if (source === ownSource) {
      change(free, start, -sum);
      change(free, after, sum);
    } else if (source !== null && feesFromCash) change(free, start, -kopecksOf(cost));
  }
  let [left, bare] = [0n, 0n];
  return [...new Set([first, ...free.keys(), ...allOwn.keys()])].toSorted().map((day) => {
    left += free.get(day) ?? 0n;
    bare += allOwn.get(day) ?? 0n;
    return { day, free: roublesOf(left), allOwn: roublesOf(bare) };
  });
};
