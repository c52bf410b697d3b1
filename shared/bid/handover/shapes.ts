import { z } from 'zod';
import type { Instant } from '../../kernel/instant.ts';
import { judgeDocumentName } from '../document-name.ts';

/** The small shapes that a handed-over bid is made of; each takes nothing that this program would not write. */
/** Some of them name folders: none leads elsewhere. */
export const id = z.string().regex(/^\w[\w.-]{0,199}$/);
export const text = z.string().max(20_000);
export const optional = text.nullable();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const decimal = z.string().regex(/^\d{1,30}(\.\d{1,6})?$/);
export const number = decimal.nullable();
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const size = z.number().int().nonnegative();
export const versionNumber = z.number().int().min(1).max(100_000);
export const fileName = z
  .string()
  .refine((name) => judgeDocumentName(name) === null, 'a file name that can not travel');
export const instant = z.custom<Instant>(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.{1,30}Z$/.test(value) && !Number.isNaN(Date.parse(value)),
);
const amount = z.string().regex(/^-?\d{1,30}(\.\d{1,6})?$/);
export const money = z.object({ amount, currency: z.string().min(1).max(10) }).nullable();

/** A list in which no two entries are called the same. */
export const distinct = <Entry extends z.ZodType>(
  entry: Entry,
  most: number,
  keyOf: (entry: z.output<Entry>) => string,
): z.ZodArray<Entry> =>
  z
    .array(entry)
    .max(most)
    .superRefine((entries, context) => {
      const seen = new Set<string>();
      for (const [index, one] of entries.entries()) {
        const key = keyOf(one);
        if (seen.has(key)) context.addIssue({ code: 'custom', message: 'there twice', path: [index] });
        seen.add(key);
      }
    });
