import { z } from 'zod';
import { parseDay } from '../../calendar/days.ts';
import { decimalPattern } from '../../kernel/decimal.ts';

const day = z.string().refine((text) => parseDay(text) !== null, { error: 'finance.not-a-day' });
const words = z.string().min(1).max(500);

const ruleEntrySchema = z
  .strictObject({
    id: words,
    value: z.string().regex(decimalPattern, { error: 'finance.not-number' }),
    unit: z.enum([
      'percent',
      'rub',
      'times',
      'days',
      'working-days',
      'months',
      'hours',
      'minutes',
      'divisor',
      'count',
      'flag',
    ]),
    article: words,
    edition: day,
    source: words,
    standing: z.enum(['in-law', 'secondary', 'practice', 'user']),
    validFrom: day,
    validTo: day.optional(),
  })
  .refine((entry) => entry.validTo === undefined || entry.validTo >= entry.validFrom, {
    error: 'finance.end-before-start',
    path: ['validTo'],
  });

/** A set of rules that a user keeps: the same shape as the program's own. */
export const ruleSetSchema = z.strictObject({ law: words, date: day, entries: z.array(ruleEntrySchema).max(1000) });
