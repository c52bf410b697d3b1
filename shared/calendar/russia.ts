import type { CalendarYear, ProductionCalendar } from './calendars.ts';

const y2026: CalendarYear = {
  year: 2026,
  source: 'Government Decree 1466 of 24.09.2025; Labour Code art. 112',
  off: [
    '2026-01-01',
    '2026-01-02',
    '2026-01-05',
    '2026-01-06',
    '2026-01-07',
    '2026-01-08',
    '2026-01-09',
    '2026-02-23',
    '2026-03-09',
    '2026-05-01',
    '2026-05-11',
    '2026-06-12',
    '2026-11-04',
    '2026-12-31',
  ],
  working: [],
  workingDays: 247,
};

const y2027: CalendarYear = {
  year: 2027,
  // Moved: 2 January to 5 November, 3 January to 31 December, 20 February to 22 February.
  source: 'Government Decree 1187 of 17.09.2026; Labour Code art. 112',
  off: [
    '2027-01-01',
    '2027-01-04',
    '2027-01-05',
    '2027-01-06',
    '2027-01-07',
    '2027-01-08',
    '2027-02-22',
    '2027-02-23',
    '2027-03-08',
    '2027-05-03',
    '2027-05-10',
    '2027-06-14',
    '2027-11-04',
    '2027-11-05',
    '2027-12-31',
  ],
  working: ['2027-02-20'],
  workingDays: 247,
};

/** Five-day week. Years beyond these are unknown until their decrees are published. */
export const russia: ProductionCalendar = { id: 'RU', years: [y2026, y2027] };
