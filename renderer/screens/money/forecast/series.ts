import { dayNumber } from '#shared/calendar/days.ts';
import type { ForecastView } from '#shared/contract/money.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import type { ChartPoint, Lane } from '../../../components/charts/index.ts';

/** Only the days on which something changes: a step holds until the next. */
export const stepsOf = (levels: readonly string[]): readonly ChartPoint[] =>
  levels.flatMap((value, at) => (at > 0 && levels[at - 1] === value ? [] : [{ at, value }]));

/** Days after the first; what lies before or after the stretch that is shown ends at its edge. */
export const placedIn = (from: PlainDay, days: number) => {
  const first = dayNumber(from);
  return (day: PlainDay): number => Math.min(days - 1, Math.max(0, dayNumber(day) - first));
};

/** One lane per bid, its stretches in their order; what lies wholly outside the days shown is left out. */
export const lanesOf = (
  { from, days, titles }: Pick<ForecastView, 'from' | 'days' | 'titles'>,
  lanes: ForecastView['series'][number]['lanes'],
): readonly Lane[] => {
  const at = placedIn(from, days);
  const first = dayNumber(from);
  const shown = lanes.filter((lane) => dayNumber(lane.to) >= first && dayNumber(lane.from) < first + days);
  return [...Map.groupBy(shown, ({ bid }) => bid)].map(([bid, mine]) => ({
    id: bid,
    name: titles[bid] ?? bid,
    spans: mine.map((lane) => ({ from: at(lane.from), to: at(lane.to), kind: lane.kind, value: lane.amount })),
  }));
};
