import type { ForecastTerms } from '#shared/finance/forecast/terms.ts';
import { numbersFrom } from './large-plan.ts';

const firstDay = Date.UTC(2027, 0, 11) / 86_400_000;
const dayAfter = (days: number): string => new Date((firstDay + days) * 86_400_000).toISOString().slice(0, 10);

/** Bids of two years with securities, contracts won and flows, the same on every run. */
export const largeForecast = ({ bids, days }: { readonly bids: number; readonly days: number }): ForecastTerms => {
  const next = numbersFrom(7);
  return {
    from: dayAfter(0),
    days,
    scenario: 'all',
    delayDays: 10,
    cash: Array.from({ length: 24 }, (_, index) => ({
      from: dayAfter(index * 30),
      amount: String(bids * next(20_000, 90_000)),
    })),
    bids: Array.from({ length: bids }, (_, index) => {
      const start = next(0, days - 40);
      const release = start + next(20, 90);
      return {
        id: `bid ${String(index)}`,
        need: `${String(next(50_000, 3_000_000))}.${String(next(10, 99))}`,
        start: dayAfter(start),
        release: dayAfter(release),
        performance: {
          amount: String(next(100_000, 5_000_000)),
          from: dayAfter(release),
          until: dayAfter(release + 200),
        },
        always: [{ day: dayAfter(start), amount: `-${String(next(1_000, 20_000))}` }],
        ifWon: [
          { day: dayAfter(release + 30), amount: `-${String(next(100_000, 900_000))}` },
          { day: dayAfter(release + 90), amount: String(next(200_000, 1_200_000)) },
        ],
      };
    }),
  };
};
