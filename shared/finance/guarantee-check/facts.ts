import { z } from 'zod';
import { amount, day, instant } from '../fields.ts';

const words = z.string().min(1).max(500);
const digits = (pattern: RegExp) => z.string().regex(pattern, { error: 'finance.not-number' });

/** A party as the notice or our own requisites name it; without a number only the name is compared. */
const party = z.strictObject({ name: words, inn: digits(/^(?:\d{10}|\d{12})$/).optional() });

/** What a guarantee has to say. What the notice does not fix is left out and then only read, or not looked for. */
export const guaranteeFacts = z.strictObject({
  law: z.enum(['44-fz', '223-fz']),
  kind: z.enum(['bid', 'performance', 'warranty']),
  sum: amount,
  deadline: z.union([day, instant], { error: 'finance.not-a-day' }).optional(),
  performedUntil: day.optional(),
  beneficiary: party,
  principal: party,
  purchaseCode: digits(/^\d{36}$/).optional(),
  noticeNumber: digits(/^[\d-]{6,30}$/).optional(),
  court: words.optional(),
  publishedOn: day.optional(),
});
export type GuaranteeFacts = z.output<typeof guaranteeFacts>;
