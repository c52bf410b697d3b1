import { z } from 'zod';
import type { PlainDay } from '../../kernel/instant.ts';
import { addAmounts, compareAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import type { PlatformCard } from '../../procedure/platforms/card.ts';
import { shippedCards } from '../../procedure/platforms/shipped.ts';
import { sections as platformSections } from '../../procedure/platforms/vocabulary.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, listOf, shownAmount } from '../fields.ts';
import { cheapestCover, type Coverage } from '../tariffs/cheapest-cover.ts';
import { holdsOn } from '../tariffs/covers.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const sections = [...platformSections, 'other'] as const;

type TariffRow = {
  readonly name: string;
  readonly price: string;
  readonly startPriceUpTo?: string | undefined;
  readonly sections?: readonly (typeof sections)[number][] | undefined;
  readonly nuclear?: boolean | undefined;
  /** True: the source says “from”. */
  readonly isLeast?: boolean | undefined;
};
type Planned = {
  readonly id: string;
  readonly startPrice: string;
  readonly section: (typeof sections)[number];
  readonly nuclear?: boolean | undefined;
};

/** The rows of a brought card that hold on a day, as this calculator takes them; of another currency none. */
const rowsOf = (card: PlatformCard, on: PlainDay): readonly TariffRow[] =>
  card.tariffs
    .filter((tariff) => tariff.currency === 'RUB' && holdsOn(tariff, on))
    .map(({ name, price, startPriceUpTo, sections: opened, sector, isLeast }) => ({
      name,
      price,
      isLeast,
      nuclear: sector === 'nuclear',
      ...(startPriceUpTo === null ? {} : { startPriceUpTo }),
      ...(opened.length === 0 ? {} : { sections: opened }),
    }));

/**
 * The cheapest set of a platform's tariffs that gives access to every planned procedure. Rows are the user's own: price, the
 * greatest start price they admit, the sections they open, whether only the nuclear industry's purchases; left out, they are
 * those of the program's card of `platform`. Without rows that speak of it, nuclear purchases up to the rule's sum are free
 * at B2B-Center.
 */
export const tariffs = defineCalculator({
  name: 'tariffs',
  input: z.strictObject({
    platform: z.string().min(1).max(80).optional(),
    tariffs: listOf(
      z.strictObject({
        name: z.string().min(1).max(200),
        price: amountOrZero,
        startPriceUpTo: amount.optional(),
        sections: z.array(z.enum(sections)).max(sections.length).optional(),
        nuclear: z.boolean().optional(),
        isLeast: z.boolean().optional(),
      }),
      12,
    ).optional(),
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
    const { platform } = input;
    const card = shippedCards.find(({ platformId }) => platformId === platform);
    const rows: readonly TariffRow[] | null =
      input.tariffs ?? (card === undefined ? null : rowsOf(card, input.on ?? card.reviewedOn));
    if (rows === null || rows.length === 0) return failFinance('finance.field-missing', { path: 'tariffs' });
    const on = basisDay(rules, 'b2b-center', input.on);
    const known = rulesOn(rules, 'b2b-center', on.day, ['tariff.nuclear-free-up-to'], 'on');
    if (!known.ok) return known;
    const freeUpTo = known.value['tariff.nuclear-free-up-to'];
    const opensTo = (row: TariffRow, { startPrice, section, nuclear }: Planned): boolean =>
      (row.startPriceUpTo === undefined || compareAmounts(startPrice, row.startPriceUpTo) <= 0) &&
      (row.sections === undefined || row.sections.includes(section)) &&
      (row.nuclear !== true || nuclear === true);

    const free: string[] = [];
    const paid: Planned[] = [];
    for (const procedure of input.procedures) {
      const { id, startPrice, nuclear } = procedure;
      const row = rows.find(
        ({ price, ...scope }) => compareAmounts(price, '0') === 0 && opensTo({ price, ...scope }, procedure),
      );
      // Rows of a named platform say all of its exceptions themselves.
      const isByRule = platform === undefined && nuclear === true && compareAmounts(startPrice, freeUpTo.value) <= 0;
      if (isByRule) {
        if (free.length === 0) sayBasisDay(sheet, 'b2b-center', [freeUpTo], on);
        const numbers = { startPrice, freeUpTo: freeUpTo.value };
        sheet.note('free', { rule: 'tariff.free', formula: 'startPrice ≤ freeUpTo', numbers, by: [freeUpTo] }, id);
        free.push(id);
      } else if (row !== undefined) {
        const upTo = row.startPriceUpTo;
        const numbers = { startPrice, ...(upTo === undefined ? {} : { freeUpTo: upTo }) };
        sheet.note(
          'free',
          { rule: 'tariff.free', formula: upTo === undefined ? '0' : 'startPrice ≤ freeUpTo', numbers },
          id,
        );
        free.push(id);
      } else paid.push(procedure);
    }

    const opens: readonly Coverage[] = rows.map((row) => ({
      price: row.price,
      covers: paid.map((procedure) => opensTo(row, procedure)),
    }));
    const notCovered = paid
      .filter((_, index) => opens.every(({ covers }) => covers[index] !== true))
      .map(({ id }) => id);
    if (notCovered.length > 0) {
      sheet.say('finance.not-covered', 'blocker', { procedures: notCovered }, { path: 'tariffs' });
      return ok({ chosen: null, total: null, free, notCovered });
    }
    const picked = cheapestCover(opens)
      .map((index) => rows[index])
      .filter((tariff) => tariff !== undefined);
    const names = picked.map((_, index) => `price${String(index + 1)}`);
    const total = sheet.money('total', {
      rule: 'tariff.total',
      formula: names.length === 0 ? '0' : names.join(' + '),
      numbers: Object.fromEntries(picked.map(({ price }, index) => [names[index] ?? '', addAmounts([price])])),
    });
    for (const { name, isLeast } of picked)
      if (isLeast === true) sheet.say('finance.price-at-least', 'info', { tariff: name });
    return ok({ chosen: picked.map(({ name }) => name), total, free, notCovered });
  },
});
