import type { Asked } from '#shared/contract/index.ts';

/** What the user wants to know of the coming days. */
export type ForecastQuestion = {
  readonly scenario: 'all' | 'none' | 'chosen';
  readonly won: readonly string[];
  readonly days: number;
  /** Days by which all that is frozen comes back late; zero: on time. */
  readonly late: number;
  readonly funding: 'own' | 'plan';
};

export const firstQuestion: ForecastQuestion = { scenario: 'none', won: [], days: 180, late: 0, funding: 'own' };

export const spans = [60, 90, 180, 365, 730] as const;

/** On time stands beside late, so that one sees what lateness does. */
export const askedOf = ({ scenario, won, days, late, funding }: ForecastQuestion): Asked<'forecast.show'> => ({
  days,
  scenarios: [scenario],
  won: scenario === 'chosen' ? [...won] : [],
  delays: late === 0 ? [0] : [0, late],
  funding,
});
