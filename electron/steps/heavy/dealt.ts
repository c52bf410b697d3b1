import type { RandomBytes } from '#shared/kernel/random.ts';

/**
 * Randomness that was drawn before, dealt out in turn: a job is told it, since a source of it can not be sent to a thread.
 * What is dealt is a view, so that whoever overwrites a key overwrites it here, too.
 */
export const dealt = (drawn: Uint8Array): RandomBytes => {
  let at = 0;
  return (count) => {
    if (at + count > drawn.length) throw new RangeError('more randomness asked for than was drawn');
    at += count;
    return drawn.subarray(at - count, at);
  };
};

/** Enough for a key and its start, or for a salt. */
export const mostDealt = 64;
