import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** Refusals of a price table, with the row (from 1) and field that do not fit, and findings about one. */
export const priceCodes = {
  'prices.field-unfit': { class: 'input', details: ['row', 'field', 'value'] },
  'prices.setting-unfit': { class: 'input', details: ['field', 'value'] },
  'prices.too-many': { class: 'input', details: ['count', 'limit'] },
  'prices.position-twice': { class: 'input', details: ['row', 'position'] },
  'prices.position-unknown': { class: 'input', details: ['row', 'position'] },
  'prices.alternative-unknown': { class: 'input', details: ['row', 'position'] },
  'prices.alternative-of-alternative': { class: 'input', details: ['row', 'position'] },
  'prices.column-missing': { class: 'input', details: ['column'] },
  'prices.no-positions': { class: 'input', details: [] },
  'prices.already-there': { class: 'input', details: ['bid'] },
  'prices.nothing-to-ask': { class: 'input', details: ['supplier'] },
  'prices.no-answers': { class: 'input', details: ['file'] },
  'prices.start-price-unknown': { class: 'input', details: [] },
  'prices.costs-unknown': { class: 'input', details: ['count'] },
  'prices.own-price-unknown': { class: 'input', details: [] },
  'prices.formula-unknown': { class: 'input', details: [] },
  'prices.price-not-positive': { class: 'input', details: ['bidder'] },
  'prices.value-out-of-range': { class: 'input', details: ['criterion', 'bidder', 'value', 'limit'] },
  'prices.own-value-out-of-range': { class: 'input', details: ['criterion', 'value', 'limit'] },
  'prices.limits-crossed': { class: 'input', details: ['criterion', 'least', 'most'] },
  'prices.start-price-currency': { class: 'input', details: ['currency', 'expected'] },

  'prices.not-priced': { class: 'verdict', details: ['count', 'first'] },
  'prices.without-quantity': { class: 'verdict', details: ['count', 'first'] },
  'prices.position-left-out': { class: 'verdict', details: ['position'] },
  'prices.quantity-differs': { class: 'verdict', details: ['position', 'offered', 'asked'] },
  'prices.equivalent-not-allowed': { class: 'verdict', details: ['position'] },
  'prices.alternatives-chosen': { class: 'verdict', details: ['position', 'count'] },
  'prices.equivalent-unnamed': { class: 'verdict', details: ['position'] },
  'prices.vat-rate-of-day': { class: 'verdict', details: ['rate', 'expected', 'day'] },
  'prices.vat-rate-unknown': { class: 'verdict', details: ['rate', 'day'] },
  'prices.above-limit': { class: 'verdict', details: ['total', 'limit'] },
  'prices.above-limit-net': { class: 'verdict', details: ['total', 'limit'] },
  'prices.position-above-limit': { class: 'verdict', details: ['position', 'price', 'limit'] },
  'prices.below-cost': { class: 'verdict', details: ['position', 'price', 'cost'] },
  'prices.total-differs': { class: 'verdict', details: ['total', 'price'] },
  'prices.currency-differs': { class: 'verdict', details: ['currency', 'expected'] },
} as const satisfies CodeTable;

export type PriceCode = keyof typeof priceCodes;
export const failPrices = failuresOf(priceCodes);
