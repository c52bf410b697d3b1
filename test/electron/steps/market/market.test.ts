import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';

const add = async (station: Workstation, kind: string, record: Readonly<Record<string, unknown>>): Promise<string> =>
  (await station.value('market.save', { kind, record })).record.recordId;

describe('the notebook', () => {
  test('keeps suppliers with their price requests, forks the newest answers and says what is open', async () => {
    const station = await openWorkstation();
    const [north, south] = [
      await add(station, 'supplier', { name: 'Север', region: 'Тверь', payment: '30 дней' }),
      await add(station, 'supplier', { name: 'Юг', region: 'Ростов' }),
    ];
    const asked = { subject: 'Кабель ВВГ', unit: 'м', vat: 'added', askedOn: '2026-11-01' };
    const answered = { ...asked, answeredOn: '2026-11-03' };
    await add(station, 'request', { ...answered, supplierId: north, unitPrice: '92', validUntil: '2026-12-31' });
    await add(station, 'request', { ...answered, supplierId: south, unitPrice: '115' });
    await add(station, 'request', { ...answered, supplierId: south, unitPrice: '50', validUntil: '2026-11-10' });
    await add(station, 'request', { ...asked, supplierId: south, subject: 'Муфта' });
    const { forks, findings } = await station.value('market.forks', {});
    expect(forks).toMatchObject([{ min: '92.00', max: '115.00', median: '103.50', spreadPercent: '25.00' }]);
    expect(forks[0]?.answers.map(({ supplier }) => supplier)).toEqual(['Север', 'Юг']);
    expect(findings.map(({ code }) => code).toSorted()).toEqual(['market.not-answered', 'market.price-expired']);
    const list = await station.value('market.list', { kind: 'supplier' });
    expect(list.rows.map(({ name, chapters }) => [name, chapters.request])).toEqual([
      ['Север', 1],
      ['Юг', 3],
    ]);
    expect(list.regions).toEqual(['Ростов', 'Тверь']);
  });

  test('segments customers by region, role and volume, and says what each segment buys', async () => {
    const station = await openWorkstation();
    const customer = (name: string, region: string, role: string, yearVolume: string | null, currency = 'RUB') =>
      add(station, 'customer', { name, region, role, yearVolume, currency });
    await customer('A', 'Тверь', 'end-user', '5000000');
    await customer('B', 'Тверь', 'end-user', '4999999.99');
    await customer('C', 'Тверь', 'dealer', '7000000');
    await customer('D', 'Москва', 'end-user', null);
    await customer('E', 'Тверь', 'end-user', '10', 'EUR');
    const of = async (segment: { region?: string; role?: string; volumeFrom?: string }) => {
      const { rows, volumes } = await station.value('market.list', { kind: 'customer', ...segment });
      return [rows.map(({ name }) => name).join(''), ...volumes.map(({ volume, currency }) => `${volume} ${currency}`)];
    };
    expect(await of({})).toEqual(['ABCDE', '16999999.99 RUB', '10.00 EUR']);
    expect(await of({ region: 'Тверь', role: 'end-user' })).toEqual(['ABE', '9999999.99 RUB', '10.00 EUR']);
    expect(await of({ region: 'Тверь', role: 'end-user', volumeFrom: '5000000' })).toEqual(['A', '5000000.00 RUB']);
    expect(await of({ role: 'contractor' })).toEqual(['']);
  });

  test('finds words in every form anywhere, and forgets them with the record and its chapters', async () => {
    const station = await openWorkstation();
    const supplierId = await add(station, 'supplier', { name: 'Север', note: 'Склад медных кабелей' });
    await add(station, 'request', { supplierId, subject: 'Кабель силовой', askedOn: '2026-11-20' });
    const found = async (find: string) =>
      (await station.value('market.list', { find })).rows
        .map(({ record, parent }) => `${record.kind} of ${parent ?? 'nobody'}`)
        .toSorted();
    expect(await found('кабеля')).toEqual(['request of Север', 'supplier of nobody']);
    await station.value('market.remove', { recordId: supplierId });
    expect(await found('кабеля')).toEqual([]);
    expect((await station.refusal('market.show', { recordId: supplierId })).code).toBe('record.not-found');
  });

  test('refuses a competitor without a strength, a second page for one firm, a stranger for a parent', async () => {
    const station = await openWorkstation();
    const refused = async (kind: string, record: unknown) =>
      (await station.refusal('market.save', { kind, record })).code;
    expect(await refused('competitor', { name: 'Рога', strengths: [' '] })).toBe('market.no-strength');
    await add(station, 'customer', { name: 'Завод' });
    expect(await refused('customer', { name: 'ЗАВОД' })).toBe('market.name-taken');
    expect(await refused('request', { supplierId: 'nobody', subject: 'x', askedOn: '2026-11-01' })).toBe(
      'record.not-found',
    );
    expect(await refused('deal', { name: 'x', bidId: 'nobody' })).toBe('record.not-found');
    expect(await refused('kickback', { name: 'x' })).toBe('market.kind-unknown');
    expect(
      await refused('loyalty', { customerId: 'x', doneOn: '2026-11-01', loyaltyKind: 'kickback', what: 'x' }),
    ).toBe('market.field-choice');
  });

  test('a reserved customer’s deal is nobody else’s; two leaders at once are told; the law stands beside', async () => {
    const station = await openWorkstation();
    const customerId = await add(station, 'customer', { name: 'Завод', isReserved: true });
    await add(station, 'owner', { customerId, owner: 'Анна', from: '2026-01-01', to: null, isFinder: true });
    await add(station, 'person', { customerId, name: 'Иван', position: 'главный энергетик' });
    const foreign = { kind: 'deal', record: { name: 'Кабель', customerId, owner: 'Борис' } };
    expect((await station.refusal('market.save', foreign)).code).toBe('market.reserved-for-another');
    await add(station, 'deal', { name: 'Кабель', customerId, owner: 'Анна' });
    await add(station, 'owner', { customerId, owner: 'Борис', from: '2026-06-01', to: '2026-06-30' });
    await add(station, 'loyalty', {
      customerId,
      doneOn: '2026-10-01',
      loyaltyKind: 'souvenir',
      what: 'Часы',
      cost: '5000',
    });
    const shown = await station.value('market.show', { recordId: customerId });
    expect(shown.findings).toMatchObject([
      {
        code: 'market.owner-conflict',
        details: { first: 'Анна', second: 'Борис', from: '2026-06-01', to: '2026-06-30' },
      },
      { code: 'market.gift-limit', details: { cost: '5000.00', limit: '3000.00' } },
    ]);
    expect(shown.law.map(({ article }) => article)).toContain('273-FZ art. 13.3');
    expect((await station.refusal('market.remove', { recordId: customerId })).code).toBe('market.in-use');
  });

  test('a deal moves through the stages, a refusal has a reason, and nothing is forgotten', async () => {
    const station = await openWorkstation();
    const channelId = await add(station, 'channel', { name: 'Сайт', channelKind: 'internet' });
    await add(station, 'spend', { channelId, month: '2026-11', cost: '30000' });
    const deal = (name: string, amount: string) => add(station, 'deal', { name, channelId, amount });
    const [won, lost] = [await deal('А', '900000'), await deal('Б', '100000')];
    const move = (dealId: string, stage: 'contact' | 'needs' | 'decision' | 'refusals', more: object = {}) =>
      station.ask('market.move', { dealId, stage, on: '2026-11-20', ...more });
    await move(won, 'contact');
    await move(won, 'decision', { isContract: true });
    await move(lost, 'needs');
    expect(await move(lost, 'refusals')).toMatchObject({ error: { code: 'market.reason-missing' } });
    expect(await move(lost, 'refusals', { reasonId: 'x' })).toMatchObject({ error: { code: 'market.reason-unknown' } });
    await move(lost, 'refusals', { reasonId: 'lost-on-price' });
    const { steps, contracts, reasons, deals } = await station.value('market.pipeline', {});
    expect(contracts).toEqual({ count: 1, of: 2, percent: '50.00' });
    expect(reasons).toEqual([{ reasonId: 'lost-on-price', count: 1 }]);
    expect(steps.map(({ here, reached }) => [here, reached])).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(deals.find((one) => one.deal.recordId === lost)).toMatchObject({ refusedAt: 'needs', stage: 'refusals' });
    const { moves } = await station.value('market.show', { recordId: lost });
    expect(moves.map(({ stage }) => stage)).toEqual(['needs', 'refusals']);
    expect(await station.value('market.channels', {})).toMatchObject({
      rows: [{ name: 'Сайт', cost: '30000.00', share: '100.00', contracts: 1, costPerContract: '30000.00' }],
      sum: '900000.00',
    });
  });

  test('plan and fact by month, with conversions counted', async () => {
    const station = await openWorkstation();
    expect((await station.value('market.plan', {})).conversions.meetings.percent).toBeNull();
    await add(station, 'plan', { month: '2026-11', calls: 300, meetings: 80, contracts: 10 });
    await add(station, 'activity', { doneOn: '2026-11-20', calls: 15, meetings: 4, contracts: 0 });
    const { months, conversions, done } = await station.value('market.plan', { from: '2026-10', to: '2026-11' });
    expect(months.map(({ month, plan }) => [month, plan?.calls ?? null])).toEqual([
      ['2026-10', null],
      ['2026-11', 300],
    ]);
    expect(conversions.meetings).toEqual({ count: 4, of: 15, percent: '26.67' });
    expect(done?.calls).toEqual({ count: 15, of: 300, percent: '5.00' });
  });
});

