import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notice, openWorkstation } from '#test/kit/workstation.ts';

const terms = {
  rules: '44-fz',
  nmck: '4280000',
  startsAt: '2026-11-23T12:00:00+03:00',
  publishedOn: '2026-09-10',
  costs: '2900000',
  taxPercent: '6',
} as const;

const begun = async () => {
  const station = await openWorkstation();
  const { auctionId } = await station.value('auctions.begin', { title: 'Pumps', terms });
  return { station, auctionId };
};

describe('an auction that is sat through', () => {
  it('survives the program: offers, marks and terms are read again from the workspace', async () => {
    const { station, auctionId } = await begun();
    station.setTime('2026-11-23T09:03:59Z');
    await station.value('auctions.offer', { auctionId, amount: '4100000' });
    station.setTime('2026-11-23T09:07:00Z');
    await station.value('auctions.offer', { auctionId, amount: '3950000', own: true });
    station.setTime('2026-11-23T09:08:00Z');
    const view = await station.value('auctions.show', { auctionId, price: '3928600' });
    expect(view.desk).toMatchObject({
      closes: '2026-11-23T12:11:00+03:00',
      finalPhaseEnds: '2026-11-23T12:21:00+03:00',
      current: '3950000.00',
      currentIsOwn: true,
      allowed: false,
      reason: 'own-minimum',
    });
    expect(view.offers).toHaveLength(2);
    expect(await station.value('auctions.list', {})).toMatchObject({ auctions: [{ auctionId, offers: 2 }] });
  });

  it('takes back a mistyped offer and keeps it in the history as such', async () => {
    const { station, auctionId } = await begun();
    station.setTime('2026-11-23T09:01:00Z');
    await station.value('auctions.offer', { auctionId, amount: '410000' });
    const odd = await station.value('auctions.show', { auctionId });
    expect(odd.desk.rows).toMatchObject([{ fault: 'below-range', lowers: true }]);
    const view = await station.value('auctions.undo', { auctionId });
    expect(view.desk).toMatchObject({ current: '4280000.00', rows: [], closes: '2026-11-23T12:04:00+03:00' });
    expect(view.offers).toMatchObject([{ amount: '410000.00', isUndone: true }]);
    expect(await station.refusal('auctions.undo', { auctionId })).toMatchObject({
      code: 'finance.auction-nothing-to-undo',
    });
    const out = join(station.folder, 'history.csv');
    await station.value('auctions.export', { auctionId, out, language: 'en' });
    expect(readFileSync(out, 'utf8')).toMatch(/410000.*taken back/);
  });

  it('stores nothing of what can not be reckoned with, and names the field', async () => {
    const { station, auctionId } = await begun();
    station.setTime('2026-11-23T09:01:00Z');
    const refused = async (amount: string, at?: string) =>
      (await station.refusal('auctions.offer', { auctionId, amount, ...(at === undefined ? {} : { at }) })).details[
        'path'
      ];
    expect(await refused('-1')).toBe('amount');
    expect(await refused('0')).toBe('amount');
    expect(await refused('1000000000000000')).toBe('amount');
    expect(await refused('100', '2026-11-23T11:59:00+03:00')).toBe('at');
    expect(await refused('100', '2026-02-29T12:00:00+03:00')).toBe('at');
    expect((await station.value('auctions.show', { auctionId })).offers).toEqual([]);
    const begin = async (change: object) =>
      (await station.refusal('auctions.begin', { title: 'x', terms: { ...terms, ...change } })).details['path'];
    expect(await begin({ nmck: '0' })).toBe('nmck');
    expect(await begin({ currency: 'USD' })).toBe('currency');
    expect(await begin({ startsAt: '2027-02-29T12:00:00+03:00' })).toBe('startsAt');
    expect(await begin({ costs: '-5' })).toBe('costs');
    expect((await station.value('auctions.list', {})).auctions).toHaveLength(1);
  });

  it('takes over from a bid what its notice says, and names what it does not', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('notice.json', notice());
    await station.value('procedures.import', { fileIds: [fileId] });
    const [procedure] = (await station.value('procedures.list', {})).rows;
    const lotId = (await station.value('procedures.show', { id: procedure?.id ?? '' })).lots[0]?.id ?? null;
    const { bidId } = await station.value('bids.create', { procedureId: procedure?.id ?? '', lotId });
    const suggested = await station.value('auctions.suggest', { bidId });
    expect(suggested.terms).toMatchObject({ rules: 'b2b-center' });
    expect(suggested.missing).toContain('startsAt');
    const view = await station.value('auctions.begin', { bidId, terms });
    expect(await station.value('auctions.show', { auctionId: bidId })).toMatchObject({
      auctionId: view.auctionId,
      bidId,
    });
  });

  it('asks for the platform’s timer where no law has one', async () => {
    const station = await openWorkstation();
    const b2b = { rules: 'b2b-center', nmck: '2500000', startsAt: '2026-11-23T12:00:00+03:00' } as const;
    const { auctionId, desk } = await station.value('auctions.begin', { title: 'Lot', terms: b2b });
    expect(desk).toMatchObject({ closes: null, stepMin: '250.00', stepMax: '25000.00' });
    expect(desk.findings.map(({ code }) => code)).toContain('finance.auction-timer-unknown');
    const timed = await station.value('auctions.setTerms', { auctionId, terms: { ...b2b, restartMinutes: 10 } });
    expect(timed.desk.closes).toBe('2026-11-23T12:10:00+03:00');
  });
});

