/** Texts of the codes in `shared/calendar/codes.ts`. */
export const calendar = {
  'calendar.not-a-day': '“{{text}}” is not a day of the calendar.',
  'calendar.not-a-day.hint': 'Write YYYY-MM-DD; 29 February is there in leap years only.',
  'calendar.unknown-calendar': 'There is no production calendar “{{calendar}}”; there are: {{known}}.',
  'calendar.unknown-calendar.hint': 'Choose one of them.',
  'calendar.year-unknown': 'The working days of {{year}} are not known ({{calendar}}); known years: {{known}}.',
  'calendar.year-unknown.hint': 'Wait for the decree on that year, or count the days by hand.',
  'calendar.unknown-zone': 'There is no time zone “{{zone}}”.',
  'calendar.unknown-zone.hint': 'Give a name such as Europe/Moscow, or an offset such as +03:00.',
} as const;
