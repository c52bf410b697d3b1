import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankPosition } from '#shared/bid/prices/table.ts';
import { emptyStudy } from '#shared/bid/scoring/study.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';

const begun = async (change: object = {}): Promise<{ station: Workstation; bidId: string }> => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  const position = {
    ...blankPosition('1', 'Насос'),
    quantity: '2',
    unitPrice: '610',
    unitCost: '400',
    suppliers: [],
    competitors: [],
    ...change,
  };
  await station.value('prices.save', {
    bidId,
    table: { currency: 'RUB', vatMode: 'included', vatRate: '22', deliveredOn: null, positions: [position] },
  });
  return { station, bidId };
};
const floor = {
  extra: '0',
  taxPercent: '0',
  securityPercent: '0',
  guaranteeRate: '0',
  days: 0,
  leastMarginPercent: null,
  goodFaith: false,
  smallBusinessOnly: false,
};

describe('what the price of a bid is worth', () => {
  test('is counted from its table, VAT inside the price, and kept', async () => {
    const { station, bidId } = await begun();
    const view = await station.value('prices.saveStudy', {
      bidId,
      study: {
        nmck: '1200',
        floor,
        late: { days: 60, ratePercent: '21', method: 'simple' },
        scoring: {
          priceWeight: '100',
          criteria: [],
          rivals: [{ name: 'A', price: '1220', values: [] }],
          formula: 'lowest-over-price',
        },
      },
    });
    // Two at 400 without VAT are 976 with it; the bid asks 1,220.
    expect(view).toMatchObject({
      cost: { cost: '800.00' },
      margin: { profit: '200.00' },
      floor: { floor: '976.00', above: '244.00' },
      late: { value: '1179.29' },
      scores: {
        rows: [
          { name: null, place: 1 },
          { name: 'A', place: 1 },
        ],
      },
    });
    expect((await station.value('prices.study', { bidId })).study.nmck).toBe('1200');
  });

  test('asks for the formula where no law names one, and cites the one that was chosen', async () => {
    const { station, bidId } = await begun();
    const scoring = { priceWeight: '100', criteria: [], rivals: [{ name: 'A', price: '1000', values: [] }] };
    const asked = await station.value('prices.saveStudy', { bidId, study: { ...emptyStudy, scoring } });
    expect(asked).toMatchObject({
      scores: null,
      scoresRefusal: { code: 'prices.formula-unknown' },
      formula: { inForce: null, ofLaw: null },
    });
    const study = { ...emptyStudy, nmck: '2000', scoring: { ...scoring, formula: 'between-bids' as const } };
    const chosen = await station.value('prices.saveStudy', { bidId, study });
    expect(chosen.scores?.rows.map(({ priceScore }) => priceScore)).toEqual(['0.00', '100.00']);
    expect(chosen.formula.inForce).toBe('between-bids');
    expect(chosen.formula.offered.find(({ id }) => id === 'between-bids')).toMatchObject({
      standing: 'practice',
      edition: '2015-07-12',
      source: expect.stringContaining('vergabeblog.de'),
    });
  });

  test('of ProZorro is compared in its own currency by the effective price, its answers chosen among the notice’s', async () => {
    const station = await openWorkstation();
    const tender =
      noticeCases('prozorro')
        .find(({ name }) => name === 'features-and-criteria')
        ?.bytes.toString() ?? '';
    const imported = await station.value('procedures.import', { fileIds: [await station.file('tender.json', tender)] });
    const { bidId } = await station.value('bids.create', { procedureId: imported.procedures[0]?.id ?? '' });
    await station.value('bids.setPrice', { bidId, price: { amount: '100', currency: 'UAH' } });
    const { study, notice, formula, currency } = await station.value('prices.study', { bidId });
    expect([currency, formula.inForce, formula.ofLaw]).toEqual(['UAH', 'prozorro', 'prozorro']);
    expect(notice.criteria.map(({ options }) => options.map(({ value }) => value))).toEqual([
      ['5', '10'],
      ['0', '15'],
    ]);
    if (!study.scoring) throw new Error('no weights');
    const own = ['10', '15'];
    const scoring = {
      ...study.scoring,
      criteria: study.scoring.criteria.map((each, at) => ({ ...each, own: own[at] ?? null })),
      rivals: [{ name: 'A', price: '90', values: ['5', '0'] }],
    };
    const counted = await station.value('prices.saveStudy', { bidId, study: { ...study, scoring } });
    // 100 / (1 + 25 / 75) and 90 / (1 + 5 / 75).
    expect(counted.scores?.rows.map(({ effective, place }) => [effective, place])).toEqual([
      ['75.00', 1],
      ['84.38', 2],
    ]);
  });

  test('names a start price in another currency instead of counting with it', async () => {
    const { station, bidId } = await begun();
    await station.value('prices.save', {
      bidId,
      table: {
        currency: 'EUR',
        vatMode: 'included',
        vatRate: '22',
        deliveredOn: null,
        positions: [
          { ...blankPosition('1', 'Насос'), quantity: '2', unitPrice: '610', suppliers: [], competitors: [] },
        ],
      },
    });
    const scoring = { priceWeight: '100', criteria: [], rivals: [], formula: 'below-start-price' as const };
    const view = await station.value('prices.saveStudy', { bidId, study: { ...emptyStudy, scoring } });
    expect(view).toMatchObject({
      nmck: null,
      scores: null,
      scoresRefusal: { code: 'prices.start-price-currency', details: { currency: 'RUB', expected: 'EUR' } },
    });
  });

  test('says what is not known instead of a figure', async () => {
    const { station, bidId } = await begun({ unitCost: null });
    expect(await station.value('prices.study', { bidId })).toMatchObject({ floor: null, floorRefusal: null });
    const view = await station.value('prices.saveStudy', { bidId, study: { ...emptyStudy, nmck: '1200', floor } });
    expect(view).toMatchObject({ floor: null, floorRefusal: { code: 'prices.costs-unknown', details: { count: 1 } } });
  });
});

describe('supplier prices of a bid', () => {
  test('are asked with a form that comes back filled in', async () => {
    const { station, bidId } = await begun();
    const out = join(station.folder, 'form.xlsx');
    const asked = await station.value('prices.ask', { bidId, supplier: 'Завод', out });
    expect(asked.text).toContain('1. Насос – 2');
    expect(asked.text).not.toContain('610');
    const form = { bidId, supplier: 'Завод', fileId: await station.file('form.xlsx', readFileSync(out)) };
    expect((await station.refusal('prices.takeAnswers', form)).code).toBe('prices.no-answers');
    const filled = 'positionId,name,unitPrice\r\n1,Насос,"350,5"\r\n,Вал,7\r\n';
    const { view, taken, unmatched } = await station.value('prices.takeAnswers', {
      bidId,
      supplier: 'Завод',
      fileId: await station.file('answer.csv', filled),
    });
    expect([taken, unmatched]).toEqual([1, ['Вал']]);
    expect(view.table.positions[0]?.suppliers).toMatchObject([{ supplier: 'Завод', unitPrice: '350.5' }]);
    expect(view.forks[0]).toMatchObject({ min: '350.50', position: 2 });
  });
});
