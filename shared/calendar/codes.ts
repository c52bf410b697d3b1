import { failuresOf, type CodeTable } from '../kernel/failure.ts';

export const calendarCodes = {
  'calendar.not-a-day': { class: 'input', details: ['text'] },
  'calendar.unknown-calendar': { class: 'input', details: ['calendar', 'known'] },
  'calendar.year-unknown': { class: 'input', details: ['calendar', 'year', 'known'] },
  'calendar.unknown-zone': { class: 'input', details: ['zone'] },
} as const satisfies CodeTable;

export type CalendarCode = keyof typeof calendarCodes;
export const failCalendar = failuresOf(calendarCodes);
