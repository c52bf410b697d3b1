import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { closingOf } from '../auction/closing.ts';
import { isTimeOfDay, millisecondsOf, writtenLike } from '../auction/moments.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { day, instant } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const moment = z.union([z.string().refine(isTimeOfDay), instant], { error: 'finance.not-a-time' });
const dayLong = 86_400_000;
const ids = ['auction.restart', 'auction.longest', 'auction.final-phase', 'auction.no-offer-counts-as-nmck'] as const;

/**
 * When a 44-FZ e-auction closes: 4 minutes after its start or its last lower offer, 5 hours at the longest (art. 49 p.3(5)), and the end of the
 * 10 minutes for closing offers (p.3(6)). Moments are times of day or instants with an offset, all of one kind; the answer is
 * written like `start`. Offers count while the auction is open; later ones are named.
 */
export const auctionTimer = defineCalculator({
  name: 'auction-timer',
  input: z.strictObject({
    start: moment,
    offers: z.array(moment).max(10_000, { error: 'finance.list-too-long' }),
    publishedOn: day.optional(),
  }),
  answer: { closes: z.string(), finalPhaseEnds: z.string(), offersCounted: z.int() },
  compute: ({ start, offers, publishedOn }, sheet, { rules }) => {
    const on = basisDay(rules, '44-fz', publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, ids);
    if (!chosen.ok) return chosen;
    const rule = chosen.value;
    sayBasisDay(sheet, '44-fz', Object.values(rule), on);

    const began = millisecondsOf(start);
    const latest = began + Number(rule['auction.longest'].value) * 3_600_000;
    const pause = Number(rule['auction.restart'].value) * 60_000;
    const moments: { readonly text: string; readonly at: number }[] = [];
    for (const [index, text] of offers.entries()) {
      if (isTimeOfDay(text) !== isTimeOfDay(start))
        return failFinance('finance.not-a-time', { path: `offers.${String(index)}` });
      const same = millisecondsOf(text);
      const at = isTimeOfDay(text) && same < began && same + dayLong <= latest ? same + dayLong : same;
      if (at < began) return failFinance('finance.offer-before-start', { path: `offers.${String(index)}`, start });
      moments.push({ text, at });
    }
    const {
      end,
      cut,
      counted,
      last: lastAt,
    } = closingOf(
      began,
      moments.map(({ at }) => at),
      { pause, longest: latest - began },
    );
    const last = moments.find(({ at }) => at === lastAt)?.text ?? start;
    for (const { text, at } of moments.toSorted((a, b) => a.at - b.at)) {
      if (at < end) continue;
      const details = { offer: text, closes: writtenLike(start, end) };
      sheet.say('finance.offer-after-close', 'warning', details, { path: 'offers' });
    }
    if (cut) {
      const { value, article } = rule['auction.longest'];
      sheet.say('finance.auction-longest-time', 'info', { hours: value, article });
    }
    if (counted === 0) {
      const { article } = rule['auction.no-offer-counts-as-nmck'];
      sheet.say('finance.auction-without-offers', 'info', { article }, { path: 'offers' });
    }
    const closes = sheet.note(
      'closes',
      cut
        ? {
            rule: 'auction.longest',
            formula: 'start + hours',
            numbers: { start, hours: rule['auction.longest'].value },
            by: [rule['auction.longest']],
          }
        : {
            rule: 'auction.restart',
            formula: 'last + minutes',
            numbers: { last, minutes: rule['auction.restart'].value },
            by: [rule['auction.restart']],
          },
      writtenLike(start, end),
    );
    const final = rule['auction.final-phase'];
    const finalPhaseEnds = sheet.note(
      'finalPhaseEnds',
      {
        rule: 'auction.final-phase',
        formula: 'closes + minutes',
        numbers: { closes, minutes: final.value },
        by: [final],
      },
      writtenLike(start, end + Number(final.value) * 60_000),
    );
    return ok({ closes, finalPhaseEnds, offersCounted: counted });
  },
});
