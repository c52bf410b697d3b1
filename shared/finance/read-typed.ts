import type { z } from 'zod';
import type { Outcome } from '../kernel/failure.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { FinanceCode } from './codes.ts';
import { failuresOfInput } from './input-failures.ts';

/** What a schema reads from unchecked input, or the first fault by the name of its field. */
export const readTyped = <Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): Outcome<z.output<Schema>, FinanceCode> => {
  const read = schema.safeParse(raw);
  if (read.success) return ok(read.data);
  const [first] = failuresOfInput(read.error.issues, raw);
  return refuse(first ?? { code: 'finance.not-an-object', details: {} });
};
