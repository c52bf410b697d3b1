import { addDays, addMonths, daysBetween, weekday } from '#shared/calendar/days.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';

/** How many days a screenful shows, from near to far. */
export const zooms = [14, 31, 92, 184, 366] as const;
export type Zoom = (typeof zooms)[number];

export const zoomed = (zoom: Zoom, by: 1 | -1): Zoom => zooms[zooms.indexOf(zoom) + by] ?? zoom;

/** Days from `from` on; `from` lies a little before the day one looks at, so that what led to it is seen. */
export type TimeSpan = { readonly from: PlainDay; readonly days: number };

export const spanAround = (day: PlainDay, zoom: Zoom): TimeSpan => ({
  from: addDays(day, -Math.floor(zoom / 5)),
  days: zoom,
});

/** Where a moment stands along the span: 0 its beginning, 1 its end; less or more lies outside. `at` in milliseconds. */
export const shareOf = (at: number, { from, days }: TimeSpan, offsetMinutes: number): number =>
  (at + offsetMinutes * 60_000 - Date.parse(`${from}T00:00:00Z`)) / (days * 86_400_000);

export type Tick = { readonly day: PlainDay; readonly share: number; readonly isMonth: boolean };

const isTick = (day: PlainDay, days: number): boolean => {
  if (days <= 31) return true;
  if (days <= 92) return weekday(day) === 1;
  return day.endsWith('-01');
};

/** Lines of the axis: every day, every Monday or every month, as there is room; a month's first day is marked. */
export const ticksOf = ({ from, days }: TimeSpan): readonly Tick[] =>
  Array.from({ length: days }, (_, place) => addDays(from, place))
    .filter((day) => isTick(day, days) || day.endsWith('-01'))
    .map((day) => ({ day, share: daysBetween(from, day) / days, isMonth: day.endsWith('-01') }));

/** A turn of the page: by half of what is seen, by whole months where months are seen. */
export const turned = (day: PlainDay, zoom: Zoom, by: 1 | -1): PlainDay =>
  zoom > 92 ? addMonths(day, by * Math.max(1, Math.round(zoom / 61))) : addDays(day, by * Math.ceil(zoom / 2));
