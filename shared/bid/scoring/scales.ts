/**
 * How what a bidder offers becomes points from 0 to 100: `given` is points as they are, `more` and `less` measure against the best and
 * the worst of those known.
 */
export const scales = ['given', 'more', 'less'] as const;
