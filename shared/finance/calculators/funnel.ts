import { z } from 'zod';
import { Decimal } from '../../kernel/decimal.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { quantity, shownPercent } from '../fields.ts';

/**
 * A plan backwards from the norm of a day: conversion of each stage into the next and, after them, of the first into the last; working
 * days and deeds of each stage needed for the target, rounded up to whole ones.
 */
export const funnel = defineCalculator({
  name: 'funnel',
  input: z.strictObject({
    stages: z
      .array(z.strictObject({ name: z.string().min(1).max(200), perDay: quantity }))
      .min(2, { error: 'finance.list-empty' })
      .max(50, { error: 'finance.list-too-long' }),
    target: quantity,
  }),
  answer: {
    conversions: z.array(shownPercent),
    days: z.int(),
    needed: z.array(z.int()),
  },
  compute: ({ stages, target }, sheet) => {
    const perDay = stages.map((stage) => String(stage.perDay));
    const zero = perDay.findIndex((each) => new Decimal(each).isZero());
    if (zero >= 0) return failFinance('finance.not-positive', { path: `stages.${String(zero)}.perDay` });
    if (new Decimal(String(target)).isZero()) return failFinance('finance.not-positive', { path: 'target' });
    const at = (index: number): string => perDay[index] ?? '0';
    const last = perDay.length - 1;
    const conversion = (from: number, to: number): string =>
      sheet.percent(`conversions.${String(from)}`, {
        rule: 'funnel.conversion',
        formula: 'next / previous × 100',
        numbers: { next: at(to), previous: at(from) },
      });
    const steps = perDay.slice(1).map((_, index) => conversion(index, index + 1));
    const conversions = last > 1 ? [...steps, conversion(0, last)] : steps;
    const wholeUp = (line: string, formula: string, numbers: Readonly<Record<string, string>>): number =>
      Number(sheet.figure(line, 'whole-up', { rule: 'funnel.needed', formula, numbers }));
    const days = wholeUp('days', 'target / perDay', { target: String(target), perDay: at(last) });
    const needed = perDay.map((each, index) =>
      wholeUp(`needed.${String(index)}`, 'target × perDay / lastPerDay', {
        target: String(target),
        perDay: each,
        lastPerDay: at(last),
      }),
    );
    return ok({ conversions, days, needed });
  },
});
