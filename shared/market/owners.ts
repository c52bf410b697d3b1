import type { PlainDay } from '../kernel/instant.ts';
import type { Finding } from '../kernel/failure.ts';
import type { MarketCode } from './codes.ts';
import type { RecordOf } from './record.ts';

type Period = Pick<RecordOf<'owner'>, 'owner' | 'from' | 'to' | 'isFinder'>;

const never = '9999-12-31';

/** Who leads a customer on a day; several in a conflict. */
export const ownersOn = (periods: readonly Period[], day: PlainDay): readonly string[] => [
  ...new Set(periods.filter(({ from, to }) => from <= day && day <= (to ?? never)).map(({ owner }) => owner)),
];

/** Days on which two different people led one customer: the usual clash of two channels. Each pair once, earliest first. */
export const ownerConflicts = (
  periods: readonly Period[],
): readonly {
  readonly first: string;
  readonly second: string;
  readonly from: PlainDay;
  readonly to: PlainDay | null;
}[] => {
  const ordered = periods.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return ordered.flatMap((one, index) =>
    ordered.slice(index + 1).flatMap((other) => {
      const from = one.from > other.from ? one.from : other.from;
      const end = [one.to ?? never, other.to ?? never].toSorted()[0] ?? never;
      return one.owner !== other.owner && from <= end
        ? [{ first: one.owner, second: other.owner, from, to: end === never ? null : end }]
        : [];
    }),
  );
};

export const ownerFindings = (periods: readonly Period[]): readonly Finding<MarketCode>[] =>
  ownerConflicts(periods).map(({ first, second, from, to }) => ({
    code: 'market.owner-conflict',
    severity: 'warning',
    place: {},
    details: { first, second, from, to: to ?? '…' },
  }));
