import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '#electron/notices/tables/xlsx.ts';
import { workbook } from '../../../kit/workbook.ts';
import { notice, openWorkstation, startBid, type Workstation } from '../../../kit/workstation.ts';

const loan = {
  lender: 'Банк «Север»',
  name: 'Тендерный заём',
  kind: 'loan' as const,
  offer: { rate: '24', basis: 'pa/act365' as const, minFee: '5000', issueFeePercent: '1' },
  limit: '5000000',
};

const security = { law: '44-fz', kind: 'bid', nmck: '10000000', percent: '1.5', publishedOn: '2026-09-10' } as const;
const ownRule = {
  law: '44-fz',
  id: 'bid.percent-max-up-to-threshold',
  value: '2',
  unit: 'percent' as const,
  article: '44-FZ art. 44 p.2(1)',
  edition: '2026-09-01',
  source: 'проект поправок',
  validFrom: '2026-09-01',
};

describe('rules of one’s own', () => {
  it('decide a calculation from their first day on, are cited as the user’s, and leave a history when taken out', async () => {
    const station = await openWorkstation();
    const run = async (publishedOn: string) =>
      station.value('calculators.run', { name: 'security', input: { ...security, publishedOn } });
    expect(await run('2026-09-10')).toMatchObject({ max: '100000.00' });
    await station.value('rules.save', { rules: [ownRule], note: 'проверяем' });
    expect(await run('2026-09-10')).toMatchObject({ max: '200000.00' });
    expect(await run('2026-08-31')).toMatchObject({ max: '100000.00' });
    const { rules } = await station.value('rules.list', { law: '44-fz', day: '2026-09-10' });
    expect(
      rules.filter(({ id }) => id === ownRule.id).map(({ value, isOwn, isOverridden }) => [value, isOwn, isOverridden]),
    ).toEqual([
      ['1', false, true],
      ['2', true, false],
    ]);
    await station.value('rules.save', { rules: [{ ...ownRule, value: '3' }] });
    await station.value('rules.remove', { law: '44-fz', id: ownRule.id, validFrom: '2026-09-01' });
    expect(await run('2026-09-10')).toMatchObject({ max: '100000.00' });
    const { changes } = await station.value('rules.history', {});
    expect(changes.map(({ value, before, note }) => [value, before, note])).toEqual([
      ['2', null, 'проверяем'],
      ['3', '2', null],
      [null, '3', null],
    ]);
  });

  it('go from one workspace to another as a file', async () => {
    const [from, to] = [await openWorkstation(), await openWorkstation()];
    await from.value('rules.save', { rules: [ownRule] });
    const file = await to.file('rules.json', JSON.stringify(await from.value('rules.export', {})));
    expect(await to.value('rules.import', { fileId: file })).toEqual({ saved: 1 });
    expect(await to.value('calculators.run', { name: 'security', input: security })).toMatchObject({
      max: '200000.00',
    });
    expect(await to.refusal('rules.import', { fileId: await to.file('other.json', '{"rules":[]}') })).toMatchObject({
      code: 'finance.field-missing',
    });
  });

  it.each([
    ['a percentage above a hundred', { value: '101' }, 'finance.rule-value', 'rules.0.value'],
    ['a negative value', { value: '-1' }, 'finance.rule-value', 'rules.0.value'],
    ['another unit than the rule has', { unit: 'rub' as const }, 'finance.rule-unit', 'rules.0.unit'],
    ['29 February of a common year', { validFrom: '2026-02-29' }, 'finance.not-a-day', 'rules.0.validFrom'],
    ['an end before the start', { validTo: '2026-08-31' }, 'finance.end-before-start', 'rules.0.validTo'],
  ])('are refused with %s, and nothing is kept', async (_, change, code, path) => {
    const station = await openWorkstation();
    expect(await station.refusal('rules.save', { rules: [{ ...ownRule, ...change }] })).toMatchObject({
      code,
      details: { path },
    });
    expect((await station.value('rules.history', {})).changes).toEqual([]);
  });
});

