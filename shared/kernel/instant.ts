import { Temporal } from 'temporal-polyfill';

/** A moment, always UTC with `Z`: `2026-11-30T07:00:00Z`. A zone is kept beside it, never inside. */
export type Instant = string & { readonly instant: unique symbol };

/** An IANA name (`Europe/Moscow`) or a fixed offset (`+03:00`). */
export type Zone = string;

/** A calendar day, `YYYY-MM-DD`, meaningless without the zone it is read in. */
export type PlainDay = string;

/** The clock is passed in: a rule that reads the time by itself cannot be tested. */
export type Clock = () => Instant;

/** Accepts ISO 8601 with an offset or `Z`; a text without one is not a moment and gives null. */
export const parseInstant = (text: string): Instant | null => {
  try {
    return Temporal.Instant.from(text).toString() as Instant;
  } catch {
    return null;
  }
};

/** Milliseconds since the Unix epoch. */
export const epochMilliseconds = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;

export const instantFromEpoch = (milliseconds: number): Instant =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString() as Instant;

/** The day an instant falls on in a zone. */
export const dayIn = (instant: Instant, zone: Zone): PlainDay =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
