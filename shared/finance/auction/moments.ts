import { Temporal } from 'temporal-polyfill';

/** A time of day `HH:MM:SS` (one auction, one clock) or an instant with its offset. */
const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
export const isTimeOfDay = (text: string): boolean => timeOfDay.test(text);

const offsetOf = (text: string): string => /(?:[Zz]|[+-]\d{2}:?\d{2})/.exec(text.slice(10))?.[0] ?? 'Z';

/** Milliseconds: since midnight for a time of day, since the epoch for an instant. */
export const millisecondsOf = (text: string): number =>
  isTimeOfDay(text)
    ? text.split(':').reduce((sum, part, index) => sum + Number(part) * ([3_600_000, 60_000, 1000][index] ?? 0), 0)
    : Temporal.Instant.from(text).epochMilliseconds;

/** A moment written like `model`: as a time of day, or as an instant with the model's offset. */
export const writtenLike = (model: string, milliseconds: number): string => {
  if (isTimeOfDay(model)) {
    const seconds = Math.floor(milliseconds / 1000) % 86_400;
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
  }
  const offset = offsetOf(model);
  const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
  return /[Zz]/.test(offset)
    ? instant.toString({ smallestUnit: milliseconds % 1000 === 0 ? 'second' : 'millisecond' })
    : instant
        .toZonedDateTimeISO(offset)
        .toString({ timeZoneName: 'never', smallestUnit: milliseconds % 1000 === 0 ? 'second' : 'millisecond' });
};