describe('lenders’ offers', () => {
  it.each([
    ['a negative fee', { offer: { ...loan.offer, minFee: '-1' } }, 'finance.not-positive', 'offer.minFee'],
    ['a limit of 10^15', { limit: '1000000000000000' }, 'finance.money-too-large', 'limit'],
    ['another currency', { currency: 'USD' }, 'finance.wrong-currency', 'currency'],
    [
      'an end before its start',
      { validFrom: '2026-12-01', validTo: '2026-11-30' },
      'finance.end-before-start',
      'validTo',
    ],
    ['29 February of a common year', { validTo: '2027-02-29' }, 'finance.not-a-day', 'validTo'],
  ])('are refused with %s by its field, and nothing is kept', async (_, change, code, path) => {
    const station = await openWorkstation();
    // A face may send anything: the step reads it.
    const offer = { ...loan, ...change } as typeof loan;
    expect(await station.refusal('offers.save', { offer })).toMatchObject({ code, details: { path } });
    expect((await station.value('offers.list', {})).offers).toEqual([]);
  });

  const table = [
    'Банк;Название;Вид;Ставка;База начисления;Мин. комиссия;Комиссия за выдачу;Лимит;Действует до',
    'Север;Заём 45;Тендерный заём;24 %;годовых;5 000,00;1;5 000 000;31.12.2026',
    'Юг;Гарантия;Банковская гарантия;3,5;годовых;1000;;;',
  ];

  it('come from a table whose headings say what they mean', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('offers.csv', table.join('\r\n'));
    expect(await station.value('offers.import', { fileId })).toEqual({ stored: 2, replaced: 0, faults: [] });
    const { offers } = await station.value('offers.list', {});
    expect(offers.map(({ offer }) => offer)).toMatchObject([
      {
        lender: 'Север',
        name: 'Заём 45',
        kind: 'loan',
        limit: '5000000',
        validTo: '2026-12-31',
        offer: { rate: '24', basis: 'pa/act365', minFee: '5000', issueFeePercent: '1' },
      },
      { lender: 'Юг', name: 'Гарантия', kind: 'guarantee', offer: { rate: '3.5', basis: 'pa/act365', minFee: '1000' } },
    ]);
    expect(await station.value('offers.import', { fileId })).toMatchObject({ stored: 2, replaced: 2 });
    expect((await station.value('offers.list', {})).offers).toHaveLength(2);
  });

  it('are all left out when a row is bad, which is named by its number and field', async () => {
    const station = await openWorkstation();
    const bad = [...table, 'Запад;;кредит;много;годовых;-5;;;29.02.2027', 'Восток;;лизинг;10;годовых;;;;'];
    const fileId = await station.file('offers.csv', bad.join('\n'));
    const { stored, faults } = await station.value('offers.import', { fileId });
    expect(stored).toBe(0);
    expect(faults.map(({ row, field, column, text, reason }) => [row, field, column, text, reason])).toEqual([
      [4, 'rate', 'Ставка', 'много', 'finance.not-number'],
      [4, 'minFee', 'Мин. комиссия', '-5', 'finance.not-positive'],
      [4, 'validTo', 'Действует до', '29.02.2027', 'finance.not-a-day'],
      [5, 'kind', 'Вид', 'лизинг', 'finance.field-choice'],
    ]);
    expect((await station.value('offers.list', {})).offers).toEqual([]);
  });

  it('come from a workbook by a mapping that is given once and remembered', async () => {
    const station = await openWorkstation();
    const header = ['К', 'Т', 'П', 'Б'].map((text) => ({ text }));
    const row = [{ text: 'Север' }, { text: 'заём' }, { number: '24' }, { text: 'flat' }];
    const fileId = await station.file('offers.xlsx', workbook([header, row]));
    expect(await station.refusal('offers.import', { fileId })).toMatchObject({ code: 'finance.offer-column-missing' });
    const mapping = { columns: { lender: 'К', kind: 'Т', rate: 'П', basis: 'Б' } };
    expect(await station.value('offers.import', { fileId, mapping })).toMatchObject({ stored: 1 });
    expect(await station.value('offers.look', { fileId })).toMatchObject({ basis: 'remembered', missing: [] });
    expect(await station.value('offers.import', { fileId })).toMatchObject({ stored: 1, replaced: 1 });
  });

  it('are compared with own money: cost, yearly rate, money by day, break-even, and what does not fit', async () => {
    const station = await openWorkstation();
    await station.value('offers.save', { offer: loan });
    await station.value('offers.save', {
      offer: { ...loan, name: 'Малый', limitPerBid: '500000', offer: { rate: '1', basis: 'flat' } },
    });
    await station.value('funding.saveSettings', { settings: { cash: [], ownRate: '21', accountRate: '5' } });
    const asked = { sum: '1000000', start: '2027-01-01', end: '2027-02-15' };
    const answer = await station.value('offers.compare', asked);
    expect(
      answer.rows.map(({ kind, cost, effectivePercent, misfits }) => [kind, cost, effectivePercent, misfits.length]),
    ).toEqual([
      ['own', '19726.03', '16.00', 0],
      ['loan', '39589.04', '32.11', 0],
      ['loan', '10000.00', '8.11', 1],
    ]);
    expect(answer.cheapest).toBe('own');
    expect(answer.rows[1]?.cash).toEqual([
      { day: '2027-01-01', change: '-10000.00' },
      { day: '2027-02-15', change: '-29589.04' },
    ]);
    // 1 % once is dearer than own money at 16 % a year up to the 22nd day.
    expect(answer.rows[2]?.breakEvenDays).toBe(23);
    expect(answer.byDelay[0]?.costs).toEqual(
      answer.byTerm.find(({ days }) => days === 45)?.costs ?? answer.byDelay[0]?.costs,
    );
    expect(await station.refusal('offers.compare', { ...asked, end: '2026-12-31' })).toMatchObject({
      code: 'finance.end-before-start',
      details: { path: 'end' },
    });
    expect(await station.refusal('offers.compare', { ...asked, sum: '0' })).toMatchObject({
      code: 'finance.not-positive',
      details: { path: 'sum' },
    });
  });
});

