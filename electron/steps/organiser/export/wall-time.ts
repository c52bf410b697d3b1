import { Temporal } from 'temporal-polyfill';
import type { Zone } from '#shared/kernel/instant.ts';

const minute = 60_000;
const quarter = 15 * minute;

/** Offsets by quarter hours, in which no zone changes its own: a table asks for the same few thousand again and again. */
const offsets = new Map<string, number>();
const mostKept = 50_000;

const offsetAt = (milliseconds: number, zone: Zone): number => {
  const key = `${zone}${Math.floor(milliseconds / quarter)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  if (offsets.size >= mostKept) offsets.clear();
  offsets.set(key, offsetNanoseconds / 1_000_000);
  return offsetNanoseconds / 1_000_000;
};

/** `2026-12-01 12:00:00` on the wall of a zone, and the days since 30 December 1899, as spreadsheets count them. */
export const wallTime = (milliseconds: number, zone: Zone): { readonly text: string; readonly serial: number } => {
  const local = milliseconds + offsetAt(milliseconds, zone);
  return {
    text: new Date(local).toISOString().slice(0, 19).replace('T', ' '),
    serial: (Math.floor(local / 1_000) - Date.UTC(1899, 11, 30) / 1_000) / 86_400,
  };
};

export const serialOfDay = (day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
