import type { z } from 'zod';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { ReferenceCode } from '#shared/procedure/reference/codes.ts';
import { firstFault } from '#shared/procedure/reference/faults.ts';

/** A record by its schema, or the first thing that is wrong with it and where. */
export const checkRecord = <Schema extends z.ZodType>(
  schema: Schema,
  record: unknown,
): Outcome<z.output<Schema>, ReferenceCode> => {
  const checked = schema.safeParse(record);
  return checked.success ? ok(checked.data) : refuse(firstFault(checked.error.issues, record));
};
