import { z } from 'zod';

/** A year before, at the most; a minute before, at the least. */
const minutes = z.int().min(1).max(525_600);

/** What is left until a date when it is said again, in minutes, the mildest word first: each nearer than the one before. */
const levels = z
  .array(minutes)
  .max(12)
  .refine((list) => list.every((level, index) => index === 0 || level < (list[index - 1] ?? 0)), {
    error: 'reminders.levels-not-falling',
  });

/**
 * When dates are reminded of, as data. `usual` for every date; `byEvent` in its place for one kind of date, an event of the
 * graph (`bids-until`) or `own` for own steps; an empty list: never.
 */
export const reminderPlan = z.strictObject({
  usual: levels.min(1),
  byEvent: z
    .array(z.strictObject({ event: z.string().min(1).max(80), levels }))
    .max(60)
    .refine((rows) => new Set(rows.map(({ event }) => event)).size === rows.length, { error: 'reference.twice' }),
});
export type ReminderPlan = z.infer<typeof reminderPlan>;

/** What the program brings: a week, three days, a day, four hours, an hour, a quarter. */
export const shippedReminderPlan: ReminderPlan = {
  usual: [7 * 24 * 60, 3 * 24 * 60, 24 * 60, 4 * 60, 60, 15],
  byEvent: [],
};

/** The levels of one date; `event` null: an own step. A date of one lot only is reminded of as the whole procedure's. */
export const levelsFor = (plan: ReminderPlan, event: string | null): readonly number[] => {
  const name = event === null ? 'own' : (event.split('@')[0] ?? event);
  return plan.byEvent.find((row) => row.event === name)?.levels ?? plan.usual;
};

/** How long before its date the first word of any is said, in minutes. */
export const earliestLevel = (plan: ReminderPlan): number =>
  Math.max(0, ...plan.usual, ...plan.byEvent.flatMap((row) => row.levels));
