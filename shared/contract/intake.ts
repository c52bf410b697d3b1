import { z } from 'zod';
import { tableFields } from '../procedure/table-mapping.ts';
import { method } from './method.ts';
import { importAnswer } from './procedures.ts';
import { tableMapping } from './table-mapping.ts';
import { count, id, line, prose } from './vocabulary.ts';

/** One thing that a pasted text says, and where: signs of the text from `start` up to `end`. */
export const recognisedFact = z.object({
  field: z.string().max(40),
  value: prose,
  currency: line.nullable(),
  start: count,
  end: count,
});
export type RecognisedFact = z.infer<typeof recognisedFact>;

const longestText = 200_000;

export const tableLook = z.object({
  kind: z.enum(['csv', 'xlsx']),
  sheets: z.array(line),
  header: z.array(line),
  /** The first rows as their cells show them. */
  sample: z.array(z.array(line)),
  rowCount: count,
  mapping: tableMapping,
  /** `remembered`: somebody confirmed it for these headings; `guessed`: by the headings' words alone. */
  basis: z.enum(['remembered', 'guessed']),
  missing: z.array(z.enum(tableFields)),
});
export type TableLook = z.infer<typeof tableLook>;

export const intakeMethods = {
  /** What a table's columns seem to mean, for somebody to confirm. */
  'tables.look': method(z.object({ fileId: id, sheet: line.nullable().default(null) }), tableLook),
  /** What a pasted text says, with the places, for somebody to confirm. Stores nothing. */
  'texts.recognise': method(
    z.object({ text: z.string().max(longestText) }),
    z.object({
      facts: z.array(recognisedFact),
      /** Whether a date names no zone, so that one has to be chosen. */
      needsZone: z.boolean(),
      missing: z.array(line),
    }),
  ),
  'texts.import': method(
    z.object({
      text: z.string().min(1).max(longestText),
      facts: z.array(recognisedFact).max(200),
      zone: line.nullable().default(null),
    }),
    importAnswer,
  ),
} as const;
