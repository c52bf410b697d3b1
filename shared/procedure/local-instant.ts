import { Temporal } from 'temporal-polyfill';
import type { Zone } from '../kernel/instant.ts';
import type { WrittenMoment } from './written-instant.ts';

export type LocalReading =
  | { readonly kind: 'read'; readonly moment: WrittenMoment }
  /** The clocks were put forward over it: no clock ever showed this time. */
  | { readonly kind: 'skipped' }
  /** The clocks were put back over it: it was shown twice; `moment` is the earlier one, which no deadline can be before. */
  | { readonly kind: 'twice'; readonly moment: WrittenMoment }
  | { readonly kind: 'unreadable' };

const form = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?$/;

const momentAt = (zoned: Temporal.ZonedDateTime): WrittenMoment => ({
  milliseconds: zoned.epochMilliseconds,
  offset: zoned.offset.slice(0, 6),
});

/**
 * The moment at which a wall clock in `zone` showed `text` (`2016-08-05T18:00:00`, no offset), with the offset that held
 * there then: Moscow's was +04:00 from 2011-03-27 to 2014-10-26. Seconds may be left out; fractions are dropped.
 */
export const readLocalInstant = (text: string, zone: Zone): LocalReading => {
  if (!form.test(text)) return { kind: 'unreadable' };
  try {
    const local = Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' }).with({
      millisecond: 0,
      microsecond: 0,
      nanosecond: 0,
    });
    const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'read', moment: momentAt(earlier) };
    return earlier.toPlainDateTime().equals(local) ? { kind: 'twice', moment: momentAt(earlier) } : { kind: 'skipped' };
  } catch {
    return { kind: 'unreadable' };
  }
};
