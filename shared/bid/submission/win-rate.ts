import { fraction } from '../../kernel/decimal.ts';
import { shareInPercent, type Percent } from '../../kernel/percent.ts';
import type { SubmissionOutcome } from './events.ts';

export type WinRate = {
  readonly decided: number;
  readonly won: number;
  /** Percent with two decimals; null while nothing is decided: a rate of nothing says nothing. */
  readonly percent: Percent | null;
  readonly reasons: readonly { readonly reasonId: string; readonly count: number }[];
};

type Result = { readonly outcome: SubmissionOutcome; readonly reasonId: string | null };

/** Of bids that came to a result of their own: procedures that failed as a whole count for neither side. */
export const winRateOf = (results: readonly Result[]): WinRate => {
  const decided = results.filter(({ outcome }) => outcome !== 'failed');
  const reasons = Map.groupBy(
    results.flatMap(({ reasonId }) => reasonId ?? []),
    (reasonId) => reasonId,
  );
  const won = decided.filter(({ outcome }) => outcome === 'won').length;
  return {
    decided: decided.length,
    won,
    percent: decided.length === 0 ? null : shareInPercent(fraction(won), fraction(decided.length)),
    reasons: [...reasons]
      .map(([reasonId, each]) => ({ reasonId, count: each.length }))
      .toSorted((a, b) => b.count - a.count || (a.reasonId < b.reasonId ? -1 : 1)),
  };
};

export type NamedResult = Result & { readonly key: string; readonly name: string };

/** The same, group by group; those with most results first. */
export const winRatesBy = (
  results: readonly NamedResult[],
): readonly (WinRate & { readonly key: string; readonly name: string })[] =>
  [...Map.groupBy(results, ({ key }) => key)]
    .map(([key, each]) => ({ key, name: each.at(-1)?.name ?? key, ...winRateOf(each) }))
    .toSorted((a, b) => b.decided - a.decided || (a.key < b.key ? -1 : 1));
