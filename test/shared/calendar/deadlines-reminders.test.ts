import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClock } from '#shared/calendar/deadlines-clock.ts';
import { nextLook, reminderDue, reminderLevels, type ReminderMemory } from '#shared/calendar/deadlines-reminders.ts';

const minute = 60_000;
const date = 1_000_000 * minute;
const before = (minutes: number): number => date - minutes * minute;
const said = (level: number, more: Partial<ReminderMemory> = {}): ReminderMemory => ({
  level,
  snoozedUntil: null,
  acknowledgedAt: null,
  ...more,
});

describe('a reminder', () => {
  it('is silent until a week before', () => {
    expect(reminderDue(date, null, before(8 * 1440))).toBeNull();
    expect(reminderDue(date, null, before(7 * 1440))).toEqual({ level: 0 });
  });

  it('after a long sleep says only the nearest level', () => {
    expect(reminderDue(date, null, before(50))).toEqual({ level: 4 });
    expect(reminderDue(date, said(0), before(50))).toEqual({ level: 4 });
  });

  it('is silent once acknowledged, and past an hour after the date', () => {
    expect(reminderDue(date, said(0, { acknowledgedAt: before(100) }), before(10))).toBeNull();
    expect(reminderDue(date, null, before(-59))).toEqual({ level: 5 });
    expect(reminderDue(date, null, before(-61))).toBeNull();
  });

  it('snoozed comes again when the snooze is over, or before the end', () => {
    const snoozed = said(3, { snoozedUntil: before(90) });
    expect(reminderDue(date, snoozed, before(120))).toBeNull();
    expect(reminderDue(date, snoozed, before(90))).toEqual({ level: 3 });
    expect(reminderDue(date, said(4, { snoozedUntil: before(-30) }), before(14))).toEqual({ level: 5 });
  });

  it('is said once for each level whenever and however often it is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 12_000 }), { maxLength: 60 }), (moments) => {
        let memory: ReminderMemory | null = null;
        const levels: number[] = [];
        for (const minutes of moments.toSorted((a, b) => b - a)) {
          const due = reminderDue(date, memory, before(minutes));
          if (due === null) continue;
          levels.push(due.level);
          memory = said(due.level);
        }
        expect(levels).toEqual([...new Set(levels)].toSorted((a, b) => a - b));
      }),
    );
  });

  it('is looked for again at the next level or at the end of a snooze', () => {
    expect(nextLook(date, null, before(8 * 1440))).toBe(before(7 * 1440));
    expect(nextLook(date, said(0), before(7 * 1440))).toBe(before(3 * 1440));
    expect(nextLook(date, said(0, { snoozedUntil: before(5 * 1440) }), before(7 * 1440))).toBe(before(5 * 1440));
    expect(nextLook(date, said(5), before(1))).toBeNull();
    expect(nextLook(date, said(0, { acknowledgedAt: 1 }), before(9_000))).toBeNull();
  });

  it('grows louder as the date nears', () => {
    expect(reminderLevels.toSorted((a, b) => b - a)).toEqual(reminderLevels);
  });
});

describe('this machine’s clock', () => {
  it.each([
    [0, 0, false],
    [60_400, 60, false],
    [61_000, 61, true],
    [-3_600_000, -3_600, true],
  ])('off by %i ms is %i s, wrong: %s', (difference, aheadSeconds, isWrong) => {
    expect(compareClock({ ours: 5_000_000 + difference, theirs: 5_000_000 })).toEqual({ aheadSeconds, isWrong });
  });
});
