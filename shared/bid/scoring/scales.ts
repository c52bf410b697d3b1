/**
 * How what a bidder offers becomes points from 0 to 100: `given` is points as they are, `more` and `less` measure against the best and
 * the worst of those known, `option` is the weight in percent that the chosen answer of the notice brings.
 */
export const scales = ['given', 'more', 'less', 'option'] as const;
export type Scale = (typeof scales)[number];
