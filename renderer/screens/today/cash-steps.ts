import type { PlainDay } from '#shared/kernel/instant.ts';

export type CashDay = { readonly day: PlainDay; readonly frozen: string };
/** `from` and `to` count days from the first day shown; the sum holds from `from` until just before `to`. */
export type CashStep = { readonly from: number; readonly to: number; readonly frozen: string };

const dayNumber = (day: PlainDay): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** The sums at the days on which they change, as level pieces that fill `span` days without a gap. */
export const cashSteps = (days: readonly CashDay[], first: PlainDay, span: number): readonly CashStep[] => {
  const start = dayNumber(first);
  const sorted = days.toSorted((a, b) => a.day.localeCompare(b.day));
  const before = sorted.findLast(({ day }) => dayNumber(day) <= start);
  const inside = sorted.filter(({ day }) => dayNumber(day) > start && dayNumber(day) < start + span);
  const points = [
    { at: 0, frozen: before?.frozen ?? '0' },
    ...inside.map(({ day, frozen }) => ({ at: dayNumber(day) - start, frozen })),
  ];
  return points.map(({ at, frozen }, index) => ({ from: at, to: points[index + 1]?.at ?? span, frozen }));
};

/** A round figure not below `most`, and a third of it apart: 1, 2, 3 or 5 times a power of ten. Only for drawing. */
export const axisTop = (most: number): number => {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [1, 1.5, 2, 3, 5, 7.5, 10].find((step) => step * power >= most) ?? 10;
  return factor * power;
};
