import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlatformCard } from '#shared/contract/platforms.ts';
import { blankCard } from '#shared/procedure/platforms/known.ts';
import { notice, openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';

const own: PlatformCard = {
  ...blankCard({
    platformId: 'own',
    name: 'Площадка завода',
    country: 'RU',
    zone: 'Asia/Omsk',
    reviewedOn: '2026-11-23',
  }),
  aliases: ['площадка завода'],
};
const source = { source: 'письмо площадки', readOn: '2026-11-20' };
const b2b = async (station: Workstation): Promise<PlatformCard> =>
  (await station.value('platforms.show', { platformId: 'b2b-center' })).card;
const withLimit = (card: PlatformCard, files: number): object => ({
  ...card,
  limits: { ...card.limits, files: { value: files, ...source } },
});

describe('platform cards', () => {
  it('of the user’s own stand beside the program’s, name notices, and go when nothing uses them', async () => {
    const station = await openWorkstation();
    await station.value('platforms.save', { card: own });
    const text = notice().replace('B2B-Center', 'Площадка завода');
    await station.value('procedures.import', { fileIds: [await station.file('notice.json', text)] });
    const { bidId } = await station.value('bids.create', { procedureId: 'ocds-test-1', lotId: 'a' });
    expect(await station.value('bids.show', { bidId })).toMatchObject({ platformId: 'own' });
    expect(await station.refusal('platforms.remove', { platformId: 'own' })).toMatchObject({
      code: 'reference.in-use',
    });
    await station.value('bids.setPlatform', { bidId, platformId: null });
    expect(await station.value('platforms.remove', { platformId: 'own' })).toEqual({ platformId: 'own', stands: null });
    expect(await station.refusal('platforms.show', { platformId: 'own' })).toMatchObject({ code: 'record.not-found' });
  });

  it('edited by the user limit bids at once, and leave the program’s in place when taken back', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const codes = async (): Promise<readonly string[]> =>
      (await station.value('bids.show', { bidId })).findings.map(({ code }) => code);
    const fileIds = [await station.file('Ещё.txt', 'ещё')];
    await station.value('bids.addDocuments', { bidId, fileIds });
    expect(await codes()).not.toContain('bid.too-many-documents');
    const shown = await station.value('platforms.save', { card: withLimit(await b2b(station), 1) });
    expect(shown.standing).toBe('edited');
    expect(await codes()).toContain('bid.too-many-documents');
    await station.value('platforms.remove', { platformId: 'b2b-center' });
    expect(await codes()).not.toContain('bid.too-many-documents');
    const { standing, history } = await station.value('platforms.show', { platformId: 'b2b-center' });
    expect([standing, history.map(({ record }) => record?.limits.files.value ?? null)]).toEqual(['shipped', [null, 1]]);
    expect(await station.refusal('platforms.remove', { platformId: 'b2b-center' })).toMatchObject({
      code: 'reference.shipped-stays',
    });
  });

  it('that a newer program brings otherwise overwrite nothing: the difference is told until it is settled', async () => {
    const station = await openWorkstation();
    const card = await b2b(station);
    await station.value('platforms.save', { card: withLimit(card, 5) });
    // As if the program of that day had brought another zone.
    const { database } = station.host.workspace;
    database.run('INSERT INTO reference_edit (subject, record_id, record, base, saved_at) VALUES (?, ?, ?, ?, ?)', [
      'platform',
      'b2b-center',
      JSON.stringify({ ...withLimit(card, 5), zone: 'Asia/Omsk' }),
      JSON.stringify({ ...card, zone: 'Asia/Omsk' }),
      '2026-11-23T09:00:00Z',
    ]);
    const told = await station.value('platforms.show', { platformId: 'b2b-center' });
    expect(told.card.zone).toBe('Asia/Omsk');
    expect(told.newer).toEqual([{ path: 'zone', mine: '"Asia/Omsk"', before: '"Asia/Omsk"', now: '"Europe/Moscow"' }]);
    const another = await station.value('platforms.save', { card: withLimit(told.card, 6) });
    expect(another.newer).toHaveLength(1);
    const settled = await station.value('platforms.save', { card: another.card, settle: true });
    expect([settled.newer, settled.card.zone]).toEqual([[], 'Asia/Omsk']);
  });

  it('are refused with the place of the fault, and nothing is kept', async () => {
    const station = await openWorkstation();
    const card = { ...own, limits: { ...own.limits, files: { value: 3, source: null, readOn: null } } };
    expect(await station.refusal('platforms.save', { card })).toMatchObject({
      code: 'reference.no-source',
      details: { path: 'limits.files.source' },
    });
    expect(await station.refusal('platforms.save', { card: 'x' })).toMatchObject({ code: 'reference.field-type' });
    expect(await station.refusal('platforms.show', { platformId: 'own' })).toMatchObject({ code: 'record.not-found' });
  });

  it('travel as files: what the user edited is not overwritten unless told to', async () => {
    const station = await openWorkstation();
    await station.value('platforms.save', { card: withLimit(await b2b(station), 5) });
    const { text, path } = await station.value('platforms.export', { platformId: 'b2b-center', keep: true });
    expect(readFileSync(path ?? '', 'utf8')).toBe(text);

    const other = await openWorkstation();
    const fileId = await other.file('card.json', text);
    expect(await other.value('platforms.import', { fileId })).toEqual({ platformIds: ['b2b-center'] });
    expect((await b2b(other)).limits.files).toEqual({ value: 5, ...source });
    await other.value('platforms.save', { card: withLimit(await b2b(other), 9) });
    expect(await other.refusal('platforms.import', { fileId })).toMatchObject({ code: 'reference.would-overwrite' });
    expect((await b2b(other)).limits.files.value).toBe(9);
    await other.value('platforms.import', { fileId, replace: true });
    expect((await b2b(other)).limits.files.value).toBe(5);

    const broken = await other.file('broken.json', text.replace('"Europe/Moscow"', '"Mars/Base"'));
    expect(await other.refusal('platforms.import', { fileId: broken, replace: true })).toMatchObject({
      code: 'reference.not-a-zone',
      details: { path: 'records.0.zone' },
    });
  });
});

