import type { DecimalText } from '../kernel/decimal.ts';
import { addAmounts, compareAmounts } from '../kernel/money.ts';
import type { RecordOf } from './record.ts';

type Customer = Pick<RecordOf<'customer'>, 'region' | 'role' | 'yearVolume' | 'currency'>;

/** A part of the customers; null: of any. `volumeFrom` is held against the volume of a year in whatever currency it is noted. */
export type Segment = {
  readonly region: string | null;
  readonly role: string | null;
  readonly volumeFrom: DecimalText | null;
};

/** Whether a customer is of the segment; one whose volume is not known is in none by volume. */
export const isInSegment = (customer: Customer, { region, role, volumeFrom }: Segment): boolean =>
  (region === null || customer.region === region) &&
  (role === null || customer.role === role) &&
  (volumeFrom === null || (customer.yearVolume !== null && compareAmounts(customer.yearVolume, volumeFrom) >= 0));

/** What the customers of a segment buy in a year, by currency, the most frequent first; `customers` is how many of them say so. */
export const volumesOf = (
  customers: readonly Customer[],
): readonly { readonly currency: string; readonly customers: number; readonly volume: DecimalText }[] =>
  [
    ...Map.groupBy(
      customers.filter(({ yearVolume }) => yearVolume !== null),
      ({ currency }) => currency,
    ),
  ]
    .map(([currency, each]) => ({
      currency,
      customers: each.length,
      volume: addAmounts(each.flatMap(({ yearVolume }) => yearVolume ?? [])),
    }))
    .toSorted((a, b) => b.customers - a.customers || (a.currency < b.currency ? -1 : 1));
