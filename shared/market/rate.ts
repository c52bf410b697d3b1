import { fraction } from '../kernel/decimal.ts';
import { shareInPercent, type Percent } from '../kernel/percent.ts';

/** “3 of 11”: one's own history, counted. `percent` with two decimals; null where nothing was counted: it says nothing then. */
export type Rate = { readonly count: number; readonly of: number; readonly percent: Percent | null };

export const rateOf = (count: number, of: number): Rate => ({
  count,
  of,
  percent: of === 0 ? null : shareInPercent(fraction(count), fraction(of)),
});
