import { z } from 'zod';
import { addAmounts, compareAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, listOf, shownAmount } from '../fields.ts';
import { cheapestCover, type Coverage } from '../tariffs/cheapest-cover.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const sections = ['commercial', '223-fz', 'small-business', 'other'] as const;

/**
 * The cheapest set of a platform's tariffs that gives access to every planned procedure. The tariffs are the user's own rows: price, the
 * greatest start price they admit, the sections they open. Nuclear-industry purchases up to 200,000 are free at B2B-Center.
 */
export const tariffs = defineCalculator({
  name: 'tariffs',
  input: z.strictObject({
    tariffs: listOf(
      z.strictObject({
        name: z.string().min(1).max(200),
        price: amountOrZero,
        startPriceUpTo: amount.optional(),
        sections: z.array(z.enum(sections)).max(sections.length).optional(),
      }),
      12,
    ),
    procedures: listOf(
      z.strictObject({
        id: z.string().min(1).max(200),
        startPrice: amount,
        section: z.enum(sections),
        nuclear: z.boolean().optional(),
      }),
    ),
    on: day.optional(),
    currency,
  }),
  answer: {
    chosen: z.array(z.string()).nullable(),
    total: shownAmount.nullable(),
    free: z.array(z.string()),
    notCovered: z.array(z.string()),
  },
  compute: (input, sheet, { rules }) => {
    const on = basisDay(rules, 'b2b-center', input.on);
    const known = rulesOn(rules, 'b2b-center', on.day, ['tariff.nuclear-free-up-to'], 'on');
    if (!known.ok) return known;
    const freeUpTo = known.value['tariff.nuclear-free-up-to'];
    const isFree = ({ nuclear, startPrice }: (typeof input.procedures)[number]): boolean =>
      nuclear === true && compareAmounts(startPrice, freeUpTo.value) <= 0;
    const free = input.procedures.filter(isFree);
    if (free.length > 0) sayBasisDay(sheet, 'b2b-center', [freeUpTo], on);
    for (const { id, startPrice } of free) {
      const numbers = { startPrice, freeUpTo: freeUpTo.value };
      sheet.note('free', { rule: 'tariff.free', formula: 'startPrice ≤ freeUpTo', numbers, by: [freeUpTo] }, id);
    }

    const paid = input.procedures.filter((procedure) => !isFree(procedure));
    const opens: readonly Coverage[] = input.tariffs.map((tariff) => ({
      price: tariff.price,
      covers: paid.map(
        ({ startPrice, section }) =>
          (tariff.startPriceUpTo === undefined || compareAmounts(startPrice, tariff.startPriceUpTo) <= 0) &&
          (tariff.sections === undefined || tariff.sections.includes(section)),
      ),
    }));
    const notCovered = paid
      .filter((_, index) => opens.every(({ covers }) => covers[index] !== true))
      .map(({ id }) => id);
    const freeIds = free.map(({ id }) => id);
    if (notCovered.length > 0) {
      sheet.say('finance.not-covered', 'blocker', { procedures: notCovered }, { path: 'tariffs' });
      return ok({ chosen: null, total: null, free: freeIds, notCovered });
    }
    const picked = cheapestCover(opens)
      .map((index) => input.tariffs[index])
      .filter((tariff) => tariff !== undefined);
    const names = picked.map((_, index) => `price${String(index + 1)}`);
    const total = sheet.money('total', {
      rule: 'tariff.total',
      formula: names.length === 0 ? '0' : names.join(' + '),
      numbers: Object.fromEntries(picked.map(({ price }, index) => [names[index] ?? '', addAmounts([price])])),
    });
    return ok({ chosen: picked.map(({ name }) => name), total, free: freeIds, notCovered });
  },
});
