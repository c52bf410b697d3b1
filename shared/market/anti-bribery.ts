import type { Finding } from '../kernel/failure.ts';
import type { PlainDay } from '../kernel/instant.ts';
import { compareAmounts } from '../kernel/money.ts';
import type { MarketCode } from './codes.ts';
import type { RecordOf } from './record.ts';

/** One rule of the note that stands beside people and loyalty costs; its words are under `market.law.<id>`. */
export type BriberyRule = {
  readonly id: 'duty' | 'entity' | 'gift-official' | 'gift-business' | 'commercial-bribery' | 'bribe' | 'fine';
  readonly article: string;
  readonly value: string | null;
  readonly validFrom: PlainDay;
  readonly validTo: PlainDay | null;
};

/**
 * From knowledge of the laws and not read in their text here, so shown with their articles to be looked up. The limit on gifts is
 * that of 280-FZ of 25.12.2008.
 */
export const briberyRules: readonly BriberyRule[] = [
  { id: 'duty', article: '273-FZ art. 13.3', value: null, validFrom: '2013-01-01', validTo: null },
  { id: 'entity', article: '273-FZ art. 14', value: null, validFrom: '2009-01-10', validTo: null },
  {
    id: 'gift-official',
    article: 'Civil Code art. 575 p.1(3)',
    value: '3000.00',
    validFrom: '2009-01-10',
    validTo: null,
  },
  {
    id: 'gift-business',
    article: 'Civil Code art. 575 p.1(4)',
    value: '3000.00',
    validFrom: '2009-01-10',
    validTo: null,
  },
  { id: 'commercial-bribery', article: 'Criminal Code art. 204', value: null, validFrom: '1997-01-01', validTo: null },
  { id: 'bribe', article: 'Criminal Code art. 291', value: null, validFrom: '1997-01-01', validTo: null },
  {
    id: 'fine',
    article: 'Code of Administrative Offences art. 19.28',
    value: null,
    validFrom: '2009-01-10',
    validTo: null,
  },
];

export const briberyRulesOn = (day: PlainDay): readonly BriberyRule[] =>
  briberyRules.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));

/** A souvenir dearer than the limit of that day; what a thing costs in another currency is not compared. */
export const giftFindings = (notes: readonly RecordOf<'loyalty'>[]): readonly Finding<MarketCode>[] =>
  notes.flatMap(({ loyaltyKind, cost, currency, doneOn }): readonly Finding<MarketCode>[] => {
    const rule = briberyRulesOn(doneOn).find(({ id }) => id === 'gift-business');
    if (loyaltyKind !== 'souvenir' || cost === null || currency !== 'RUB' || !rule?.value) return [];
    return compareAmounts(cost, rule.value) > 0
      ? [
          {
            code: 'market.gift-limit',
            severity: 'warning',
            place: {},
            details: { cost, limit: rule.value, article: rule.article },
          },
        ]
      : [];
  });
