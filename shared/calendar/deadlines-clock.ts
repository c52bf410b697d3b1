/** How far a clock may go wrong before its owner is told: a bid can be late by less. */
export const toleratedSeconds = 60;

/** One comparison: our clock and a time somebody else vouched for, in milliseconds, at the same moment. */
export type ClockComparison = { readonly ours: number; readonly theirs: number };

/**
 * By how much our clock is ahead, in whole seconds (behind: negative), and whether that is too much. What others say may
 * be some seconds old when it arrives, which makes our clock look ahead by as much; the tolerance covers it.
 */
export const compareClock = ({
  ours,
  theirs,
}: ClockComparison): { readonly aheadSeconds: number; readonly isWrong: boolean } => {
  const aheadSeconds = Math.round((ours - theirs) / 1_000);
  return { aheadSeconds, isWrong: Math.abs(aheadSeconds) > toleratedSeconds };
};
