import type { PlainDay } from '#shared/kernel/instant.ts';

const exists = (year: number, month: number, day: number): PlainDay | null => {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const isReal = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return isReal ? moment.toISOString().slice(0, 10) : null;
};

/**
 * What a person types for a day: `2026-11-30`, `30.11.2026`, `30/11/2026` or `30.11.26`. The day comes before the month,
 * as in every language of this window; null for anything else and for days that do not exist.
 */
export const readTypedDay = (typed: string): PlainDay | null => {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return exists(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(text);
  if (!written) return null;
  const year = Number(written[3]);
  return exists(year < 100 ? 2000 + year : year, Number(written[2]), Number(written[1]));
};

/** Days are counted in UTC, where no day has 23 or 25 hours. */
export const dayAfter = (day: PlainDay, days: number): PlainDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
