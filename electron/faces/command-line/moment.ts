import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#shared/kernel/instant.ts';

/** `2026-11-30 10:00 +03:00`: the same in every language, sortable, and never without its offset. */
export const momentIn =
  (zone: string) =>
  (instant: Instant | null): string => {
    if (instant === null) return '—';
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
    return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} ${local.offset}`;
  };
