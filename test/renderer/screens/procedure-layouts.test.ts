import { describe, expect, test } from 'vitest';
import { spotAfterKey } from '../../../renderer/screens/procedures/board-keys.ts';
import {
  dayAfterKey,
  daysOfMonth,
  firstWeekday,
  isDayOff,
  unknownYears,
} from '../../../renderer/screens/procedures/month-days.ts';
import {
  readTableColumns,
  tableColumnsText,
  usualColumns,
  withMoved,
} from '../../../renderer/screens/procedures/table-columns.ts';
import { tagsWritten } from '../../../renderer/screens/procedures/tags-written.ts';
import { shareOf, spanAround, ticksOf, turned, zoomed } from '../../../renderer/screens/procedures/timeline-scale.ts';
import {
  only,
  isSelected,
  selectedCount,
  toggled,
  everythingSelected,
} from '../../../renderer/components/selection.ts';

describe('columns of the table', () => {
  test('come back as they were kept, with their order and widths', () => {
    const kept = 'title:320,deadline,value:140,tags';
    expect(tableColumnsText(readTableColumns(kept))).toBe(kept);
  });

  test.each(['', 'nonsense', ',,,', 'last-note', ':120'])('%o names none: the usual ones', (text) => {
    expect(readTableColumns(text).map(({ id }) => id)).toEqual(usualColumns);
  });

  test('what is unknown, named twice or of no sensible width is left out', () => {
    expect(tableColumnsText(readTableColumns('title:9,gone,title,value:99999,bids:1e2'))).toBe('title,value,bids:100');
  });

  test('move by one place and stop at the ends', () => {
    const columns = readTableColumns('title,buyer,value');
    expect(tableColumnsText(withMoved(columns, 'buyer', -1))).toBe('buyer,title,value');
    expect(withMoved(columns, 'title', -1)).toBe(columns);
    expect(withMoved(columns, 'value', 1)).toBe(columns);
  });
});

describe('the month', () => {
  test('is six whole weeks that begin as the locale does', () => {
    expect(firstWeekday('ru-RU')).toBe(1);
    expect(daysOfMonth('2026-11-24', 1).slice(0, 1)).toEqual(['2026-10-26']);
    expect(daysOfMonth('2026-11-24', 6)[0]).toBe('2026-10-31');
    expect(daysOfMonth('2026-11-24', 7)[0]).toBe('2026-11-01');
    expect(daysOfMonth('2028-02-29', 1)).toHaveLength(42);
  });

  test('knows transferred days, and years it does not know', () => {
    expect(isDayOff('2026-11-04')).toBe(true);
    expect(isDayOff('2027-02-20')).toBe(false);
    expect(isDayOff('2027-02-22')).toBe(true);
    expect(isDayOff('2031-01-01')).toBeNull();
    expect(unknownYears(['2027-12-31', '2028-01-01', '2028-01-02'])).toEqual([2028]);
  });

  test('arrows follow the reading, and a month’s end stays in the next month', () => {
    expect(dayAfterKey('ArrowRight', '2026-11-30', 1, 1)).toBe('2026-12-01');
    expect(dayAfterKey('ArrowRight', '2026-11-30', -1, 1)).toBe('2026-11-29');
    expect(dayAfterKey('PageDown', '2027-01-31', 1, 1)).toBe('2027-02-28');
    expect(dayAfterKey('Home', '2026-11-26', 1, 6)).toBe('2026-11-21');
    expect(dayAfterKey('Enter', '2026-11-26', 1, 6)).toBeNull();
  });
});

describe('the timeline', () => {
  test('a moment stands where its wall clock does in the zone', () => {
    const span = { from: '2026-11-24', days: 10 };
    expect(shareOf(Date.parse('2026-11-23T21:00:00Z'), span, 180)).toBe(0);
    expect(shareOf(Date.parse('2026-11-28T21:00:00Z'), span, 180)).toBe(0.5);
  });

  test('lines are days, Mondays or months, as there is room; a month’s first day is always one', () => {
    expect(ticksOf({ from: '2026-11-24', days: 14 })).toHaveLength(14);
    const weeks = ticksOf({ from: '2026-11-24', days: 92 });
    expect(weeks.filter(({ isMonth }) => isMonth).map(({ day }) => day)).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
    expect(weeks.find(({ day }) => day === '2026-11-30')?.isMonth).toBe(false);
    expect(ticksOf({ from: '2026-11-24', days: 366 }).every(({ isMonth }) => isMonth)).toBe(true);
  });

  test('zooms stop at the nearest and the furthest, and turning back returns', () => {
    expect(zoomed(14, -1)).toBe(14);
    expect(zoomed(366, 1)).toBe(366);
    expect(turned(turned('2026-11-24', 31, 1), 31, -1)).toBe('2026-11-24');
    expect(spanAround('2026-11-24', 31).from < '2026-11-24').toBe(true);
  });
});

test('the board’s arrows step over empty columns and stay within a shorter one', () => {
  const counts = [5, 0, 2];
  expect(spotAfterKey('ArrowRight', { column: 0, card: 4 }, counts, 1)).toEqual({ column: 2, card: 1 });
  expect(spotAfterKey('ArrowRight', { column: 2, card: 1 }, counts, 1)).toEqual({ column: 2, card: 1 });
  expect(spotAfterKey('ArrowRight', { column: 2, card: 1 }, counts, -1)).toEqual({ column: 0, card: 1 });
  expect(spotAfterKey('End', { column: 0, card: 0 }, counts, 1)).toEqual({ column: 0, card: 4 });
  expect(spotAfterKey('Tab', { column: 0, card: 0 }, counts, 1)).toBeNull();
});

test('tags are parted by the commas of every language and named once', () => {
  expect(tagsWritten(' срочно,  north   west;Срочно ، عاجل \n,')).toEqual(['срочно', 'north west', 'عاجل']);
  expect(tagsWritten('x'.repeat(99))[0]).toHaveLength(60);
});

test('a selection of all that match holds only its exceptions', () => {
  const selection = toggled(everythingSelected, 'p7');
  expect(isSelected(selection, 'p7')).toBe(false);
  expect(isSelected(selection, 'p8')).toBe(true);
  expect(selectedCount(selection, 100_000)).toBe(99_999);
  expect(selectedCount(toggled(only(['a', 'b']), 'a'), 100_000)).toBe(1);
});
