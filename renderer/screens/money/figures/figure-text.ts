import type { Step } from '#shared/finance/calculation.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { labelKeyOf, ruleKeyOf } from '#shared/finance/labels.ts';
import type { Language } from '#shared/kernel/language.ts';
import { amountText, currencySign, decimalText } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { currencyOf, figureKindOf } from './figure-kind.ts';

type Say = (key: string, otherwise?: string) => string;

/** One value of an answer as a text: a sum with its currency, a share, a day, a word. */
export const figureText = (
  field: string,
  value: string,
  language: Language,
  say: Say,
  currency: string | null = 'RUB',
): string => {
  switch (figureKindOf(field, value)) {
    case 'day':
      return plainDayText(value, language, 'long');
    case 'percent':
      return `${decimalText(value, language)}\u00a0%`;
    case 'amount':
      return currency === null
        ? amountText(value, language)
        : `${amountText(value, language)}\u00a0${currencySign(currency, language)}`;
    case 'number':
      return decimalText(value, language);
    case 'word':
      return say(`calc.choice.${value}`, value);
  }
};

const names = /[A-Za-z][A-Za-z0-9]*( \/ 100(?![\d.]))?/g;

/** The formula with its numbers in place of their names: `2,000,000 × 24 % × 58 / 365`. */
export const formulaInNumbers = ({ formula, numbers }: Step, language: Language): string =>
  formula.replace(names, (whole: string, hundredth: string | undefined) => {
    const name = hundredth === undefined ? whole : whole.slice(0, -hundredth.length);
    const value = numbers[name];
    if (value === undefined) return whole;
    const written = decimalText(value, language);
    return hundredth === undefined ? written : `${written}\u00a0%`;
  });

/**
 * A figure as it is quoted in a letter: its name, the sum, the numbers it was made of, the deed and the article. A figure
 * that is a number by itself has no formula to show.
 */
export const quotedFigure = (
  calculator: string,
  step: Step,
  language: Language,
  say: Say,
  currency: string | null = currencyOf(calculator),
): string => {
  const result = figureText(step.line, step.result, language, say, currency);
  const inNumbers = formulaInNumbers(step, language);
  const rule = say(ruleKeyOf(step.rule), step.rule);
  const source = step.article === null ? rule : `${rule}; ${citationIn(language, step.article)}`;
  const isPlain = inNumbers === step.formula || inNumbers === decimalText(step.result, language);
  return `${say(labelKeyOf(calculator, step.line), step.line)}: ${result}${isPlain ? '' : ` = ${inNumbers}`} (${source})`;
};

/** The step that found a figure: the last of its name with that result, else the last of its name. */
export const stepOf = (steps: readonly Step[], field: string, value: unknown): Step | null =>
  steps.findLast((step) => step.line === field && step.result === value) ??
  steps.findLast((step) => step.line === field) ??
  null;
