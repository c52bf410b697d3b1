import { z } from 'zod';
import type { Outcome } from '../../kernel/failure.ts';
import { addAmounts, compareAmounts, parseAmount, subtractAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { courseOf, type Course, type Timer } from '../auction/course.ts';
import { deskRefusal, rowFault, type JudgedRow } from '../auction/desk-refusal.ts';
import { deskShapes, type PriceShape } from '../auction/desk-shapes.ts';
import { dumpingOn, outcomeAt, pricesDown, type Dumping } from '../auction/outcome.ts';
import { auctionOffer, auctionTerms, type AuctionTerms } from '../auction/terms.ts';
import type { Basis, CalculationCode } from '../calculation.ts';
import { defineCalculator } from '../define.ts';
import { amountOrZero, instant } from '../fields.ts';
import { basisDay } from '../rules/basis-day.ts';
import { knownRules } from '../rules/choose.ts';
import type { Rule } from '../rules/rule-book.ts';
import { openSheet, type Sheet } from '../sheet.ts';
import { auctionRange } from './auction-range.ts';
import { priceFloor } from './price-floor.ts';

const ladderSteps = 5;
/** The timer as it was typed in, else by the law; null: nobody said. */
const timerOf = (terms: AuctionTerms, law: readonly (Rule | null)[]): Timer | null => {
  const [restart, longest, final] = law.map((rule) => rule?.value ?? null);
  const minutes = terms.restartMinutes ?? (restart === null || restart === undefined ? null : Number(restart));
  if (minutes === null) return null;
  const hours = terms.longestHours ?? (longest === null || longest === undefined ? null : Number(longest));
  return {
    pause: minutes * 60_000,
    longest: hours === null ? null : hours * 3_600_000,
    final: (terms.finalMinutes ?? Number(final ?? '0')) * 60_000,
  };
};

/** The price below which it no longer pays: with the anti-dumping jump where the law has one, plain elsewhere; null without costs. */
const floorOf = (
  terms: AuctionTerms,
  dumping: Dumping | null,
  sheet: Sheet,
  basis: Basis,
): Outcome<string | null, CalculationCode> => {
  if (terms.costs === undefined) return ok(null);
  const { nmck, costs, extra = '0', taxPercent = '0', securityPercent = '0', guaranteeRate = '0', days = 0 } = terms;
  const { vatPercent, leastMarginPercent, smallBusinessOnly, goodFaith, publishedOn } = terms;
  const input = {
    nmck,
    costs,
    extra,
    taxPercent,
    securityPercent,
    guaranteeRate,
    days,
    vatPercent,
    leastMarginPercent,
    smallBusinessOnly,
    goodFaith,
    // The dumping rules of 44-FZ decide nothing under another law, so its dates must not refuse there.
    publishedOn: dumping === null ? undefined : publishedOn,
  };
  const answer = priceFloor.answerOf(input, basis);
  if (!answer.ok) return answer;
  const { floor, plain, steps, findings } = answer.value;
  if (dumping !== null) {
    sheet.adoptSame('floor', { steps, findings: findings.filter(({ code }) => code !== 'finance.rule-date-assumed') });
    return ok(floor);
  }
  sheet.adoptSame('floor', { steps: steps.filter(({ line }) => line === 'plain'), findings: [] });
  return ok(plain);
};

/** A price as if somebody else offered it at this moment. */
const asOthers = (amount: string, { phase, least, leastIsOwn, ownLeast }: Course): JudgedRow => ({
  amount,
  own: false,
  phase: phase === 'closed' ? 'after' : phase === 'final' ? 'final' : 'open',
  before: least,
  beforeIsOwn: leastIsOwn,
  ownBefore: ownLeast,
});

/** In the final phase no step counts: anything from the least offer up to below one's own last (44-FZ art. 49 p.3(6)). */
const finalRange = (nmck: string, { least, ownLeast }: Course) => {
  const lowest = addAmounts([least ?? nmck]);
  const highest = ownLeast === null ? addAmounts([nmck]) : subtractAmounts(ownLeast, '0.01');
  return compareAmounts(lowest, highest) > 0 ? { lowest: null, highest: null } : { lowest, highest };
};

/**
 * An auction as it stands: which price is taken now and why not, when it closes, where it stops paying (with the anti-dumping jump of
 * 44-FZ art. 37) and what the next least steps down would leave. `offers` are what was seen so far; `now` decides the phase, without it
 * the auction counts as open. `stepCost` is what the next least step takes from the profit.
 */
export const auctionDesk = defineCalculator({
  name: 'auction-desk',
  input: auctionTerms.extend({
    offers: z.array(auctionOffer).max(5000, { error: 'finance.list-too-long' }),
    now: instant.optional(),
    /** A price that is being thought of. */
    offer: amountOrZero.optional(),
  }),
  answer: deskShapes,
  compute: ({ offers, now, offer, ...terms }, sheet, basis) => {
    const law = terms.ruleSet ?? terms.rules;
    const { day } = basisDay(basis.rules, law, terms.publishedOn);
    const timed = knownRules(basis.rules, law, day, ['auction.restart', 'auction.longest', 'auction.final-phase']);
    const timer = timerOf(terms, timed);
    if (timer === null) sheet.say('finance.auction-timer-unknown', 'info', { rules: law }, { path: 'restartMinutes' });
    const followed = courseOf(terms, offers, timer, now ?? null);
    if (!followed.ok) return followed;
    const course = followed.value;
    const by = timed.filter((rule) => rule !== null);
    if (timer !== null && course.closes !== null && course.finalPhaseEnds !== null) {
      const minutes = String(timer.pause / 60_000);
      const last = course.rows.findLast(({ lowers }) => lowers)?.at ?? terms.startsAt;
      const closing = { rule: 'auction.restart' as const, formula: 'last + minutes', numbers: { last, minutes }, by };
      sheet.note('closes', closing, course.closes);
      const numbers = { closes: course.closes, minutes: String(timer.final / 60_000) };
      const ending = { rule: 'auction.final-phase' as const, formula: 'closes + minutes', numbers, by };
      sheet.note('finalPhaseEnds', ending, course.finalPhaseEnds);
    }

    const { nmck, rules, ruleSet, smallStep, publishedOn } = terms;
    const common = { rules, ruleSet, nmck, smallStep, publishedOn };
    const asked = parseAmount(offer ?? '') ?? offer;
    const range = auctionRange.answerOf(
      {
        ...common,
        current: course.least ?? undefined,
        currentIsOwn: course.leastIsOwn,
        ownLast: course.ownLeast ?? undefined,
        offer: course.phase === 'open' ? asked : undefined,
      },
      basis,
    );
    if (!range.ok) return range;
    sheet.adoptSame('range', range.value);
    const { stepMin, stepMax } = range.value;
    const open = { lowest: range.value.lowest, highest: range.value.highest };
    const over = { lowest: null, highest: null };
    const { lowest, highest } =
      course.phase === 'closed' ? over : course.phase === 'final' ? finalRange(nmck, course) : open;
    const reason =
      asked === undefined
        ? undefined
        : deskRefusal(asked, { nmck, lowest, highest, course, byRange: range.value.reason ?? null });

    const dumping = dumpingOn(basis.rules, terms, day);
    const floored = floorOf(terms, dumping, sheet, basis);
    if (!floored.ok) return floored;
    const floor = floored.value;
    const dumpingFrom =
      dumping === null
        ? null
        : sheet.money('dumpingFrom', {
            rule: 'auction.dumping-from',
            formula: 'nmck × (100 − drop) / 100',
            numbers: { nmck, drop: dumping.drop },
          });
    const priced = (price: string, into: Sheet): PriceShape => {
      const { profit, marginPercent, dumping: dumps } = outcomeAt(price, terms, dumping, into);
      return {
        price: addAmounts([price]),
        profit,
        marginPercent,
        dumping: dumps,
        belowFloor: floor !== null && compareAmounts(price, floor) < 0,
      };
    };
    const current = addAmounts([course.least ?? nmck]);
    const atCurrent = priced(current, openSheet());
    const ladder =
      course.phase === 'final' || course.phase === 'closed'
        ? []
        : pricesDown(current, stepMin, ladderSteps).map((price) => priced(price, openSheet()));
    const [next] = ladder;
    const stepCost =
      next === undefined || next.profit === null || atCurrent.profit === null
        ? null
        : subtractAmounts(atCurrent.profit, next.profit);
    const draft = asked === undefined || compareAmounts(asked, '0') === 0 ? undefined : priced(asked, sheet);

    const best = draft ?? next;
    if (best !== undefined && best.dumping && dumping !== null && dumpingFrom !== null)
      sheet.say(
        'finance.auction-dumping',
        'warning',
        { price: best.price, from: dumpingFrom, article: dumping.drop.article },
        { path: 'offer' },
      );
    if (best !== undefined && floor !== null && best.belowFloor)
      sheet.say('finance.auction-walk-away', 'warning', { price: best.price, floor }, { path: 'offer' });

    const steps = { nmck, stepMin, stepMax, smallStep: smallStep ?? ('refused' as const) };
    const rows = course.rows.map((row) => ({
      index: row.index,
      at: row.at,
      price: addAmounts([row.amount]),
      own: row.own === true,
      phase: row.phase,
      lowers: row.lowers,
      fault: rowFault(row, steps),
    }));
    for (const { index, price, fault } of rows)
      if (fault !== null)
        sheet.say('finance.auction-offer-outside', 'warning', { offer: price }, { path: `offers.${String(index)}` });
    return ok({
      phase: course.phase,
      closes: course.closes,
      finalPhaseEnds: course.finalPhaseEnds,
      current,
      currentIsOwn: course.leastIsOwn,
      ownLast: course.ownLeast === null ? null : addAmounts([course.ownLeast]),
      stepMin,
      stepMax,
      lowest,
      highest,
      ...(reason === undefined ? {} : reason === null ? { allowed: true } : { allowed: false, reason }),
      floor,
      dumpingFrom,
      stepCost,
      atCurrent,
      ...(draft === undefined ? {} : { draft }),
      ...(asked === undefined ? {} : { draftFault: rowFault(asOthers(asked, course), steps) }),
      ladder,
      rows,
    });
  },
});
