import { daysBetween, daysByYear, daysInYear, isLeapYear, monthsStarted, monthsTouched } from '../../calendar/days.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { Term } from '../sheet.ts';
import type { Offer, RateBasis } from './offer.ts';

type Charge = { readonly formula: string; readonly numbers: Readonly<Record<string, Term>> };

/** Leap and common years are charged apart; a period within one kind of year has one part. */
const byYear = (start: PlainDay, end: PlainDay): Charge => {
  const daysOf = (leap: boolean): number =>
    daysByYear(start, end)
      .filter(({ year }) => isLeapYear(year) === leap)
      .reduce((sum, { days }) => sum + days, 0);
  const parts = [
    { name: 'daysCommon', of: daysInYear(2001), days: daysOf(false) },
    { name: 'daysLeap', of: daysInYear(2000), days: daysOf(true) },
  ].filter(({ days }) => days > 0);
  if (parts.length === 0) return { formula: '0', numbers: {} };
  const shares = parts.map(({ name, of }) => `${name} / ${String(of)}`).join(' + ');
  return {
    formula: `sum × rate / 100 × (${shares})`,
    numbers: Object.fromEntries(parts.map(({ name, days }) => [name, days])),
  };
};

const overDays =
  (basis: 365 | 360 | 30) =>
  (start: PlainDay, end: PlainDay): Charge => ({
    formula: `sum × rate / 100 × days / ${String(basis)}`,
    numbers: { days: daysBetween(start, end) },
  });

const charges = {
  'pa/act365': overDays(365),
  'pa/act360': overDays(360),
  'pa/actact': byYear,
  'pm/prorata30': overDays(30),
  'pm/started': (start, end) => ({
    formula: 'sum × rate / 100 × months',
    numbers: { months: monthsStarted(start, end) },
  }),
  'pm/calendarTouched': (start, end) => ({
    formula: 'sum × rate / 100 × months',
    numbers: { months: monthsTouched(start, end) },
  }),
  flat: () => ({ formula: 'sum × rate / 100', numbers: {} }),
} as const satisfies Record<RateBasis, (start: PlainDay, end: PlainDay) => Charge>;

/**
 * The formula of an offer's interest on `sum` from `start` (free) to `end` (counted), with its surcharges and its least fee,
 * and the same without the least fee.
 */
export const interestFormula = (
  offer: Offer,
  sum: string,
  start: PlainDay,
  end: PlainDay,
): { readonly plain: Charge; readonly charged: Charge } => {
  const base = charges[offer.basis](start, end);
  const surcharges = offer.surcharges ?? [];
  const names = surcharges.map((_, index) => `surcharge${String(index + 1)}`);
  const plain: Charge = {
    formula: names.length === 0 ? base.formula : `${base.formula} × (1 + (${names.join(' + ')}) / 100)`,
    numbers: {
      ...(base.formula === '0' ? {} : { sum, rate: offer.rate }),
      ...base.numbers,
      ...Object.fromEntries(names.map((name, index) => [name, surcharges[index] ?? '0'])),
    },
  };
  return offer.minFee === undefined
    ? { plain, charged: plain }
    : {
        plain,
        charged: { formula: `max(minFee; ${plain.formula})`, numbers: { minFee: offer.minFee, ...plain.numbers } },
      };
};
