import { dayNumber } from '#shared/calendar/days.ts';
import type { PlanView } from '#shared/contract/funding.ts';
import { planDays } from '#shared/finance/funding/plan-days.ts';
import { LanesChart, LineChart, type ChartMark } from '../../../components/charts/index.ts';
import { currencySign } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { planNames } from './names.ts';

const gutter = 200;

/** Days of a list that follow one another, as stretches. */
const stretches = (days: readonly number[]): readonly { readonly at: number; readonly to: number }[] => {
  const found: { at: number; to: number }[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const open = found.at(-1);
    if (open !== undefined && open.to === day - 1) open.to = day;
    else found.push({ at: day, to: day });
  }
  return found;
};

/** Own money by day under the plan, and a lane per need, told by what covers it. */
export const PlanChart = ({ plan }: { plan: PlanView }) => {
  const { t, language } = useWords();
  const { assignments } = plan;
  const names = planNames(plan, t);
  const covered = assignments.filter(({ source }) => source !== null);
  const from = assignments.map(({ start }) => start).toSorted()[0];
  const until = assignments
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  if (from === undefined || until === undefined) return null;
  const first = dayNumber(from);
  const days = dayNumber(until) - first + 2;
  const along = { kind: 'days' as const, from, days };
  const sign = currencySign('RUB', language);
  const levels = planDays(plan, from);
  const at = (day: string): number => Math.max(0, dayNumber(day) - first);
  const shown = levels.filter(({ day }) => at(day) < days);
  const marks: readonly ChartMark[] = stretches(plan.shortDays.map(at)).map((stretch) => ({
    ...stretch,
    words: t('money.plan.short-day'),
    tone: 'attention',
  }));
  const used = [...new Set(covered.map(({ source }) => source ?? ''))];
  // A chart tells six kinds apart; of more sources those beyond are one kind.
  const apart = used.length <= 6 ? used : used.slice(0, 5);
  const kindOf = (source: string): string => (apart.includes(source) ? source : 'others');
  return (
    <>
      <LineChart
        label={t('money.plan.by-day')}
        along={along}
        alongLabel={t('money.export.day')}
        valueLabel={`${t('money.own')}, ${sign}`}
        shape="step"
        series={[
          {
            id: 'free',
            name: t('money.plan.free'),
            points: shown.map(({ day, free }) => ({ at: at(day), value: free })),
          },
          {
            id: 'all-own',
            name: t('money.plan.all-own'),
            points: shown.map(({ day, allOwn }) => ({ at: at(day), value: allOwn })),
          },
        ]}
        marks={marks}
        gutter={gutter}
      />
      <LanesChart
        label={t('money.plan.lanes')}
        along={along}
        valueLabel={`${t('calc.field.need')}, ${sign}`}
        laneLabel={t('money.export.bid')}
        lanes={covered.map(({ bid, start, end, source, need }) => ({
          id: bid,
          name: names.need(bid),
          spans: [{ from: at(start), to: at(end), kind: kindOf(source ?? ''), value: need }],
        }))}
        kinds={[
          ...apart.map((id) => ({ id, name: names.source(id) })),
          ...(apart.length < used.length ? [{ id: 'others', name: t('money.plan.other-sources') }] : []),
        ]}
        marks={marks}
        gutter={gutter}
      />
    </>
  );
};