describe('rules and guarantees in the window', () => {
  const notice44 = (id: string, published: string): string =>
    `<epNotificationEF2020 xmlns="http://zakupki.gov.ru/oos/EPtypes/1"><id>1</id><commonInfo><purchaseNumber>${id}</purchaseNumber><docNumber>1</docNumber><plannedPublishDate>${published}+03:00</plannedPublishDate><publishDTInEIS>${published}T09:00:00+03:00</publishDTInEIS><purchaseObjectInfo>Насосы</purchaseObjectInfo></commonInfo></epNotificationEF2020>`;

  it('keeps own rules as a file, and without being asked only answers them', async () => {
    const station = await openWorkstation();
    const plain = await station.value('rules.export', {});
    expect(plain).toEqual({ format: 'bidwright-rules 1', rules: [] });
    const { path } = await station.value('rules.export', { keep: true });
    expect(JSON.parse(readFileSync(path ?? '', 'utf8'))).toEqual(plain);
  });

  it('says of each law how many notices are newer than its rules, and says it of the bid', async () => {
    const station = await openWorkstation();
    const fileIds = [
      await station.file('old.xml', notice44('0111200004626000016', '2026-09-25')),
      await station.file('new.xml', notice44('0111200004626000017', '2026-09-26')),
    ];
    await station.value('procedures.import', { fileIds });
    const { laws } = await station.value('rules.list', {});
    expect(laws.find(({ law }) => law === '44-fz')).toMatchObject({ date: '2026-09-25', newer: 1 });
    for (const { id } of (await station.value('procedures.list', {})).rows)
      await station.value('bids.create', { procedureId: id, lotId: null });
    const { bids } = await station.value('funding.bids', {});
    const said = bids.map(({ findings }) => findings.some(({ code }) => code === 'finance.rules-older-than-notice'));
    expect(said.filter(Boolean)).toHaveLength(1);
    const [bid] = bids;
    const suggested = await station.value('guarantees.suggest', { bidId: bid?.bidId ?? '' });
    expect(suggested.facts).toMatchObject({ law: '44-fz', kind: 'bid' });
    expect(suggested.facts.noticeNumber).toMatch(/^01112000046260000\d\d$/);
    expect(suggested.missing).toContain('sum');
  });
});
