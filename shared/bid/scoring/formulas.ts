import { basisDay } from '../../finance/rules/basis-day.ts';
import { knownRules } from '../../finance/rules/choose.ts';
import type { Rule, RuleBook } from '../../finance/rules/rule-book.ts';
import { pointFormulas } from '../../finance/scoring/price-formulas.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { AwardCriterion } from '../../procedure/criteria.ts';
import type { ProcedureLaw } from '../../procedure/deadline-graph-rules.ts';
import { criteriaOfLot } from '../../procedure/weights.ts';

/** What a price can be compared by: formulas that give it points, and ProZorro's, which divides it by what the answers brought. */
export const priceFormulas = [...pointFormulas, 'prozorro'] as const;
export type PriceFormula = (typeof priceFormulas)[number];

/** Where each stands in the rule book: its dates, article and source are that entry's. Decree 2604 has two, the first is named. */
const ruleOf: Readonly<Record<PriceFormula, readonly [law: string, id: string]>> = {
  'decree-2604': ['decree-2604', 'score.by-best-price'],
  'lowest-over-price': ['price-formulas', 'score.lowest-over-price'],
  'twice-lowest': ['price-formulas', 'score.twice-lowest'],
  'between-bids': ['price-formulas', 'score.between-bids'],
  'below-start-price': ['price-formulas', 'score.below-start-price'],
  prozorro: ['prozorro', 'score.effective-price'],
};

export const ruleOfFormula = (formula: PriceFormula, book: RuleBook, publishedOn: PlainDay | null): Rule | null => {
  const [law, id] = ruleOf[formula];
  const [rule = null] = knownRules(book, law, basisDay(book, law, publishedOn ?? undefined).day, [id]);
  return rule;
};

export type NoticeLaw = {
  readonly law: ProcedureLaw;
  readonly sourceFormat: string;
  readonly method?: string | null | undefined;
  readonly publishedOn: PlainDay | null;
};

/** Of ProZorro's kinds of procedure those where the most is best: what an energy service saves (`esco`). */
const mostWins: readonly string[] = ['esco'];

/**
 * The formula that the notice's law or platform prescribes on its day; null where none does: under 223-FZ (art. 4 p. 10) and in
 * commercial procedures the customer's documents name it, in the European Union the procurement documents (Directive 2014/24 art. 67).
 */
export const formulaOfLaw = (
  { law, sourceFormat, method, publishedOn }: NoticeLaw,
  book: RuleBook,
): PriceFormula | null => {
  const named =
    sourceFormat === 'prozorro' && !mostWins.includes(method ?? '')
      ? 'prozorro'
      : law === 'ru44'
        ? 'decree-2604'
        : null;
  return named === null || ruleOfFormula(named, book, publishedOn) === null ? null : named;
};

/** Where a notice says in its own words how points come about; nobody's arithmetic is read into them. */
export type FormulaWords = { readonly text: string; readonly path: string };

const mostWords = 20;
export const wordsOfFormula = (criteria: readonly AwardCriterion[], lotId: string | null): readonly FormulaWords[] => {
  const met = new Set<string>();
  return criteriaOfLot(criteria, lotId)
    .flatMap(({ kind, weight, formula, description, path }) => {
      const text = formula ?? (kind === 'other' && weight === null ? description : null);
      if (text === null || met.has(text)) return [];
      met.add(text);
      return [{ text, path }];
    })
    .slice(0, mostWords);
};
