import type { PlainDay } from '#shared/kernel/instant.ts';

const msInDay = 86_400_000;
const dayOf = (day: PlainDay): number => Math.round(Date.parse(`${day}T00:00:00Z`) / msInDay);

/** The day that many days after another; written in UTC, since a calendar day has no zone. */
export const dayFrom = (day: PlainDay, count: number): PlainDay =>
  new Date((dayOf(day) + count) * msInDay).toISOString().slice(0, 10);

const roundStep = (least: number): number => {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10) * power;
};

/** Round figures from not above `low` to not below `high`, at most about `most` of them. Zero is always among them. */
export const valueTicks = (low: number, high: number, most = 4): readonly number[] => {
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  if (bottom === top) return [0, 1];
  const step = roundStep((top - bottom) / most);
  const first = Math.floor(bottom / step);
  const last = Math.ceil(top / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
};

/** Whole round figures between two numbers, at most `most` of them. */
export const numberTicks = (from: number, to: number, most: number): readonly number[] => {
  if (to <= from) return [from];
  const step = Math.max(1, roundStep((to - from) / Math.max(1, most)));
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step);
};

export type DayTick = { readonly at: number; readonly day: PlainDay; readonly isMonth: boolean };

const daySteps = [1, 2, 5, 7, 10, 14, 30] as const;
const monthSteps = [1, 2, 3, 6, 12, 24, 60] as const;

/** Days to write under an axis, at most `most`: every so many days, or the firsts of months where the span is long. */
export const dayTicks = (from: PlainDay, days: number, most: number): readonly DayTick[] => {
  const room = Math.max(1, most);
  const step = daySteps.find((one) => days / one <= room);
  if (step !== undefined && (days <= 62 || step < 30)) {
    return Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => ({
      at: index * step,
      day: dayFrom(from, index * step),
      isMonth: false,
    }));
  }
  const months = days / 30.4;
  const every = monthSteps.find((one) => months / one <= room) ?? 120;
  const start = dayOf(from);
  const [year = 1970, month = 1] = from.split('-').map(Number);
  const ticks: DayTick[] = [];
  // The calendar's own multiples: quarters begin in January, not where the chart happens to.
  for (let index = 0; ; index += 1) {
    const first = new Date(Date.UTC(year, month - 1 + index, 1));
    const at = Math.round(first.getTime() / msInDay) - start;
    if (at > days) return ticks;
    const counted = first.getUTCFullYear() * 12 + first.getUTCMonth();
    if (at >= 0 && counted % every === 0) ticks.push({ at, day: first.toISOString().slice(0, 10), isMonth: true });
  }
};
