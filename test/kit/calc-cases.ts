import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { isCalculatorName } from '#shared/finance/calculators.ts';

const calcCase = z.strictObject({
  case: z.string(),
  calculator: z.string().refine(isCalculatorName),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  findings: z.array(z.string()).optional(),
  step: z.strictObject({ line: z.string(), result: z.string() }).optional(),
});
export type CalcCase = z.infer<typeof calcCase>;

const folder = new URL('../cases/calc/worked/', import.meta.url);

/** The worked examples of the field, one a file; an unknown key in one is a failure. */
export const calcCases: readonly CalcCase[] = readdirSync(folder)
  .toSorted()
  .map((name) => calcCase.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
