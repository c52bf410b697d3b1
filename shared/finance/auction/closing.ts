export type ClosingRules = {
  /** How long the auction stays open after its start and after each lower offer. */
  readonly pause: number;
  /** How long it lasts at the most, from its start; null: as long as offers come. */
  readonly longest: number | null;
};

export type Closing = {
  readonly end: number;
  /** Whether the longest time ended it, not the pause. */
  readonly cut: boolean;
  /** How many of the moments came in time. */
  readonly counted: number;
  /** The last moment that counted; null: none, so the pause runs from the start. */
  readonly last: number | null;
};

/** When it closes if nothing comes after a lower offer (or the start) at `last`. Milliseconds of one clock. */
export const closingAfter = (began: number, last: number, { pause, longest }: ClosingRules): number =>
  Math.min(last + pause, longest === null ? Infinity : began + longest);

/** When an auction ends that each lower offer keeps open: `moments` in any order, none before `began`. */
export const closingOf = (began: number, moments: readonly number[], rules: ClosingRules): Closing => {
  let end = closingAfter(began, began, rules);
  let counted = 0;
  let last: number | null = null;
  for (const at of moments.toSorted((a, b) => a - b)) {
    if (at >= end) break;
    end = closingAfter(began, at, rules);
    counted += 1;
    last = at;
  }
  return { end, cut: (last ?? began) + rules.pause > end, counted, last };
};
