import { describe, expect, it } from 'vitest';
import { alternativesOf } from '#shared/bid/prices/alternatives.ts';
import { judgePrices } from '#shared/bid/prices/judge.ts';
import { limitOf } from '#shared/bid/prices/limit.ts';
import { askedOfSupplier, noteAsked, takeAnswers } from '#shared/bid/prices/supplier-request.ts';
import { blankPosition, type PricePosition, type PriceTable } from '#shared/bid/prices/table.ts';

const value = (amount: string) => ({ amount, currency: 'RUB' });
const table = (positions: readonly PricePosition[], vatMode: PriceTable['vatMode'] = 'included'): PriceTable => ({
  currency: 'RUB',
  vatMode,
  vatRate: '22',
  deliveredOn: null,
  positions,
});
const position = (id: string, change: Partial<PricePosition>): PricePosition => ({
  ...blankPosition(id, `P ${id}`),
  ...change,
});

describe('the limit of a notice', () => {
  it.each([
    ['a price with VAT', { value: value('1220'), valueWithoutVat: value('1000') }, '1220', false],
    ['a price alone', { value: value('1220') }, '1220', false],
    ['a price that says VAT is not in it', { value: value('1000'), vat: { included: false } }, '1000', true],
    ['only a price without VAT', { value: null, valueWithoutVat: value('1000') }, '1000', true],
  ])('is taken from %s', (_, source, amount, isNet) => {
    expect(limitOf(null, source)).toEqual({ amount, currency: 'RUB', isNet });
    expect(limitOf(source, { value: value('9') })).toMatchObject({ amount, isNet });
  });

  it('without VAT is held against the price without VAT, of the whole and of a position', () => {
    const items = [
      {
        id: 'i',
        description: 'P',
        quantity: '1',
        unit: null,
        classification: null,
        lotId: null,
        price: value('1000'),
        analoguesAllowed: null,
      },
    ];
    const codes = (unitPrice: string, isNet: boolean): readonly string[] =>
      judgePrices(table([position('1', { noticeItemId: 'i', quantity: '1', unitPrice })]), {
        items,
        limit: { ...value('1000'), isNet },
        price: null,
        vatRates: null,
      }).map(({ code }) => code);
    expect(codes('1220', true)).toEqual([]);
    expect(codes('1220.02', true)).toEqual(['prices.position-above-limit', 'prices.above-limit-net']);
    expect(codes('1220', false)).toEqual(['prices.position-above-limit', 'prices.above-limit']);
  });
});

describe('alternatives', () => {
  it('show what the bid costs with each of them', () => {
    const groups = alternativesOf(
      table([
        position('1', { quantity: '1', unitPrice: '100' }),
        position('2', { quantity: '1', unitPrice: '80', alternativeTo: '1', isChosen: true }),
        position('3', { quantity: '2', unitPrice: '10' }),
      ]),
    );
    expect(groups).toEqual([
      {
        positionId: '1',
        choices: [
          { positionId: '1', name: 'P 1', isChosen: false, gross: '100.00', totalGross: '120.00' },
          { positionId: '2', name: 'P 2', isChosen: true, gross: '80.00', totalGross: '100.00' },
        ],
      },
    ]);
  });
});

describe('two ways to offer one position', () => {
  it('may not both be chosen: it would be paid for twice', () => {
    const ways = ['2', '3'].map((id) =>
      position(id, { unitPrice: '1', quantity: '1', alternativeTo: '1', isChosen: true }),
    );
    const found = judgePrices(table([position('1', {}), ...ways]), {
      items: [],
      limit: null,
      price: null,
      vatRates: null,
    });
    expect(found).toMatchObject([
      { code: 'prices.alternatives-chosen', severity: 'blocker', details: { position: '1', count: 2 } },
    ]);
  });
});

describe('a request to a supplier', () => {
  const base = table([
    position('1', { quantity: '2', unitPrice: '9' }),
    position('2', {}),
    position('3', { name: 'P 2' }),
  ]);

  it('names what is asked and never a price', () => {
    const asked = askedOfSupplier(base, null);
    expect(asked[0]).toEqual({ positionId: '1', name: 'P 1', quantity: '2', unit: null });
    expect(JSON.stringify(asked)).not.toContain('"9"');
    const noted = noteAsked(base, 'Завод', asked, '2026-11-23');
    expect(noted.positions[0]?.suppliers).toEqual([{ supplier: 'Завод', unitPrice: null, askedOn: '2026-11-23' }]);
    expect(noteAsked(noted, 'завод', asked, '2026-11-24')).toEqual(noted);
  });

  it('takes answers by number, by the only line of that name, and names what fits nowhere', () => {
    const {
      table: after,
      taken,
      unmatched,
    } = takeAnswers(
      base,
      'Завод',
      [
        { row: 2, positionId: '2', name: 'other words', unitPrice: '5' },
        { row: 3, positionId: null, name: ' p  1', unitPrice: '7.5' },
        { row: 4, positionId: null, name: 'P 2', unitPrice: '8' },
        { row: 5, positionId: '9', name: 'P 9', unitPrice: '8' },
        { row: 6, positionId: '3', name: null, unitPrice: null },
      ],
      '2026-11-23',
    );
    expect([taken, unmatched]).toEqual([2, ['P 2', 'P 9']]);
    expect(after.positions.map(({ suppliers }) => suppliers[0]?.unitPrice ?? null)).toEqual(['7.5', '5', null]);
  });
});
