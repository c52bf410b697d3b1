import { z } from 'zod';
import type { Failure, Outcome } from '../kernel/failure.ts';
import { ok, refuse } from '../kernel/result.ts';
import { ownCalendars } from '../calendar/working-days.ts';
import type { Basis, CalculationCode, Explained } from './calculation.ts';
import type { FinanceCode } from './codes.ts';
import { explained } from './fields.ts';
import { failuresOfInput } from './input-failures.ts';
import { ownRules } from './rules/index.ts';
import { openSheet, type Sheet } from './sheet.ts';

export const ownBasis: Basis = { rules: ownRules, calendars: ownCalendars };

type Spec<Name extends string, Input extends z.ZodType, Shape extends z.ZodRawShape> = {
  readonly name: Name;
  readonly input: Input;
  /** The answer's own fields; steps and findings are added. */
  readonly answer: Shape;
  readonly compute: (
    input: z.output<Input>,
    sheet: Sheet,
    basis: Basis,
  ) => Outcome<z.output<z.ZodObject<Shape>>, CalculationCode>;
};

/** A calculator ready to be listed, validated, run and shown as a form. */
export const defineCalculator = <
  const Name extends string,
  Input extends z.ZodType,
  const Shape extends z.ZodRawShape,
>({
  name,
  input,
  answer,
  compute,
}: Spec<Name, Input, Shape>) => {
  type Answer = z.output<z.ZodObject<Shape>> & Explained;

  /** What is wrong with an input, field by field; empty when it can be calculated with. */
  const check = (raw: unknown): readonly Failure<FinanceCode>[] => {
    const read = input.safeParse(raw);
    return read.success ? [] : failuresOfInput(read.error.issues, raw);
  };

  /** For callers that hold a typed input already. */
  const answerOf = (typed: z.output<Input>, basis: Basis = ownBasis): Outcome<Answer, CalculationCode> => {
    const sheet = openSheet();
    const outcome = compute(typed, sheet, basis);
    return outcome.ok ? ok({ ...outcome.value, ...sheet.explained() }) : outcome;
  };

  /** Checks, then answers; refuses with the first fault found. */
  const run = (raw: unknown, basis: Basis = ownBasis): Outcome<Answer, CalculationCode> => {
    const read = input.safeParse(raw);
    if (read.success) return answerOf(read.data, basis);
    const [first] = failuresOfInput(read.error.issues, raw);
    return refuse(first ?? { code: 'finance.not-an-object', details: {} });
  };

  return { name, input, output: z.strictObject({ ...answer, ...explained }), check, answerOf, run };
};
