import { describe, expect, it } from 'vitest';
import { calculatorNames, calculators, jsonSchemasOf } from '#shared/finance/calculators.ts';
import { catalogueOf } from '../../../renderer/screens/money/calculators/catalogue.ts';
import { asInput, fieldAt } from '../../../renderer/screens/money/forms/form-values.ts';
import { fieldsOf } from '../../../renderer/screens/money/forms/schema.ts';

const start = { today: '2026-11-24', inMonth: '2026-12-24', inTwoMonths: '2027-01-23' };
const sheets = catalogueOf(calculatorNames, start).flatMap((group) => group.sheets);

describe('a calculator’s form from its schema', () => {
  it('tells sums, percentages, days, choices and groups apart', () => {
    const security = fieldsOf(jsonSchemasOf('security').input);
    const kinds = Object.fromEntries(security.map(({ name, kind }) => [name, kind]));
    expect(kinds).toMatchObject({
      law: 'choice',
      nmck: 'amount',
      percent: 'percent',
      smallBusinessOnly: 'switch',
      cleanContracts: 'group',
      rejectedBidsInQuarter: 'whole',
      publishedOn: 'day',
    });
    expect(kinds).not.toHaveProperty('currency');
  });

  it('leaves out what is empty, inside groups and lists too', () => {
    const fields = fieldsOf(jsonSchemasOf('financing').input);
    const values = {
      sum: '1000000.00',
      start: '2026-12-01',
      end: '2027-01-15',
      returnedOn: null,
      offer: { rate: '24', basis: 'pa/act365', minFee: '', surcharges: [null, '10', null] },
      unknown: 'x',
    };
    expect(asInput(fields, values)).toEqual({
      sum: '1000000.00',
      start: '2026-12-01',
      end: '2027-01-15',
      offer: { rate: '24', basis: 'pa/act365', surcharges: ['10'] },
    });
  });

  it('finds the field that a refusal names, also inside a list', () => {
    const fields = fieldsOf(jsonSchemasOf('score').input);
    expect(fieldAt(fields, 'criteria.0.weight')?.name).toBe('weight');
    expect(fieldAt(fields, 'prices.3')?.name).toBe('prices');
    expect(fieldAt(fields, 'nothing')).toBeNull();
  });
});

describe('the list of sheets', () => {
  it('shows every calculator there is', () => {
    expect(new Set(sheets.map(({ calculator }) => calculator))).toEqual(new Set(calculatorNames));
  });

  it('does not lose a calculator that it was not written for', () => {
    expect(catalogueOf(['security', 'quite-new'], start).at(-1)).toMatchObject({
      id: 'others',
      sheets: [{ id: 'quite-new' }],
    });
  });

  it.each(sheets.map((sheet) => [sheet.id, sheet] as const))(
    'begins %s with values that its calculator takes',
    (_, sheet) => {
      const fields = fieldsOf(jsonSchemasOf(sheet.calculator as keyof typeof calculators).input);
      const faults = calculators[sheet.calculator as keyof typeof calculators].check(asInput(fields, sheet.start));
      expect(faults.filter(({ code }) => code !== 'finance.field-missing')).toEqual([]);
    },
  );

  it('lists no sheet twice', () => {
    const ids = sheets.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(sheets.map((sheet) => [sheet.id, sheet] as const))('names fields that %s has', (_, sheet) => {
    const schemas = jsonSchemasOf(sheet.calculator as keyof typeof calculators);
    const fields = fieldsOf(schemas.input);
    for (const path of [...sheet.open, ...sheet.without])
      expect(fieldAt(fields, path)?.name).toBe(path.split('.').at(-1));
    expect(Object.keys(schemas.output['properties'] as object)).toContain(sheet.headline);
  });
});
