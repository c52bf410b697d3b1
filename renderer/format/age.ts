import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import { localeOf, type Language } from '#shared/kernel/language.ts';

const hour = 3_600_000;

/** How old something was at a moment, in whole units: days from two days on, hours from two hours on, minutes below. */
export const ageText = (since: Instant, at: Instant, language: Language): string => {
  const age = Math.max(0, epochMilliseconds(at) - epochMilliseconds(since));
  const [unit, length] =
    age >= 48 * hour
      ? (['day', 24 * hour] as const)
      : age >= 2 * hour
        ? (['hour', hour] as const)
        : (['minute', 60_000] as const);
  const format = new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.floor(age / length));
};
