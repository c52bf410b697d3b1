import { compare, fraction, subtract } from '../../kernel/decimal.ts';
import { addAmounts, compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import { percentOf } from '../../kernel/percent.ts';
import { knownRules } from '../rules/choose.ts';
import type { Rule, RuleBook } from '../rules/rule-book.ts';
import type { Sheet, Term } from '../sheet.ts';
import type { AuctionTerms } from './terms.ts';

/** The anti-dumping rules of the day, where the law has them (44-FZ art. 37). */
export type Dumping = {
  readonly drop: Rule;
  readonly times: Rule;
  readonly percentMin: Rule;
  readonly choiceUpTo: Rule;
  readonly onlyIfAnnounced: Rule;
};

export const dumpingOn = (book: RuleBook, { rules }: AuctionTerms, day: string): Dumping | null => {
  const ids = ['drop', 'times', 'percent-min', 'choice-up-to', 'only-if-announced'].map((id) => `dumping.${id}`);
  const [drop, times, percentMin, choiceUpTo, onlyIfAnnounced] = knownRules(book, rules, day, ids);
  return drop && times && percentMin && choiceUpTo && onlyIfAnnounced
    ? { drop, times, percentMin, choiceUpTo, onlyIfAnnounced }
    : null;
};

export const isDumping = ({ drop }: Dumping, nmck: string, price: string): boolean =>
  compare(subtract(fraction(nmck), fraction(price)), percentOf(drop.value, fraction(nmck))) >= 0;

/** Whether the security is raised at a price that dumps: not where none was announced, nor where good faith will be proved. */
const isRaised = (dumping: Dumping, { nmck, securityPercent, goodFaith }: AuctionTerms): boolean =>
  (Number(securityPercent ?? '0') > 0 || dumping.onlyIfAnnounced.value !== '1') &&
  !(goodFaith === true && compareAmounts(nmck, dumping.choiceUpTo.value) <= 0);

/** Profit in roubles and as a share of the price without VAT; null where no costs are known. */
export type PriceOutcome = {
  readonly profit: string | null;
  readonly marginPercent: string | null;
  readonly dumping: boolean;
};

/** What a price would leave: less VAT, tax, costs and the guarantee for a security that anti-dumping may have raised. */
export const outcomeAt = (price: string, terms: AuctionTerms, dumping: Dumping | null, sheet: Sheet): PriceOutcome => {
  const { nmck, costs, extra = '0', taxPercent = '0', securityPercent = '0', guaranteeRate = '0', days = 0 } = terms;
  const dumps = dumping !== null && isDumping(dumping, nmck, price);
  if (costs === undefined) return { profit: null, marginPercent: null, dumping: dumps };
  const net =
    terms.vatPercent === undefined
      ? addAmounts([price])
      : sheet.money('net', {
          rule: 'vat.net',
          formula: 'price × 100 / (100 + vatPercent)',
          numbers: { price, vatPercent: terms.vatPercent },
        });
  const tax = sheet.money('tax', {
    rule: 'auction.tax',
    formula: 'net × taxPercent / 100',
    numbers: { net, taxPercent },
  });
  const raised = dumps && isRaised(dumping, terms) ? dumping : null;
  const security = raised !== null ? 'max(securityPercent × times; percentMin)' : 'securityPercent';
  const base: Readonly<Record<string, Term>> = terms.smallBusinessOnly === true ? { price } : { nmck };
  const financing = sheet.money('financing', {
    rule: raised !== null ? 'auction.raised-fee' : 'auction.fee',
    formula: `${Object.keys(base).join('')} × ${security} / 100 × guaranteeRate / 100 × days / 365`,
    numbers: {
      ...base,
      securityPercent,
      ...(raised === null ? {} : { times: raised.times, percentMin: raised.percentMin }),
      guaranteeRate,
      days,
    },
  });
  const profit = sheet.money('profit', {
    rule: 'auction.profit',
    formula: 'net − tax − costs − extra − financing',
    numbers: { net, tax, costs, extra, financing },
  });
  const marginPercent = sheet.percent('marginPercent', {
    rule: 'margin.of-price',
    formula: 'profit / net × 100',
    numbers: { profit, net },
  });
  return { profit, marginPercent, dumping: dumps };
};

/** The next prices down, one least step after another, as many as are above zero. */
export const pricesDown = (from: string, step: string, count: number): readonly string[] => {
  const prices: string[] = [];
  let price = from;
  for (let at = 0; at < count; at += 1) {
    price = subtractAmounts(price, step);
    if (compareAmounts(step, '0') <= 0 || compareAmounts(price, '0') <= 0) break;
    prices.push(price);
  }
  return prices;
};
