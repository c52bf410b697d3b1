import { addDays } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { Money } from '../../kernel/money.ts';
import type { FinanceFinding } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { kopecksOf, roublesOf } from '../kopecks.ts';
import { usualReleaseDays, type BidMoney, type MoneySettings } from './terms.ts';

/** What a bid and its notice say that matters to its money. `edition` is the notice's newest; `deadline` a day where the platform is. */
export type BidFacts = {
  readonly bidId: string;
  readonly procedureId: string;
  readonly title: string;
  readonly edition: number;
  readonly security: Money | null;
  readonly deadline: PlainDay | null;
  readonly money: BidMoney;
};

/** A bid whose money is known well enough to be planned. Sums in roubles, days included. */
export type FundedBid = {
  readonly bidId: string;
  readonly procedureId: string;
  readonly title: string;
  readonly edition: number;
  readonly need: string;
  readonly start: PlainDay;
  readonly release: PlainDay;
  readonly margin: string | null;
  readonly money: BidMoney;
};

export type JudgedBid = { readonly funded: FundedBid | null; readonly findings: readonly FinanceFinding[] };

/** Fills in what was not entered: the need from the security taken over, the start from the deadline, the release after the usual days. */
export const judgeBid = (bid: BidFacts, settings: MoneySettings): JudgedBid => {
  const { bidId, procedureId, title, edition, security, deadline, money } = bid;
  const findings: FinanceFinding[] = [];
  const say = (code: FinanceCode, details: FinanceFinding['details'], severity: FinanceFinding['severity']): void => {
    findings.push({ code, severity, place: { item: bidId }, details: { bid: title, ...details } });
  };
  const otherCurrency = money.need === undefined && security !== null && security.currency !== 'RUB';
  if (otherCurrency) say('finance.bid-other-currency', { currency: security.currency }, 'warning');
  const given = money.need ?? (otherCurrency ? undefined : security?.amount);
  const need = given === undefined || kopecksOf(given) <= 0n ? null : roublesOf(kopecksOf(given));
  if (need === null && !otherCurrency) say('finance.bid-without-need', {}, 'info');
  const start = money.start ?? deadline;
  if (start === null) say('finance.bid-without-day', {}, 'warning');
  if (need === null || start === null) return { funded: null, findings };
  const days = settings.releaseAfterDays ?? usualReleaseDays;
  if (money.release === undefined) say('finance.release-assumed', { days }, 'info');
  const release = money.release ?? addDays(start, days);
  if (release < start) {
    say('finance.end-before-start', { path: 'release', start }, 'warning');
    return { funded: null, findings };
  }
  const margin = money.margin === undefined ? null : roublesOf(kopecksOf(money.margin));
  return { funded: { bidId, procedureId, title, edition, need, start, release, margin, money }, findings };
};
