import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '#electron/notices/tables/xlsx.ts';
import { openWorkstation, type Workstation } from '../../../kit/workstation.ts';

const loan = { lender: 'Север', name: 'Кредит', kind: 'loan', offer: { rate: '24', basis: 'pa/act365' } } as const;
const expired = {
  ...loan,
  name: 'Прошлогодний',
  offer: { rate: '1', basis: 'pa/act365' },
  validTo: '2026-12-31',
} as const;
/** Dearer at first, cheaper later, and only for a month. */
const short = {
  ...loan,
  name: 'Короткий',
  offer: { rate: '1', basis: 'pa/act365', flatFee: '10000' },
  maxDays: 30,
} as const;
const need = { sum: '1000000', start: '2027-01-01', end: '2027-02-15' } as const;

const stocked = async (): Promise<Workstation> => {
  const station = await openWorkstation();
  for (const offer of [loan, expired, short]) await station.value('offers.save', { offer });
  return station;
};

describe('offers side by side', () => {
  it('measure a cost by the cheapest that can be had, so that one out of the question is only cheaper by so much', async () => {
    const station = await stocked();
    const { rows, cheapest } = await station.value('offers.compare', need);
    expect(
      rows.map(({ name, cost, dearerBy, misfits }) => [name, cost, dearerBy, misfits.map(({ code }) => code)]),
    ).toEqual([
      ['Север: Кредит', '29589.04', '0.00', []],
      ['Север: Прошлогодний', '1232.88', '-28356.16', ['finance.offer-not-in-force']],
      ['Север: Короткий', '11232.88', '-18356.16', ['finance.offer-term']],
    ]);
    expect(cheapest).toBe(rows[0]?.offerId);
  });

  it('name the cheapest from each term on among those that may be had for that term', async () => {
    const station = await stocked();
    const { cheapestFrom } = await station.value('offers.compare', need);
    expect(cheapestFrom.map(({ days, name }) => [days, name])).toEqual([
      [1, 'Север: Кредит'],
      // 10,000 + 1 % against 24 % a year: 15.9 days; it is for thirty at most.
      [16, 'Север: Короткий'],
      [31, 'Север: Кредит'],
    ]);
  });

  it('leave out the dearest where more are kept than a comparison takes, whenever they were kept', async () => {
    const station = await openWorkstation();
    for (let rate = 45; rate > 20; rate -= 1)
      await station.value('offers.save', {
        offer: { ...loan, name: `${rate} %`, offer: { rate: String(rate), basis: 'pa/act365' } },
      });
    await station.value('offers.save', { offer: { ...expired, name: 'Даром', offer: { rate: '0', basis: 'flat' } } });
    const { rows } = await station.value('offers.compare', need);
    expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, place) => `Север: ${21 + place} %`));
  });

  it('say the faulty field of a need, and compare nothing where nothing is kept', async () => {
    const station = await stocked();
    for (const [change, code, path] of [
      [{ sum: '-1' }, 'finance.not-positive', 'sum'],
      [{ sum: '0' }, 'finance.not-positive', 'sum'],
      [{ sum: '1000000000000000' }, 'finance.money-too-large', 'sum'],
      [{ end: '2026-12-31' }, 'finance.end-before-start', 'end'],
      [{ start: '2027-02-29' }, 'finance.not-a-day', 'start'],
    ] as const)
      expect(await station.refusal('offers.compare', { ...need, ...change })).toMatchObject({
        code,
        details: { path },
      });
    const empty = await openWorkstation();
    expect(await empty.refusal('offers.compare', need)).toMatchObject({ code: 'finance.list-empty' });
  });

  it('are written with live numbers, the need, every day of cash and how each figure was found', async () => {
    const station = await stocked();
    const out = join(station.folder, 'compared.xlsx');
    await station.value('money.export', { what: 'comparison', out, language: 'ru', ...need });
    const bytes = readFileSync(out);
    const sheetOf = (name: string): readonly (readonly unknown[])[] => {
      const read = readXlsx(bytes, name);
      if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
      return read.value.rows.map(({ cells }) => cells);
    };
    const { say } = await (await import('#shared/text/translator.ts')).textsIn('ru');
    const cost = { n: '29589.04' };
    expect(sheetOf(say('money.export.cash'))[0]?.slice(1)).toEqual([{ d: '2027-02-15' }, { n: '-29589.04' }]);
    const steps = sheetOf(say('money.steps'));
    expect(steps.some((cells) => JSON.stringify(cells).includes('1000000 × 24 / 100 × 45 / 365'))).toBe(true);
    expect(steps.some((cells) => JSON.stringify(cells[2]) === JSON.stringify(cost))).toBe(true);
    expect(sheetOf(say('offers.from-days')).map((cells) => cells[0])).toEqual([{ n: '1' }, { n: '16' }, { n: '31' }]);
  });
});
