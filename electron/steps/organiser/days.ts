import { daysBetween, parseDay } from '#shared/calendar/days.ts';
import { endOfDay, startOfDay } from '#shared/calendar/zones.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, type PlainDay, type Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';

export type Bounds = { readonly start: number; readonly end: number };

/** A century: who asks for more has mistyped. */
const farthest = 36_600;

/** From the beginning of the first day up to the end of the last, in milliseconds; at most so many days. */
export const boundsOf = (from: PlainDay, to: PlainDay, zone: Zone, most = farthest): Outcome<Bounds> => {
  for (const [path, day] of [['from', from] as const, ['to', to] as const])
    if (parseDay(day) === null) return failKernel('input.invalid', { path, reason: day });
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > most) return failOrganiser('organiser.too-many-days', { limit: most });
  const start = startOfDay(from, zone);
  if (!start.ok) return start;
  const end = endOfDay(to, zone);
  return end.ok ? ok({ start: epochMilliseconds(start.value), end: epochMilliseconds(end.value) }) : end;
};
