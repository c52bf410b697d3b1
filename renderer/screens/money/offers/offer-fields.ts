import type { RateBasis } from '#shared/finance/financing/offer.ts';
import type { StoredOffer } from '#shared/finance/offers/stored.ts';
import type { Field, FieldKind } from '../forms/schema.ts';

const bases = [
  'pa/act365',
  'pa/act360',
  'pa/actact',
  'pm/prorata30',
  'pm/started',
  'pm/calendarTouched',
  'flat',
] as const satisfies readonly RateBasis[];
const laws = ['44-fz', '223-fz', 'commercial'] as const satisfies readonly NonNullable<StoredOffer['laws']>[number][];

const choices = (values: readonly string[]) => values.map((value) => ({ value, labelKey: `calc.choice.${value}` }));
const field = (name: string, kind: FieldKind, isRequired = false, label = name): Field => ({
  name,
  labelKey: `offers.field.${label}`,
  isRequired,
  ...kind,
});
const amount = { kind: 'amount' } as const;
const percent = { kind: 'percent' } as const;
const days = { kind: 'whole', least: 0, greatest: 36_500 } as const;
const day = { kind: 'day' } as const;
const text = { kind: 'text' } as const;

/** Everything a lender's offer may say, in the order in which one is asked for it. */
export const offerFormFields: readonly Field[] = [
  field('lender', text, true),
  field('name', text, true),
  field('kind', { kind: 'choice', choices: choices(['loan', 'guarantee']) }, true),
  field(
    'offer',
    {
      kind: 'group',
      fields: [
        field('rate', percent, true),
        field('basis', { kind: 'choice', choices: choices(bases) }, true),
        field('minFee', amount),
        field('issueFeePercent', percent),
        field('flatFee', amount),
        field('brokerFee', amount),
        field('minTermDays', days),
        field('earlyReturn', { kind: 'choice', choices: choices(['by-days', 'full-term']) }),
        field('surcharges', { kind: 'list', item: percent }),
        field('vat', {
          kind: 'group',
          fields: [
            field('interest', percent, false, 'vatInterest'),
            field('issueFee', percent, false, 'vatIssueFee'),
            field('flatFee', percent, false, 'vatFlatFee'),
            field('brokerFee', percent, false, 'vatBrokerFee'),
          ],
        }),
      ],
    },
    true,
  ),
  field('limit', amount),
  field('limitPerBid', amount),
  field('leastSum', amount),
  field('minDays', days),
  field('maxDays', days),
  field('laws', { kind: 'several', choices: choices(laws) }),
  field('validFrom', day),
  field('validTo', day),
  field('source', text),
  field('note', text),
];

/** Asked for openly; the rest is one press away. */
export const openOfferFields: readonly string[] = [
  'offer.minFee',
  'offer.issueFeePercent',
  'offer.flatFee',
  'offer.brokerFee',
  'limit',
  'validTo',
];