describe('tables', () => {
  const text = (path: string): string => readFileSync(path, 'utf8');

  test('what was exported comes in again; people stay out unless asked for; nothing runs as a formula', async () => {
    const station = await openWorkstation();
    const customerId = await add(station, 'customer', {
      name: '=1+1',
      role: 'dealer',
      isReserved: true,
      region: 'Тверь',
    });
    await add(station, 'person', { customerId, name: 'Иван Петров', position: 'директор' });
    const out = join(station.folder, 'out.csv');
    const written = await station.value('market.export', { out, language: 'ru' });
    expect(written).toMatchObject({ rows: 1, leftOut: 1 });
    expect(text(out)).not.toContain('Петров');
    expect(text(out)).toContain("'=1+1");
    await station.value('market.export', { out, kinds: ['customer'], language: 'ru' });
    const other = await openWorkstation();
    const fileId = await other.file('customers.csv', readFileSync(out));
    expect(await other.value('market.look', { fileId, kind: 'customer' })).toMatchObject({ missing: [], rowCount: 1 });
    expect(await other.value('market.import', { fileId, kind: 'customer' })).toEqual({
      stored: 1,
      replaced: 0,
      faults: [],
    });
    expect((await other.value('market.list', {})).rows[0]?.record).toMatchObject({
      name: '=1+1',
      role: 'dealer',
      isReserved: true,
      region: 'Тверь',
    });
    await station.value('market.export', { out, withPeople: true, language: 'en' });
    expect(text(out)).toContain('Петров');
  });

  test('a price list with one bad row is refused with its row and column, and nothing is kept', async () => {
    const station = await openWorkstation();
    await add(station, 'supplier', { name: 'Север' });
    const table =
      'Поставщик;Наименование;Запрошено;Отвечено;Цена за единицу\nСевер;Кабель;01.11.2026;03.11.2026;1 092,50\n';
    const bad = await station.file('bad.csv', `${table}Север;Муфта;01.11.2026;вчера;7\n`);
    const { stored, faults } = await station.value('market.import', { fileId: bad, kind: 'request' });
    expect([stored, faults]).toMatchObject([0, [{ row: 3, column: 'Отвечено', text: 'вчера' }]]);
    expect((await station.value('market.list', { kind: 'request' })).rows).toEqual([]);
    const good = await station.file('good.csv', table);
    expect(await station.value('market.import', { fileId: good, kind: 'request' })).toMatchObject({ stored: 1 });
    expect((await station.value('market.list', { kind: 'request' })).rows[0]?.record).toMatchObject({
      unitPrice: '1092.5',
      askedOn: '2026-11-01',
    });
  });
});

