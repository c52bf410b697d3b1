import { z } from 'zod';
import { method } from './method.ts';
import { id, line, nothing } from './vocabulary.ts';

const json = z.record(z.string(), z.unknown());

export const calculationMethods = {
  /** Every calculator with its JSON Schema in and out; titles and labels are text keys `calc.<name>.<field>`. */
  'calculators.list': method(
    nothing,
    z.object({ calculators: z.array(z.object({ name: id, input: json, output: json })) }),
  ),
  /** The answer carries `steps` (rule, formula, numbers, rounding, article, rule-set date) and `findings`. */
  'calculators.run': method(z.object({ name: id, input: json }), json),
  /** The bid security a procedure's own notice and the law of its market ask for; null where neither says. */
  'calculators.forProcedure': method(z.object({ procedureId: id }), z.object({ name: line, input: json })),
} as const;
