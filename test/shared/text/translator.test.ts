import { expect, test } from 'vitest';
import { blankPosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { tidyTable } from '#shared/bid/prices/tidy.ts';
import { textsIn } from '#shared/text/translator.ts';

const table: PriceTable = { currency: 'RUB', vatMode: 'added', vatRate: '22', deliveredOn: null, positions: [] };

test('a day that ends in an abbreviation and its sentence share one full stop; three dots stay three', async () => {
  const { message } = (await textsIn('ru')).explain({
    code: 'platform.access-ended',
    details: { platform: 'B2B-Center', tariff: 'Годовой…', to: '20 нояб. 2026 г.' },
  });
  expect(message).toContain('2026 г.');
  expect(message).not.toContain('г..');
  const dots = (await textsIn('en')).explain({
    code: 'platform.access-ended',
    details: { platform: 'X', tariff: 'Annual', to: 'wait...' },
  });
  expect(dots.message).toContain('wait...');
});

test.each([
  ['en', 'Position 2 from the top: “cheap” does not fit the column “Unit price”.'],
  ['ru', 'Позиция 2 по порядку: «cheap» не подходит для столбца «Цена за единицу».'],
  ['ar', 'البند 2 حسب الترتيب: «cheap» لا يصلح للعمود «سعر الوحدة».'],
] as const)('what does not fit a price table is called as its column, with its place (%s)', async (language, said) => {
  const details = { row: 2, field: 'unitPrice', value: 'cheap' };
  expect((await textsIn(language)).explain({ code: 'prices.field-unfit', details }).message).toBe(said);
});

test.each(['en', 'ru', 'ar'] as const)(
  'no refusal of a price table shows the name of a field of ours (%s)',
  async (language) => {
    const { explain } = await textsIn(language);
    const blank = blankPosition('1', 'Pump');
    const refused = [
      ...Object.keys(blank)
        .filter((field) => !['suppliers', 'competitors', 'isChosen', 'isEquivalent'].includes(field))
        .map((field) => ({ ...blank, [field]: field === 'positionId' ? '' : 'x'.repeat(3_000) })),
      { ...blank, suppliers: [{ supplier: '', unitPrice: null, askedOn: null }] },
      { ...blank, suppliers: [{ supplier: 'A', unitPrice: '-1', askedOn: null }] },
      { ...blank, suppliers: [{ supplier: 'A', unitPrice: null, askedOn: 'soon' }] },
      { ...blank, competitors: [{ competitor: '', unitPrice: '1', seenOn: null }] },
      { ...blank, competitors: [{ competitor: 'B', unitPrice: '-1', seenOn: null }] },
      { ...blank, competitors: [{ competitor: 'B', unitPrice: '1', seenOn: 'soon' }] },
    ].map((position) => tidyTable({ ...table, positions: [position] }));
    for (const change of [{ currency: 'rubles' }, { vatRate: '101' }, { deliveredOn: 'soon' }])
      refused.push(tidyTable({ ...table, ...change }));
    for (const answer of refused) {
      if (answer.ok) throw new Error('was taken');
      const { field } = answer.error.details;
      expect(field).toBeTypeOf('string');
      expect(explain(answer.error).message).not.toContain(field);
    }
  },
);
