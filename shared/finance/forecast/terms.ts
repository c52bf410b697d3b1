import { z } from 'zod';
import { amount, amountOrZero, day, whole } from '../fields.ts';

const name = z.string().min(1).max(200);

/** Roubles that come (positive) or go (negative). */
export const signedAmount = z
  .string()
  .regex(/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,2})?$/, { error: 'finance.not-money' })
  .meta({ unit: 'rub' });

export const flow = z.strictObject({ day, amount: signedAmount });
const flows = z.array(flow).max(500, { error: 'finance.list-too-long' });

/** The security of a contract that is won: it is frozen from one day to another, both included. */
export const performanceHold = z.strictObject({ amount, from: day, until: day });

/**
 * One bid's way through our money. `need` is taken from the level from `start` to `release`, both included (to `releaseIfWon` where the bid is
 * won: the security of the bid comes back once the contract is signed). `always` flows whatever happens, `ifWon` only when won.
 */
export const forecastBid = z.strictObject({
  id: name,
  need: amountOrZero,
  start: day,
  release: day,
  releaseIfWon: day.optional(),
  performance: performanceHold.optional(),
  always: flows.optional(),
  ifWon: flows.optional(),
});

export const scenarios = ['all', 'none', 'chosen'] as const;

/**
 * `cash` is the level of own money from that day until the next entry, before any bid takes from it; before the first it is nothing.
 * `delayDays` makes every release late.
 */
export const forecastTerms = z.strictObject({
  from: day,
  days: whole(1, 3660),
  cash: z.array(z.strictObject({ from: day, amount: amountOrZero })).max(2000, { error: 'finance.list-too-long' }),
  bids: z.array(forecastBid).max(20_000, { error: 'finance.list-too-long' }),
  scenario: z.enum(scenarios).optional(),
  won: z.array(name).max(20_000, { error: 'finance.list-too-long' }).optional(),
  delayDays: whole(0, 3660).optional(),
});

export type ForecastTerms = z.output<typeof forecastTerms>;
export type ForecastBid = z.output<typeof forecastBid>;
