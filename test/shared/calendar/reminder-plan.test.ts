import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelAt, reminderDue, type ReminderMemory } from '#shared/calendar/deadlines-reminders.ts';
import { earliestLevel, levelsFor, reminderPlan, shippedReminderPlan } from '#shared/calendar/reminder-plan.ts';

const minute = 60_000;
const date = Date.UTC(2026, 10, 30, 7);

describe('a plan of reminders', () => {
  it('gives a kind of date its own levels, a date of one lot those of the whole, own steps theirs', () => {
    const plan = reminderPlan.parse({
      usual: [4320, 1440, 180, 30],
      byEvent: [
        { event: 'payment', levels: [1440] },
        { event: 'own', levels: [] },
      ],
    });
    expect(levelsFor(plan, 'payment@2')).toEqual([1440]);
    expect(levelsFor(plan, 'bids-until')).toEqual([4320, 1440, 180, 30]);
    expect(levelsFor(plan, null)).toEqual([]);
    expect(earliestLevel(plan)).toBe(4320);
    expect(reminderPlan.parse(shippedReminderPlan)).toEqual(shippedReminderPlan);
  });

  it.each([
    ['rising', { usual: [60, 120], byEvent: [] }],
    ['twice the same', { usual: [60, 60], byEvent: [] }],
    ['empty for every date', { usual: [], byEvent: [] }],
    ['nought', { usual: [0], byEvent: [] }],
    ['half a minute', { usual: [0.5], byEvent: [] }],
    [
      'two for one event',
      {
        usual: [60],
        byEvent: [
          { event: 'a', levels: [5] },
          { event: 'a', levels: [6] },
        ],
      },
    ],
  ])('%s is refused', (_, plan) => {
    expect(reminderPlan.safeParse(plan).success).toBe(false);
  });

  it('that is edited between two looks makes no date miss its next word', () => {
    const levels = fc
      .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => b - a));
    fc.assert(
      fc.property(levels, levels, fc.integer({ min: 1, max: 10_000 }), (before, after, left) => {
        const first = date - left * minute;
        const said = reminderDue(date, null, first, before);
        // As the step remembers it: the level of the new plan at the moment of the last word.
        const memory: ReminderMemory | null =
          said === null ? null : { level: levelAt(date, first, after), snoozedUntil: null, acknowledgedAt: null };
        for (const level of after.filter((one) => one < left))
          expect(reminderDue(date, memory, date - level * minute, after)?.level).toBe(after.indexOf(level));
      }),
    );
  });
});
