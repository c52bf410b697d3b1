import { addDays, daysBetween } from '../calendar/days.ts';
import { forkOf, type Fork } from '../bid/prices/fork.ts';
import type { Finding } from '../kernel/failure.ts';
import type { PlainDay } from '../kernel/instant.ts';
import type { MarketCode } from './codes.ts';
import type { RecordOf } from './record.ts';

type Request = RecordOf<'request'>;

/** How long an answer is waited for before it is missed. */
const patience = 5;

/** What is to be said of price requests: asked and not answered; a price that no longer holds. */
export const requestFindings = (requests: readonly Request[], today: PlainDay): readonly Finding<MarketCode>[] =>
  requests.flatMap(({ subject, askedOn, answeredOn, validUntil }): readonly Finding<MarketCode>[] => {
    const place = {};
    if (answeredOn === null)
      return addDays(askedOn, patience) < today
        ? [
            {
              code: 'market.not-answered',
              severity: 'warning',
              place,
              details: { subject, on: askedOn, days: daysBetween(askedOn, today) },
            },
          ]
        : [];
    return validUntil !== null && validUntil < today
      ? [{ code: 'market.price-expired', severity: 'info', place, details: { subject, until: validUntil } }]
      : [];
  });

export type ItemFork = {
  readonly subject: string;
  readonly unit: string | null;
  readonly currency: string;
  readonly vat: Request['vat'];
  readonly fork: Fork;
  /** Each supplier's newest answer, the cheapest first. */
  readonly answers: readonly Request[];
};

/** Only prices of one thing in one currency with one VAT can be laid side by side. */
const sameThing = ({ subject, unit, currency, vat }: Request): string =>
  [subject.toLowerCase().replace(/\s+/g, ' '), unit?.toLowerCase() ?? '', currency, vat ?? ''].join('\u0000');

/** The price fork of every item that suppliers answered for, from each one's newest answer that still holds on `today`. */
export const forksOf = (requests: readonly Request[], today: PlainDay): readonly ItemFork[] => {
  const standing = requests.filter(
    ({ unitPrice, validUntil }) => unitPrice !== null && (validUntil === null || validUntil >= today),
  );
  return [...Map.groupBy(standing, sameThing).values()]
    .flatMap((each): readonly ItemFork[] => {
      const newest = [...Map.groupBy(each, ({ supplierId }) => supplierId).values()].map((ofOne) =>
        ofOne.reduce((best, one) => ((one.answeredOn ?? '') >= (best.answeredOn ?? '') ? one : best)),
      );
      const [first] = newest;
      const fork = forkOf({
        suppliers: newest.map(({ supplierId, unitPrice, askedOn }) => ({ supplier: supplierId, unitPrice, askedOn })),
        unitPrice: null,
      });
      if (first === undefined || fork === null) return [];
      const { subject, unit, currency, vat } = first;
      const answers = newest.toSorted((a, b) => Number(a.unitPrice) - Number(b.unitPrice));
      return [{ subject, unit, currency, vat, fork, answers }];
    })
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
};