const fund = async (station: Workstation): Promise<string> => {
  const bidId = await startBid(station);
  await station.value('bids.setSecurity', { bidId, security: { amount: '30000', currency: 'RUB' } });
  await station.value('funding.saveSettings', {
    settings: {
      cash: [{ from: '2026-11-01', amount: '20000' }],
      ownRate: '21',
      accountRate: '5',
      releaseAfterDays: 30,
    },
  });
  await station.value('funding.saveBid', { bidId, money: { margin: '50000' } });
  return bidId;
};

describe('plan and forecast from what is kept', () => {
  it('takes need, day and release from the bid, covers it by the loan where own money is short, and says why', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station);
    const { offerId } = await station.value('offers.save', { offer: loan });
    const plan = await station.value('funding.plan', {});
    expect(plan).toMatchObject({ status: 'optimal', gap: '0.00', objective: '44700.00', stale: [] });
    expect(plan.assignments).toEqual([
      {
        bid: bidId,
        of: bidId,
        part: 'bid',
        title: 'Насосы',
        source: offerId,
        sourceName: 'Банк «Север»: Тендерный заём',
        need: '30000.00',
        start: '2026-12-20',
        end: '2027-01-19',
        cost: '5300.00',
      },
    ]);
    expect(plan.reasons[0]).toMatchObject({
      why: 'best-that-fits',
      next: { source: null, loses: '44700.00' },
      better: [
        {
          source: 'own',
          cost: '394.52',
          loses: '-4905.48',
          lacks: { day: '2026-12-20', source: null, short: '10000.00' },
        },
      ],
    });
  });

  it('says why a kept plan no longer holds: a new edition of the notice, another margin, an offer gone, other cash', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station);
    const { offerId } = await station.value('offers.save', { offer: loan });
    await station.value('funding.plan', {});
    const stale = async () => {
      const { plan } = await station.value('funding.show', {});
      return plan?.stale.map(({ code }) => code);
    };
    expect(await stale()).toEqual([]);
    const later = notice({ date: '2026-11-22T09:00:00+03:00', deadline: '2026-12-25T12:00:00+03:00' });
    await station.value('procedures.import', { fileIds: [await station.file('later.json', later)] });
    const moved = ['finance.stale-start', 'finance.stale-end'];
    expect(await stale()).toEqual([...moved, 'finance.stale-notice']);
    await station.value('funding.saveBid', { bidId, money: { margin: '1' } });
    await station.value('offers.remove', { offerId });
    await station.value('funding.saveSettings', { settings: { cash: [{ from: '2026-11-01', amount: '1' }] } });
    expect(await stale()).toEqual([
      ...moved,
      'finance.stale-margin',
      'finance.stale-notice',
      'finance.stale-source-changed',
      'finance.stale-source-gone',
      'finance.stale-cash',
    ]);
    await station.value('funding.plan', { objective: 'cost' });
    expect(await stale()).toEqual([]);
  });

  it('leaves out what can not be planned, each bid with its reason', async () => {
    const station = await openWorkstation();
    await startBid(station);
    expect(await station.refusal('funding.plan', {})).toMatchObject({ code: 'finance.nothing-to-plan' });
    const [bid] = (await station.value('funding.bids', {})).bids;
    expect(bid).toMatchObject({ title: 'Насосы', need: null, release: null });
    expect(bid?.findings.map(({ code }) => code)).toEqual(['finance.bid-without-need']);
  });

  it('forecasts every scenario and delay, tells the first short day, and counts money blocked on an account', async () => {
    const station = await openWorkstation();
    const bidId = await fund(station);
    const asked = { days: 90, scenarios: ['all' as const, 'none' as const], delays: [0, 10] };
    const short = await station.value('forecast.show', asked);
    expect(short.series).toHaveLength(4);
    expect(short.series[0]).toMatchObject({
      shortFrom: '2026-12-20',
      shortBy: '10000.00',
      shortages: [{ from: '2026-12-20', to: '2027-01-19', most: '10000.00' }],
    });
    expect(short.series[1]?.shortages[0]?.to).toBe('2027-01-29');
    const entry = { kind: 'deposit' as const, platformId: 'b2b-center', day: '2026-11-20', amount: '35000' };
    await station.value('ledger.add', { entry });
    await station.value('ledger.add', {
      entry: {
        kind: 'block',
        platformId: 'b2b-center',
        day: '2026-11-23',
        amount: '30000',
        bidId,
        expectedRelease: '2027-01-10',
      },
    });
    const held = await station.value('forecast.show', asked);
    expect(held.series[0]).toMatchObject({ shortFrom: null, lowest: { day: '2026-11-23', amount: '25000.00' } });
    expect(held.series[0]?.levels.at(-1)).toBe('55000.00');
    expect(held.series[0]?.lanes).toEqual([
      { bid: 'hold 2', kind: 'hold', from: '2026-11-23', to: '2027-01-10', amount: '30000.00' },
    ]);
    // Its money lies blocked: there is nothing left to plan for it.
    expect(await station.refusal('funding.plan', {})).toMatchObject({ code: 'finance.nothing-to-plan' });
  });

  it('writes forecast, comparison and plan as workbook, separated values and JSON', async () => {
    const station = await openWorkstation();
    await fund(station);
    await station.value('offers.save', { offer: loan });
    await station.value('funding.plan', {});
    const out = (name: string): string => join(station.folder, name);
    const forecast = { what: 'forecast' as const, language: 'ru' as const, days: 60 };
    await station.value('money.export', { ...forecast, out: out('forecast.xlsx') });
    const days = readXlsx(readFileSync(out('forecast.xlsx')), 'Деньги по дням 2');
    expect(days.ok && days.value.rows[0]?.cells).toEqual([
      { d: '2026-11-23' },
      { n: '20000' },
      { n: '20000' },
      { n: '0' },
      { n: '0' },
    ]);
    await station.value('money.export', { ...forecast, out: out('forecast.csv') });
    expect(readFileSync(out('forecast.csv'), 'utf8')).toContain('2026-12-20,-10000.00,-10000.00,30000.00,30000.00');
    await station.value('money.export', { what: 'plan', out: out('plan.json'), language: 'ar' });
    expect(readFileSync(out('plan.json'), 'utf8')).toContain('44700.00');
    const need = { sum: '1000000', start: '2027-01-01', end: '2027-02-15' };
    await station.value('money.export', { what: 'comparison', out: out('compared.csv'), language: 'en', ...need });
    expect(readFileSync(out('compared.csv'), 'utf8')).toContain('39589.04,32.11');
  });

  it('writes no file of an ending it does not know', async () => {
    const station = await openWorkstation();
    const out = join(station.folder, 'forecast.exe');
    expect(await station.refusal('money.export', { what: 'forecast', out, language: 'en' })).toMatchObject({
      code: 'input.invalid',
      details: { path: 'out' },
    });
  });
});
