import { z } from 'zod';
import type { Term } from '../calendar/deadlines.ts';
import { bounds, laws, termUnits, ways } from './date-rule-vocabulary.ts';
import type { DeadlineRule } from './deadline-graph-rules.ts';
import type { ReferenceCode } from './reference/codes.ts';
import { day, slug, words } from './reference/shapes.ts';

/** Farther than anything runs; and no term of so many minutes can leave the calendar. */
const most = 5_000;

const isClock = (text: string): text is `${number}:${number}` => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
const end = z.union([
  z.enum(['day-end', 'day-start', 'same-clock']),
  z.custom<`${number}:${number}`>((value) => typeof value === 'string' && isClock(value), {
    error: 'reference.field-type' satisfies ReferenceCode,
  }),
]);

const term = z.strictObject({
  unit: z.enum(termUnits),
  /** Before the parent where it is negative. */
  amount: z.int().min(-most).max(most),
  ends: end.optional(),
  rolls: z.boolean().optional(),
});

/**
 * A rule of dates as users edit it: the program's in other words, or their own, of a law, of a platform or of an organiser.
 * `article` is what it cites: an article, a clause of a platform's rules.
 */
export const dateRule = z
  .strictObject({
    id: slug,
    law: z.enum(laws),
    platformId: slug.nullable().default(null),
    ways: z.array(z.enum(ways)).min(1).nullable(),
    onlySmall: z.boolean().default(false),
    treasury: z.boolean().nullable().default(null),
    event: slug,
    name: words.nullable().default(null),
    parent: slug,
    term,
    bound: z.enum(bounds),
    article: words,
    text: words.nullable().default(null),
    readOn: day,
    validFrom: day,
    validTo: day.nullable(),
  })
  .refine((rule) => rule.validTo === null || rule.validFrom <= rule.validTo, {
    error: 'reference.end-before-start' satisfies ReferenceCode,
    path: ['validTo'],
  })
  .refine((rule) => rule.event !== rule.parent, {
    error: 'reference.twice' satisfies ReferenceCode,
    path: ['parent'],
  });
export type DateRule = z.infer<typeof dateRule>;

/** The program's rule in the shape that is edited. */
export const asDateRule = (rule: DeadlineRule): DateRule => ({
  id: rule.id,
  law: rule.law,
  platformId: rule.platformId ?? null,
  ways: rule.ways === null ? null : [...rule.ways],
  onlySmall: rule.onlySmall ?? false,
  treasury: rule.treasury ?? null,
  event: rule.event,
  name: rule.name ?? null,
  parent: rule.parent,
  term: { ...rule.term },
  bound: rule.bound,
  article: rule.article,
  text: rule.text ?? null,
  readOn: rule.readOn,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
});

/** The edited rule as the graph takes it. */
export const asDeadlineRule = ({ term: { unit, amount, ends, rolls }, ...rule }: DateRule): DeadlineRule => {
  const kept: Term = {
    unit,
    amount,
    ...(ends === undefined ? {} : { ends }),
    ...(rolls === undefined ? {} : { rolls }),
  };
  return { ...rule, term: kept };
};

/**
 * The events of a circle that rules make among themselves, or null: with it a date would hang on itself. Rules of different
 * laws, or of two different platforms, never meet.
 */
export const circleIn = (
  rules: readonly Pick<DeadlineRule, 'law' | 'platformId' | 'event' | 'parent'>[],
): string | null => {
  for (const start of rules) {
    const meets = rules.filter(
      (rule) =>
        rule.law === start.law && (!rule.platformId || !start.platformId || rule.platformId === start.platformId),
    );
    const seen = new Set<string>();
    let reached = [start.parent];
    while (reached.length > 0) {
      if (reached.includes(start.event)) return start.event;
      for (const event of reached) seen.add(event);
      reached = meets.filter(({ event }) => reached.includes(event)).map(({ parent }) => parent);
      reached = [...new Set(reached)].filter((event) => !seen.has(event));
    }
  }
  return null;
};
