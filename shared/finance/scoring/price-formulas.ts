import type { Outcome } from '../../kernel/failure.ts';
import { Decimal, type DecimalText } from '../../kernel/decimal.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { compareAmounts } from '../../kernel/money.ts';
import type { Percent } from '../../kernel/percent.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { Sheet } from '../sheet.ts';

/** Formulas that turn a price into points. Of Decree 2604 one of two applies, whichever the prices call for. */
export const pointFormulas = [
  'decree-2604',
  'lowest-over-price',
  'twice-lowest',
  'between-bids',
  'below-start-price',
] as const;
export type PointFormula = (typeof pointFormulas)[number];

/** What points were counted by. */
export const scoreMethods = [
  'by-best-price',
  'by-nmck',
  'lowest-over-price',
  'twice-lowest',
  'between-bids',
  'below-start-price',
] as const;
export type ScoreMethod = (typeof scoreMethods)[number];

const arithmetic: Readonly<Record<ScoreMethod, string>> = {
  'by-best-price': '100 − (price − best) / best × 100',
  'by-nmck': '(nmck − price) / (nmck − best) × 100',
  'lowest-over-price': 'best / price × 100',
  'twice-lowest': 'max(0; (2 × best − price) / best × 100)',
  'between-bids': '(worst − price) / (worst − best) × 100',
  'below-start-price': '(nmck − price) / nmck × 100',
};

/** Above the start price a bid is not admitted (44-FZ art. 43 p. 6(5)), or the formula gives it less than nothing. */
const startPriceBounds: readonly PointFormula[] = ['decree-2604', 'below-start-price'];
export const needsStartPrice = (formula: PointFormula): boolean => startPriceBounds.includes(formula);

const lawOfFormula = (formula: PointFormula): string => (formula === 'decree-2604' ? formula : 'price-formulas');

type Terms = {
  readonly formula: PointFormula;
  readonly prices: readonly DecimalText[];
  readonly nmck: DecimalText | undefined;
  readonly publishedOn: PlainDay | undefined;
};
export type ScoredPrices = { readonly scores: readonly Percent[]; readonly method: ScoreMethod };

const least = (prices: readonly DecimalText[]): DecimalText =>
  prices.reduce((best, price) => (compareAmounts(price, best) < 0 ? price : best));
const greatest = (prices: readonly DecimalText[]): DecimalText =>
  prices.reduce((worst, price) => (compareAmounts(price, worst) > 0 ? price : worst));

/** A bid dearer than twice the best would get less than nothing by Decree 2604 p.9(a), so (b) is for all (Decree 1946/2022). */
const methodOf = (formula: PointFormula, admitted: readonly DecimalText[], best: DecimalText): ScoreMethod => {
  if (formula !== 'decree-2604') return formula;
  const twice = new Decimal(best).times(2);
  return admitted.some((price) => twice.lt(price)) ? 'by-nmck' : 'by-best-price';
};

/**
 * Points for price from 0 to 100 by the formula named, two decimals, half up. A bid above the start price, where that bounds bids, has
 * none and moves nobody else's.
 */
export const scorePrices = (
  { formula, prices, nmck, publishedOn }: Terms,
  sheet: Sheet,
  rules: RuleBook,
): Outcome<ScoredPrices, FinanceCode> => {
  const isBound = needsStartPrice(formula);
  if (isBound && nmck === undefined) return failFinance('finance.field-missing', { path: 'nmck' });
  const isAbove = (price: DecimalText): boolean => isBound && nmck !== undefined && compareAmounts(price, nmck) > 0;
  const admitted = prices.filter((price) => !isAbove(price));
  const compared = admitted.length === 0 ? prices : admitted;
  const [best, worst] = [least(compared), greatest(compared)];
  const method = methodOf(formula, admitted, best);

  const law = lawOfFormula(formula);
  const on = basisDay(rules, law, publishedOn);
  const found = rulesOn(rules, law, on.day, [`score.${method}`]);
  if (!found.ok) return found;
  const branch = found.value[`score.${method}`];
  if (branch === undefined) return failFinance('finance.field-missing', { path: 'formula' });
  sayBasisDay(sheet, law, [branch], on);

  for (const [index, price] of prices.entries())
    if (nmck !== undefined && isAbove(price))
      sheet.say('finance.price-above-nmck', 'warning', { price, nmck }, { path: `prices.${String(index)}` });
  if (method === 'by-nmck')
    sheet.say('finance.scores-by-nmck', 'info', { article: branch.article }, { path: 'prices' });

  const isLevel = method === 'between-bids' && compareAmounts(best, worst) === 0;
  const known = { best, worst, ...(nmck === undefined ? {} : { nmck }) };
  const scores = prices.map((price, index) => {
    const text = isAbove(price) ? '0' : isLevel ? '100' : arithmetic[method];
    const numbers = Object.fromEntries(
      Object.entries({ ...known, price }).filter(([name]) => arithmetic[method].includes(name)),
    );
    return sheet.percent(`scores.${String(index)}`, { rule: `score.${method}`, formula: text, numbers, by: [branch] });
  });
  return ok({ scores, method });
};