describe('prices of others', () => {
  test('an award names a winner: the line is suggested, confirmed by the user, and meets our bid', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const bid = await station.value('bids.show', { bidId });
    await station.value('bids.setPrice', { bidId, price: { amount: '900.00', currency: 'RUB' } });
    const number = (await station.value('procedures.show', { id: bid.procedureId })).sourceId;
    const award = await station.file(
      'award.json',
      JSON.stringify({
        version: '1.1',
        releases: [
          {
            ocid: number,
            id: 'award-1',
            date: '2026-12-22T10:00:00Z',
            tag: ['award'],
            initiationType: 'tender',
            awards: [
              {
                id: '1',
                status: 'active',
                date: '2026-12-22T10:00:00Z',
                value: { amount: 810, currency: 'RUB' },
                suppliers: [{ name: 'ООО «Сильный»' }],
              },
            ],
          },
        ],
      }),
    );
    await station.value('procedures.import', { fileIds: [award] });
    const suggest = async () => (await station.value('market.suggest', { procedureId: bid.procedureId })).prices;
    const [line] = await suggest();
    expect(line).toMatchObject({
      bidder: 'ООО «Сильный»',
      price: '810.00',
      place: 1,
      competitorId: null,
      isKnown: false,
    });
    const competitorId = await add(station, 'competitor', { name: 'ооо "Сильный"', strengths: ['склад'] });
    expect((await suggest())[0]).toMatchObject({ competitorId });
    const { seenOn, procedure, price, place } = line ?? { seenOn: '', procedure: '', price: '', place: null };
    await add(station, 'price', {
      competitorId,
      seenOn,
      procedure,
      price,
      place,
      subject: 'Кабель',
      source: 'protocol',
    });
    expect((await suggest())[0]).toMatchObject({ isKnown: true });
    const { meetings, wonAgainst } = await station.value('market.show', { recordId: competitorId });
    expect(meetings).toMatchObject([{ bidId, theirs: '810.00', ours: '900.00', difference: '-10.00', outcome: null }]);
    expect(wonAgainst).toEqual({ count: 0, of: 0, percent: null });
  });
});
