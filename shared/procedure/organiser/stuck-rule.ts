import { z } from 'zod';
import { stageMeanings } from './stages.ts';

/**
 * When a procedure is stuck: nothing was done with it for `quietDays`, its bids end within `withinDays`, and its stage
 * means one of `meanings`. Days are of 24 hours.
 */
export const stuckRule = z.object({
  meanings: z.array(z.enum(stageMeanings)).min(1),
  quietDays: z.number().int().min(0).max(365),
  withinDays: z.number().int().min(1).max(365),
});
export type StuckRule = z.infer<typeof stuckRule>;

export const builtInStuckRule: StuckRule = { meanings: ['work'], quietDays: 3, withinDays: 7 };
