import { z } from 'zod';
import { parseDay } from '../calendar/days.ts';
import { Decimal } from '../kernel/decimal.ts';
import { parseInstant } from '../kernel/instant.ts';
import { amountLimit, amountPattern } from '../kernel/money.ts';
import { percentPattern } from '../kernel/percent.ts';

/**
 * The shapes that calculators take. A schema's message is a code of `financeCodes`, which `input-failures.ts` completes
 * with the field's path.
 */

/** Zero or more, at most two decimals, below 10^15: without leading zeros the digits before the point tell. */
const roubles = z
  .string()
  .max(64, { error: 'finance.not-money', abort: true })
  .regex(amountPattern, { error: 'finance.not-money', abort: true })
  .refine((text) => (text.split('.')[0] ?? '').length < amountLimit.length, {
    error: 'finance.money-too-large',
    abort: true,
  });

/** `unit` and `format` tell a form which box to draw; they change nothing in what is accepted. Roubles, zero or more. */
export const amountOrZero = roubles.meta({ unit: 'rub' });

/** Roubles, above zero. */
export const amount = roubles
  .refine((text) => /[1-9]/.test(text), { error: 'finance.not-positive' })
  .meta({ unit: 'rub' });

/** Money of the notice's own currency, above zero. */
export const anyAmount = roubles.refine((text) => /[1-9]/.test(text), { error: 'finance.not-positive' });

/** A percentage from 0 to `limit`, at most six decimals. */
export const percentUpTo = (limit: number) =>
  z
    .string()
    .max(64, { error: 'finance.not-percent', abort: true })
    .regex(percentPattern, { error: 'finance.not-percent', abort: true })
    .refine((text) => new Decimal(text).lte(limit), {
      error: `finance.percent-too-large:${String(limit)}`,
    })
    .meta({ unit: 'percent' });

/** A share: of a price, of points. */
export const share = percentUpTo(100);

/** An interest rate or a fee; lenders by the day reach hundreds of percent a year. */
export const rate = percentUpTo(10_000);

/** A whole number. */
export const whole = (least: number, greatest: number) =>
  z
    .int({ error: `finance.not-whole:${String(least)}:${String(greatest)}` })
    .min(least, {
      error: `finance.not-whole:${String(least)}:${String(greatest)}`,
    })
    .max(greatest, { error: `finance.not-whole:${String(least)}:${String(greatest)}` });

/** A quantity that is neither money nor a percentage: a decimal text or a JSON number, zero or more. */
export const quantity = z.union(
  [
    z.string().regex(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/),
    z
      .number()
      .min(0)
      .max(1e12)
      .refine((value) => /^\d+(?:\.\d{1,6})?$/.test(String(value))),
  ],
  { error: 'finance.not-number' },
);

/** `YYYY-MM-DD` that exists. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'finance.not-a-day', abort: true })
  .refine((text) => parseDay(text) !== null, { error: 'finance.not-a-day' })
  .meta({ format: 'date' });

const hasOffset = /(?:[Zz]|[+-]\d{2}:?\d{2})(?:\[.*\])?$/;

/** ISO 8601 with an offset or `Z`. */
export const instant = z
  .string()
  .max(64, { error: 'finance.not-an-instant', abort: true })
  .refine((text) => hasOffset.test(text) && parseInstant(text) !== null && parseDay(text.slice(0, 10)) !== null, {
    error: 'finance.not-an-instant',
  })
  .meta({ format: 'date-time' });

/** The laws' sums are in roubles; another currency is refused rather than read as roubles. */
export const currency = z.literal('RUB').optional();

export const listOf = <Item extends z.ZodType>(item: Item, greatest = 1000) =>
  z.array(item).min(1, { error: 'finance.list-empty' }).max(greatest, { error: 'finance.list-too-long' });

/** What every answer carries beside its own fields. */
export const explained = {
  steps: z.array(
    z.strictObject({
      line: z.string(),
      rule: z.string(),
      formula: z.string(),
      numbers: z.record(z.string(), z.string()),
      rounding: z.enum(['half-up-kopeck', 'half-up-hundredth', 'next-kopeck', 'whole-up', 'none']),
      article: z.string().nullable(),
      ruleSetDate: z.string().nullable(),
      result: z.string(),
    }),
  ),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['blocker', 'warning', 'info', 'passed']),
      place: z.record(z.string(), z.union([z.string(), z.number()])),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    }),
  ),
};

/** Roubles as answered: two decimals, possibly negative. */
const shown = z.string().regex(/^-?\d+\.\d{2}$/);
/** Of whatever currency the input was in. */
export const shownAnyAmount = shown;
export const shownAmount = shown.meta({ unit: 'rub' });
/** Two decimals, possibly negative. */
export const shownPercent = shown.meta({ unit: 'percent' });
