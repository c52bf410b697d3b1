import { daysBetween } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { compareAmounts } from '../../kernel/money.ts';
import type { FinanceFinding } from '../calculation.ts';
import type { KeptOffer } from './stored.ts';

export type Need = {
  readonly sum: string;
  readonly start: PlainDay;
  readonly end: PlainDay;
  readonly law?: '44-fz' | '223-fz' | 'commercial' | undefined;
};

/** Why an offer can not cover a need; empty where it can. */
export const misfits = ({ offerId, offer }: KeptOffer, { sum, start, end, law }: Need): readonly FinanceFinding[] => {
  const say = (code: FinanceFinding['code'], details: FinanceFinding['details']): FinanceFinding => ({
    code,
    severity: 'warning',
    place: { item: offerId },
    details: { offer: offer.name, ...details },
  });
  const days = daysBetween(start, end);
  const {
    validFrom = null,
    validTo = null,
    leastSum = null,
    limit,
    limitPerBid,
    minDays = null,
    maxDays = null,
  } = offer;
  const greatest = [limit, limitPerBid]
    .filter((each) => each !== undefined)
    .toSorted(compareAmounts)
    .at(0);
  const isOpen = (validFrom === null || validFrom <= start) && (validTo === null || start <= validTo);
  const isOfSum =
    (leastSum === null || compareAmounts(sum, leastSum) >= 0) &&
    (greatest === undefined || compareAmounts(sum, greatest) <= 0);
  const isOfTerm = (minDays === null || days >= minDays) && (maxDays === null || days <= maxDays);
  const isOfLaw = law === undefined || offer.laws === undefined || offer.laws.length === 0 || offer.laws.includes(law);
  return [
    ...(isOpen ? [] : [say('finance.offer-not-in-force', { from: validFrom, to: validTo })]),
    ...(isOfSum ? [] : [say('finance.offer-sum', { least: leastSum, greatest: greatest ?? null })]),
    ...(isOfTerm ? [] : [say('finance.offer-term', { days, least: minDays, greatest: maxDays })]),
    ...(isOfLaw ? [] : [say('finance.offer-law', { laws: offer.laws ?? [] })]),
  ];
};
