import { z } from 'zod';
import { parseDay } from '../../calendar/days.ts';
import { decimalPattern } from '../../kernel/decimal.ts';

const day = z.string().refine((text) => parseDay(text) !== null, { error: 'finance.not-a-day' });
const words = z.string().min(1).max(500);

const ruleFields = {
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
};

const inOrder = ({
  validFrom,
  validTo,
}: {
  readonly validFrom: string;
  readonly validTo?: string | undefined;
}): boolean => validTo === undefined || validTo >= validFrom;
const outOfOrder = { error: 'finance.end-before-start', path: ['validTo'] };

export const ruleEntrySchema = z.strictObject(ruleFields).refine(inOrder, outOfOrder);

/** A rule as a user gives it to be kept: the law it belongs to, and the entry. */
export const ownRule = z
  .strictObject({ ...ruleFields, standing: ruleFields.standing.optional(), law: words })
  .refine(inOrder, outOfOrder);
export type OwnRule = z.output<typeof ownRule>;

/** A set of rules that a user keeps: the same shape as the program's own. */
export const ruleSetSchema = z.strictObject({ law: words, date: day, entries: z.array(ruleEntrySchema).max(1000) });
