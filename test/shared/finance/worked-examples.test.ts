import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calculate, calculatorNames, calculators, isCalculatorName } from '#shared/finance/calculators.ts';
import { reworked } from '../../kit/steps.ts';

const caseSchema = z.strictObject({
  case: z.string(),
  calculator: z.string().refine(isCalculatorName),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  findings: z.array(z.string()).optional(),
  step: z.strictObject({ line: z.string(), result: z.string() }).optional(),
});

const file = new URL('../../cases/calc/worked-examples.json', import.meta.url);
const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8')));

describe('the worked examples of the field', () => {
  it.each(cases)('gives the figure of example $case by $calculator', (example) => {
    const outcome = calculate(example.calculator, example.input);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(outcome.value).toMatchObject(example.expected);
    if (example.findings) expect(outcome.value.findings.map(({ code }) => code)).toEqual(example.findings);
    if (example.step) expect(outcome.value.steps).toContainEqual(expect.objectContaining(example.step));
  });

  it.each(cases)('opens every figure of example $case to a formula that gives it', (example) => {
    const outcome = calculate(example.calculator, example.input);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(outcome.value.steps.length).toBeGreaterThan(0);
    for (const step of outcome.value.steps) expect(reworked(step) ?? step.result).toBe(step.result);
    if (isCalculatorName(example.calculator)) {
      expect(calculators[example.calculator].output.safeParse(outcome.value).error?.issues ?? []).toEqual([]);
    }
  });

  it('has an example for every calculator', () => {
    expect([...new Set(cases.map(({ calculator }) => calculator))].toSorted()).toEqual(calculatorNames.toSorted());
  });
});
