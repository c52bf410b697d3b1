import * as fc from 'fast-check';
import { rateBases } from '#shared/finance/financing/offer.ts';

const kopecksText = (kopecks: bigint): string =>
  `${(kopecks / 100n).toString()}.${(kopecks % 100n).toString().padStart(2, '0')}`;

/** A sum in roubles between the given kopecks, as text. */
export const anAmount = (least = 1n, greatest = 99_999_999_999_999n): fc.Arbitrary<string> =>
  fc.bigInt({ min: least, max: greatest }).map(kopecksText);

/** A percentage with up to four decimals. */
export const aPercent = (greatest: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: 0, max: greatest * 10_000 })
    .map((value) => (value % 10_000 === 0 ? String(value / 10_000) : (value / 10_000).toFixed(4)));

const firstDay = Date.UTC(2024, 0, 1) / 86_400_000;
export const dayFrom = (days: number): string => new Date((firstDay + days) * 86_400_000).toISOString().slice(0, 10);

/** A term of up to about four years within 2024–2032, leap years among them. */
export const aTerm: fc.Arbitrary<{ start: string; end: string; days: number }> = fc
  .tuple(fc.integer({ min: 0, max: 1600 }), fc.integer({ min: 1, max: 1400 }))
  .map(([from, days]) => ({ start: dayFrom(from), end: dayFrom(from + days), days }));

export const aBasis = fc.constantFrom(...rateBases);

/** An offer with any of its fees. */
export const anOffer = fc.record(
  {
    rate: aPercent(60),
    basis: aBasis,
    surcharges: fc.array(aPercent(20), { maxLength: 4 }),
    minFee: anAmount(1n, 10_000_000n),
    flatFee: anAmount(1n, 1_000_000n),
    issueFeePercent: aPercent(5),
    brokerFee: anAmount(1n, 1_000_000n),
    minTermDays: fc.integer({ min: 0, max: 120 }),
    earlyReturn: fc.constantFrom('by-days' as const, 'full-term' as const),
    vat: fc.record(
      { interest: aPercent(22), issueFee: aPercent(22), flatFee: aPercent(22), brokerFee: aPercent(22) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['rate', 'basis'] },
);
