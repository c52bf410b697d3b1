import { failuresOf, type CodeTable } from '../kernel/failure.ts';
import { moneyCodes } from './money-codes.ts';

/** Refusals name the field in `path`; the others are observations beside an answer. */
export const financeCodes = {
  // What was given cannot be calculated with.
  'finance.unknown-calculator': { class: 'input', details: ['name'] },
  'finance.not-an-object': { class: 'input', details: [] },
  'finance.field-missing': { class: 'input', details: ['path'] },
  'finance.field-unknown': { class: 'input', details: ['path'] },
  'finance.field-type': { class: 'input', details: ['path', 'expected'] },
  'finance.field-choice': { class: 'input', details: ['path', 'allowed'] },
  'finance.not-money': { class: 'input', details: ['path'] },
  'finance.not-positive': { class: 'input', details: ['path'] },
  'finance.money-too-large': { class: 'input', details: ['path'] },
  'finance.not-percent': { class: 'input', details: ['path'] },
  'finance.percent-too-large': { class: 'input', details: ['path', 'limit'] },
  'finance.not-number': { class: 'input', details: ['path'] },
  'finance.not-whole': { class: 'input', details: ['path', 'least', 'greatest'] },
  'finance.not-a-day': { class: 'input', details: ['path'] },
  'finance.not-an-instant': { class: 'input', details: ['path'] },
  'finance.not-a-time': { class: 'input', details: ['path'] },
  'finance.list-empty': { class: 'input', details: ['path'] },
  'finance.list-too-long': { class: 'input', details: ['path'] },
  'finance.list-length': { class: 'input', details: ['path', 'expected'] },
  'finance.name-repeated': { class: 'input', details: ['path'] },
  'finance.wrong-currency': { class: 'input', details: ['path'] },
  'finance.one-of': { class: 'input', details: ['path', 'fields'] },
  'finance.end-before-start': { class: 'input', details: ['path', 'start'] },
  'finance.returned-outside-term': { class: 'input', details: ['path', 'start', 'end'] },
  'finance.advance-above-price': { class: 'input', details: ['path'] },
  'finance.offer-before-start': { class: 'input', details: ['path', 'start'] },
  'finance.auction-nothing-to-undo': { class: 'input', details: ['path'] },
  'finance.no-floor': { class: 'input', details: ['path'] },
  'finance.rule-not-found': { class: 'input', details: ['path', 'law', 'rule', 'day', 'first'] },
  // The rules themselves.
  'finance.rules-older-than-notice': { class: 'verdict', details: ['law', 'ruleSetDate', 'publishedOn'] },
  'finance.rule-date-assumed': { class: 'verdict', details: ['law', 'day'] },
  'finance.rule-secondary-source': { class: 'verdict', details: ['rule', 'source'] },
  // Securities.
  'finance.below-range': { class: 'verdict', details: ['amount', 'min', 'article'] },
  'finance.above-range': { class: 'verdict', details: ['amount', 'max', 'article'] },
  'finance.security-not-allowed': { class: 'verdict', details: ['threshold', 'article'] },
  'finance.security-may-be-waived': { class: 'verdict', details: ['threshold', 'article'] },
  'finance.no-legal-cap': { class: 'verdict', details: ['law'] },
  'finance.percent-and-amount-differ': { class: 'verdict', details: ['amount', 'calculated'] },
  'finance.contract-price-missing': { class: 'verdict', details: ['article'] },
  'finance.price-above-nmck': { class: 'verdict', details: ['price', 'nmck'] },
  'finance.raised-to-advance': { class: 'verdict', details: ['advance', 'article'] },
  'finance.base-less-advance': { class: 'verdict', details: ['advance', 'article'] },
  'finance.exempt-institution': { class: 'verdict', details: ['article'] },
  'finance.reduced-for-participant': { class: 'verdict', details: ['percent', 'article'] },
  'finance.exempt-clean-contracts': { class: 'verdict', details: ['count', 'article'] },
  'finance.clean-contracts-insufficient': { class: 'verdict', details: ['count', 'article'] },
  'finance.every-third': { class: 'verdict', details: ['count', 'article'] },
  // Anti-dumping.
  'finance.advance-not-paid': { class: 'verdict', details: ['article'] },
  'finance.raised-not-announced': { class: 'verdict', details: ['article'] },
  'finance.dumping-method-exempt': { class: 'verdict', details: ['article'] },
  'finance.good-faith-keeps-plain': { class: 'verdict', details: ['plain', 'article'] },
  // Offers.
  'finance.min-fee-applied': { class: 'verdict', details: ['interest', 'minFee'] },
  'finance.min-term-applied': { class: 'verdict', details: ['days', 'minTermDays'] },
  'finance.full-term-charged': { class: 'verdict', details: ['days', 'charged'] },
  'finance.no-days': { class: 'verdict', details: [] },
  'finance.own-money-gains': { class: 'verdict', details: ['gain'] },
  // A guarantee's text.
  'finance.guarantee-differs': { class: 'verdict', details: ['field', 'read', 'expected', 'article'] },
  'finance.guarantee-silent': { class: 'verdict', details: ['field', 'expected', 'article'] },
  // Tariffs.
  'finance.not-covered': { class: 'verdict', details: ['procedures'] },
  'finance.price-at-least': { class: 'verdict', details: ['tariff'] },
  // Auctions.
  'finance.small-step-reading': { class: 'verdict', details: ['step', 'article'] },
  'finance.auction-turns-upward': { class: 'verdict', details: ['current', 'article'] },
  'finance.platform-rules-not-known': { class: 'verdict', details: ['rules'] },
  'finance.offer-after-close': { class: 'verdict', details: ['offer', 'closes'] },
  'finance.auction-without-offers': { class: 'verdict', details: ['article'] },
  'finance.auction-longest-time': { class: 'verdict', details: ['hours', 'article'] },
  'finance.auction-timer-unknown': { class: 'verdict', details: ['rules'] },
  'finance.auction-dumping': { class: 'verdict', details: ['price', 'from', 'article'] },
  'finance.auction-walk-away': { class: 'verdict', details: ['price', 'floor'] },
  'finance.auction-offer-outside': { class: 'verdict', details: ['offer'] },
  'finance.start-on-non-working-day': { class: 'verdict', details: ['day', 'article'] },
  // Scores, tax, sales.
  'finance.scores-by-nmck': { class: 'verdict', details: ['article'] },
  'finance.weights-not-hundred': { class: 'verdict', details: ['sum'] },
  'finance.vat-rate-unknown': { class: 'verdict', details: ['rate', 'day', 'known'] },
  'finance.loss': { class: 'verdict', details: ['loss'] },
  // After winning.
  'finance.reduction-waits-for-advance': { class: 'verdict', details: ['stage', 'advance', 'article'] },
  'finance.stage-without-day': { class: 'verdict', details: ['stage'] },
  'finance.security-cost-not-known': { class: 'verdict', details: [] },
  ...moneyCodes,
  'finance.plan-out-of-time': { class: 'outside', details: ['seconds'] },
} as const satisfies CodeTable;

export type FinanceCode = keyof typeof financeCodes;
export const failFinance = failuresOf(financeCodes);
