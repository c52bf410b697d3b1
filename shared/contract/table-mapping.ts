import { z } from 'zod';
import { tableFields } from '../procedure/table-mapping.ts';
import { line } from './vocabulary.ts';

/** What the columns of a table mean: `--map FILE.json` holds this, and the window's dialog makes it. */
export const tableMapping = z.object({
  /** A field, and the heading of its column. */
  columns: z.partialRecord(z.enum(tableFields), line),
  zone: line.nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  dateOrder: z.enum(['dmy', 'mdy']).default('dmy'),
  sheet: line.nullable().default(null),
});
