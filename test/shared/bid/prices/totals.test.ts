import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankPosition, type PricePosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { lineOf, totalsOf } from '#shared/bid/prices/totals.ts';
import { forkOf } from '#shared/bid/prices/fork.ts';

const table = (positions: readonly PricePosition[], change: Partial<PriceTable> = {}): PriceTable => ({
  currency: 'RUB',
  vatMode: 'included',
  vatRate: '22',
  deliveredOn: null,
  positions,
  ...change,
});
const position = (id: string, change: Partial<PricePosition>): PricePosition => ({
  ...blankPosition(id, id),
  ...change,
});

/** The same sum with whole numbers only: millionths of units, prices and percents, halves away from zero. */
const half = (above: bigint, below: bigint): bigint => (above * 2n + below) / (below * 2n);
const millionths = (text: string): bigint => {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(6, '0'));
};
const kopecks = (amount: string): bigint => BigInt(amount.replace('.', ''));

const decimalText = (most: number): fc.Arbitrary<string> =>
  fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 999_999 })).map(([whole, part]) => {
    const digits = String(part).padStart(6, '0').replace(/0+$/, '');
    return digits === '' ? String(whole) : `${whole}.${digits}`;
  });

describe('a line', () => {
  it.each([
    ['22', '180327.87'],
    ['20', '166666.67'],
    ['10', '90909.09'],
    ['7', '65420.56'],
    ['5', '47619.05'],
  ])('has VAT inside 1,000,000 at %s per cent', (vatRate, vat) => {
    const line = lineOf(position('1', { quantity: '1', unitPrice: '1000000' }), { vatMode: 'included', vatRate });
    expect(line).toMatchObject({ vat, gross: '1000000.00' });
  });

  it('with VAT added takes it of the rounded sum, and without VAT has none', () => {
    const one = { quantity: '3', unitPrice: '33.335' };
    expect(lineOf(position('1', one), { vatMode: 'added', vatRate: '22' })).toMatchObject({
      net: '100.01',
      vat: '22.00',
      gross: '122.01',
    });
    expect(lineOf(position('1', one), { vatMode: 'none', vatRate: '22' })).toMatchObject({
      net: '100.01',
      vat: '0.00',
      gross: '100.01',
    });
  });

  it('a half kopeck goes up, once', () => {
    expect(lineOf(position('1', { quantity: '1', unitPrice: '1.005' }), { vatMode: 'none', vatRate: '0' })?.gross).toBe(
      '1.01',
    );
  });

  it('is nothing while price or quantity is missing', () => {
    expect(lineOf(position('1', { quantity: '1' }), { vatMode: 'none', vatRate: '0' })).toBeNull();
    expect(lineOf(position('1', { unitPrice: '1' }), { vatMode: 'none', vatRate: '0' })).toBeNull();
  });

  it('equals whole-number arithmetic, whatever quantity, price, discount, rate and mode', () => {
    const cases = fc.record({
      quantity: decimalText(10_000),
      unitPrice: decimalText(1_000_000),
      discountPercent: decimalText(99),
      vatRate: fc.constantFrom('0', '5', '7', '10', '20', '22'),
      vatMode: fc.constantFrom('included', 'added', 'none'),
    });
    fc.assert(
      fc.property(cases, ({ vatRate, vatMode, ...own }) => {
        const line = lineOf(position('1', own), { vatMode, vatRate });
        const sum = half(
          millionths(own.quantity) * millionths(own.unitPrice) * (100_000_000n - millionths(own.discountPercent)),
          10n ** 18n,
        );
        const rate = vatMode === 'none' ? 0n : BigInt(vatRate);
        const vat = vatMode === 'added' ? half(sum * rate, 100n) : half(sum * rate, 100n + rate);
        const net = vatMode === 'added' ? sum : sum - vat;
        expect([line?.net, line?.vat, line?.gross].map((amount) => kopecks(amount ?? ''))).toEqual([
          net,
          vat,
          net + vat,
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('totals', () => {
  const priced = position('1', { quantity: '2', unitPrice: '100', unitCost: '50' });

  it('add the shown lines, whatever their order', () => {
    const lines = Array.from({ length: 7 }, (_, index) =>
      position(String(index), { quantity: '1', unitPrice: `${index}.335`, vatRate: index % 2 === 0 ? '10' : null }),
    );
    const totals = totalsOf(table(lines));
    expect(totals).toEqual(totalsOf(table(lines.toReversed())));
    expect(totals.vatByRate.map(({ rate }) => rate)).toEqual(['22', '10']);
    expect(kopecks(totals.gross)).toBe(kopecks(totals.net) + kopecks(totals.vat));
  });

  it('count a chosen alternative instead of what it stands for, and one that is not chosen not at all', () => {
    const other = position('2', { quantity: '2', unitPrice: '90', alternativeTo: '1' });
    expect(totalsOf(table([priced, other])).gross).toBe('200.00');
    expect(totalsOf(table([priced, { ...other, isChosen: true }])).gross).toBe('180.00');
  });

  it('tell the margin without VAT, and only where every line has a cost', () => {
    const sold = position('1', { quantity: '1', unitPrice: '112000', unitCost: '99500' });
    expect(totalsOf(table([sold], { vatMode: 'added' })).margin).toEqual({
      profit: '12500.00',
      ofPrice: '11.16',
      ofCost: '12.56',
    });
    expect(totalsOf(table([sold, position('2', { quantity: '1', unitPrice: '1' })])).margin).toBeNull();
  });

  it('say how many lines are still without a price', () => {
    expect(totalsOf(table([priced, position('2', {})]))).toMatchObject({ counted: 2, unpriced: 1, costed: 1 });
  });

  it('count an edited line anew and its neighbours not', () => {
    const many = table([priced, position('2', { quantity: '1', unitPrice: '5' })]);
    const before = lineOf(priced, many);
    const after = { ...many, positions: [priced, { ...position('2', { quantity: '1', unitPrice: '6' }) }] };
    expect(totalsOf(after).gross).toBe('206.00');
    expect(lineOf(priced, after)).toBe(before);
  });
});

describe('the fork of supplier prices', () => {
  it('is the range, mean and median of those who answered, with our own place', () => {
    const suppliers = ['92', '100', '108', '115', null].map((unitPrice) => ({
      supplier: 's',
      unitPrice,
      askedOn: null,
    }));
    expect(forkOf({ suppliers, unitPrice: '101' })).toEqual({
      min: '92.00',
      max: '115.00',
      mean: '103.75',
      median: '104.00',
      spreadPercent: '25.00',
      position: 3,
    });
    expect(forkOf({ suppliers: [], unitPrice: '1' })).toBeNull();
  });
});