describe('access and what it costs', () => {
  const access = {
    platformId: 'b2b-center',
    tariff: 'Годовой',
    price: '10000',
    currency: 'RUB',
    from: '2026-01-01',
    to: '2026-12-19',
    sections: [],
    sector: null,
    startPriceUpTo: null,
    login: 'ivanov',
    note: null,
  };

  it('warns where it ends before the last day for bids of a procedure somebody works on', async () => {
    const station = await openWorkstation();
    await startBid(station);
    expect((await station.value('access.list', {})).findings).toEqual([]);
    const { access: rows } = await station.value('access.save', { access });
    const codes = async (): Promise<readonly string[]> =>
      (await station.value('access.list', {})).findings.map(({ code }) => code);
    // The bid ends on 20 December, and the access within thirty days.
    expect(await codes()).toEqual(['platform.access-ends-before-deadline', 'platform.access-ends-soon']);
    const onToday = async (): Promise<readonly unknown[]> =>
      (await station.value('today.show', {})).stuck
        .filter(({ platformId }) => platformId !== undefined)
        .map(({ platformId, title, finding }) => [platformId, title, finding.code]);
    expect(await onToday()).toEqual([['b2b-center', 'Годовой', 'platform.access-ends-soon']]);
    const accessId = rows[0]?.accessId ?? '';
    await station.value('access.save', { access: { ...access, accessId, to: '2027-12-31' } });
    expect([await codes(), await onToday()]).toEqual([[], []]);
    const [row] = (await station.value('platforms.list', {})).platforms;
    expect(row).toMatchObject({
      platformId: 'b2b-center',
      procedures: 1,
      access: { to: '2027-12-31', login: 'ivanov' },
    });
    await station.value('access.remove', { accessId });
    expect((await station.value('access.list', {})).access).toEqual([]);
    expect(await station.refusal('access.remove', { accessId })).toMatchObject({ code: 'record.not-found' });
  });

  it('is said at the bid that needs it, with what the platform costs for its lot', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const shown = await station.value('bids.show', { bidId });
    // Lot a starts at 600,000, the whole procedure at a million.
    expect(shown.platformCost).toMatchObject({ beforeBid: '1000.00', ifWon: '0.00' });
    await station.value('access.save', { access });
    expect((await station.value('bids.show', { bidId })).findings.map(({ code }) => code)).toContain(
      'platform.access-ends-before-deadline',
    );
  });

  it('takes no password and no platform that is not there', async () => {
    const station = await openWorkstation();
    expect(await station.refusal('access.save', { access: { ...access, password: 'x' } })).toMatchObject({
      code: 'reference.field-unknown',
      details: { path: 'password' },
    });
    expect(await station.refusal('access.save', { access: { ...access, platformId: 'nowhere' } })).toMatchObject({
      code: 'record.not-found',
    });
    expect(
      await station.refusal('platforms.saveAccounts', {
        platformId: 'nowhere',
        accounts: [{ kind: 'login', number: 'ivanov', holder: null, note: null }],
      }),
    ).toMatchObject({ code: 'record.not-found' });
  });

  it('finds the price of a procedure and the cheapest tariffs of several', async () => {
    const station = await openWorkstation();
    await startBid(station);
    const cost = await station.value('platforms.cost', { procedureId: 'ocds-test-1' });
    expect(cost).toMatchObject({ platformId: 'b2b-center', beforeBid: '10000.00', ifWon: '0.00' });
    const cheapest = await station.value('platforms.cheapest', {
      platformId: 'b2b-center',
      procedureIds: ['ocds-test-1'],
      planned: [
        { id: 'n', startPrice: '150000', section: '223-fz', sector: 'nuclear' },
        { id: 's', startPrice: '600000', section: '223-fz' },
      ],
    });
    expect(cheapest).toMatchObject({
      chosen: ['Закупки до 600 000 ₽', 'Все коммерческие закупки'],
      total: '11000.00',
      free: ['n'],
    });
    // The user's own figures count, not the program's.
    const card = await b2b(station);
    await station.value('platforms.save', { card: { ...card, tariffs: [{ ...card.tariffs[1], price: '12500.50' }] } });
    expect(await station.value('platforms.cost', { procedureId: 'ocds-test-1' })).toMatchObject({
      beforeBid: '12500.50',
    });
    await station.value('access.save', { access: { ...access, to: null } });
    expect(await station.value('platforms.cost', { procedureId: 'ocds-test-1' })).toMatchObject({
      beforeBid: '0.00',
      lines: [{ kind: 'held', name: 'Годовой' }],
    });
  });
});
