import type { PlainDay } from '../kernel/instant.ts';

/** One year of a production calendar: what differs from Monday to Friday working, Saturday and Sunday off. */
export type CalendarYear = {
  readonly year: number;
  /** The act that fixes the year, with its transfers of days off. */
  readonly source: string;
  /** Weekdays on which nobody works: holidays and days moved onto them. */
  readonly off: readonly PlainDay[];
  /** Saturdays and Sundays made into working days. */
  readonly working: readonly PlainDay[];
  /** Working days in the year, as published: a check on the lists above. */
  readonly workingDays: number;
};

export type ProductionCalendar = { readonly id: string; readonly years: readonly CalendarYear[] };

export type Calendars = readonly ProductionCalendar[];
