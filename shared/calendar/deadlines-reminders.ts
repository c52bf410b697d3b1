import { shippedReminderPlan } from './reminder-plan.ts';

/** What is left until a date when it is said again, in minutes, the mildest word first: as the program brings them. */
export const reminderLevels: readonly number[] = shippedReminderPlan.usual;

/** How long a date that nobody acknowledged is still told after it passed, in minutes: the machine may have slept. */
export const toldAfter = 60;

/** What is known of one date's reminders. Moments in milliseconds since the epoch. */
export type ReminderMemory = {
  readonly level: number;
  readonly snoozedUntil: number | null;
  readonly acknowledgedAt: number | null;
};

const minute = 60_000;

/** The nearest level whose time has come; -1: none yet. */
export const levelAt = (date: number, now: number, levels: readonly number[] = reminderLevels): number =>
  levels.findLastIndex((minutes) => now >= date - minutes * minute);

/**
 * Whether a date is to be told now, and how loud. Each level is told once, however often this is asked and however long the
 * machine slept: of several levels that passed meanwhile only the nearest is told. A snooze holds back the level it was
 * made at, but not the last one; an acknowledgement ends it all until the date moves.
 */
export const reminderDue = (
  date: number,
  memory: ReminderMemory | null,
  now: number,
  levels: readonly number[] = reminderLevels,
): { readonly level: number } | null => {
  if (memory !== null && memory.acknowledgedAt !== null) return null;
  if (now > date + toldAfter * minute) return null;
  const level = levelAt(date, now, levels);
  if (level === -1) return null;
  if (memory === null) return { level };
  const isLast = level === levels.length - 1;
  if (memory.snoozedUntil !== null) {
    if (now >= memory.snoozedUntil) return { level };
    return isLast && level > memory.level ? { level } : null;
  }
  return level > memory.level ? { level } : null;
};

/** The next moment at which something may be due; null: nothing more for this date. */
export const nextLook = (
  date: number,
  memory: ReminderMemory | null,
  now: number,
  levels: readonly number[] = reminderLevels,
): number | null => {
  if (memory !== null && memory.acknowledgedAt !== null) return null;
  const ahead = levels.map((minutes) => date - minutes * minute).filter((at) => at > now);
  const snooze = memory?.snoozedUntil ?? null;
  const moments = snooze !== null && snooze > now ? [...ahead, snooze] : ahead;
  return moments.length === 0 ? null : Math.min(...moments);
};
