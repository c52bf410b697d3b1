import { describe, expect, it } from 'vitest';
import { calculate, calculatorNames, calculators, isCalculatorName } from '#shared/finance/calculators.ts';
import { calcCases } from '../../kit/calc-cases.ts';
import { reworked } from '../../kit/steps.ts';

describe('the worked examples of the field', () => {
  it.each(calcCases)('gives the figure of example $case by $calculator', (example) => {
    const outcome = calculate(example.calculator, example.input);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(outcome.value).toMatchObject(example.expected);
    if (example.findings) expect(outcome.value.findings.map(({ code }) => code)).toEqual(example.findings);
    if (example.step) expect(outcome.value.steps).toContainEqual(expect.objectContaining(example.step));
  });

  it.each(calcCases)('opens every figure of example $case to a formula that gives it', (example) => {
    const outcome = calculate(example.calculator, example.input);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(outcome.value.steps.length).toBeGreaterThan(0);
    for (const step of outcome.value.steps) expect(reworked(step) ?? step.result).toBe(step.result);
    if (isCalculatorName(example.calculator)) {
      expect(calculators[example.calculator].output.safeParse(outcome.value).error?.issues ?? []).toEqual([]);
    }
  });

  it('has an example for every calculator', () => {
    expect([...new Set(calcCases.map(({ calculator }) => calculator))].toSorted()).toEqual(calculatorNames.toSorted());
  });
});
