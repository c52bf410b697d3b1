import { chmodSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { notice, openWorkstation, startBid } from '#test/kit/workstation.ts';

describe('a bid before it is frozen', () => {
  test('is made for the notice by its own number, on the platform the notice names', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    expect(await station.value('bids.show', { bidId })).toMatchObject({
      sourceId: 'ocds-test-1',
      lotId: 'a',
      lotTitle: 'Насосы',
      platformId: 'b2b-center',
      status: 'ready',
      version: 1,
      deadline: '2026-12-20T09:00:00Z',
      documents: [{ name: 'Техника.txt', size: 18, itemId: 'offer' }],
    });
  });

  test('a lot that the notice does not have is refused with those it has', async () => {
    const station = await openWorkstation();
    await startBid(station);
    expect(await station.refusal('bids.create', { procedureId: 'ocds-test-1', lotId: 'c' })).toEqual({
      code: 'bid.lot-unknown',
      details: { lot: 'c', lots: ['a', 'b'] },
    });
  });

  test('a procedure that is not there is refused', async () => {
    const station = await openWorkstation();
    expect((await station.refusal('bids.create', { procedureId: 'nothing' })).code).toBe('record.not-found');
  });

  test('the same file twice changes nothing, another of its name is refused and nothing overwritten', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const again = await station.value('bids.addDocuments', {
      bidId,
      fileIds: [await station.file('Техника.txt', 'Насос 1Д315\n')],
    });
    expect(again.documents).toHaveLength(1);
    const other = await station.file('ТЕХНИКА.txt', 'another\n');
    expect(await station.refusal('bids.addDocuments', { bidId, fileIds: [other] })).toEqual({
      code: 'bid.name-taken',
      details: { file: 'ТЕХНИКА.txt' },
    });
    expect((await station.value('bids.show', { bidId })).documents).toHaveLength(1);
  });

  test('adding is all or nothing: an unfit name keeps its good neighbours out', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const fileIds = [await station.file('good.pdf', 'x'), await station.file('bad\u202efdp.exe', 'x')];
    expect((await station.refusal('bids.addDocuments', { bidId, fileIds })).code).toBe('bid.name-unfit');
    expect((await station.value('bids.show', { bidId })).documents).toHaveLength(1);
  });

  test('an item that is not in the checklist is refused with those that are', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const refusal = await station.refusal('bids.addDocuments', {
      bidId,
      fileIds: [await station.file('x.pdf', 'x')],
      itemId: 'nothing',
    });
    expect(refusal.code).toBe('bid.item-unknown');
    expect(refusal.details['items']).toContain('offer');
  });

  test('a required item of the user blocks until a file or a reason answers it', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const withItem = await station.value('bids.addItem', { bidId, title: 'Лицензия', need: 'required' });
    const itemId = withItem.checklist.at(-1)?.itemId ?? '';
    expect(withItem.status).toBe('draft');
    expect((await station.refusal('bids.freeze', { bidId })).details['blockers']).toEqual(['bid.item-missing']);
    const waived = await station.value('bids.waiveItem', { bidId, itemId, reason: 'не требуется для лота' });
    expect(waived.status).toBe('ready');
    expect((await station.value('bids.waiveItem', { bidId, itemId, reason: null })).status).toBe('draft');
    expect((await station.refusal('bids.waiveItem', { bidId, itemId, reason: '  ' })).code).toBe('input.invalid');
    expect((await station.value('bids.removeItem', { bidId, itemId })).status).toBe('ready');
    expect((await station.refusal('bids.removeItem', { bidId, itemId: 'offer' })).code).toBe('bid.item-of-rule');
  });

  test('documents are renamed, placed and removed', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const [document] = (await station.value('bids.show', { bidId })).documents;
    const documentId = document?.documentId ?? '';
    const renamed = await station.value('bids.renameDocument', { bidId, documentId, name: 'Offer.txt' });
    expect(renamed.documents[0]?.name).toBe('Offer.txt');
    expect((await station.refusal('bids.renameDocument', { bidId, documentId, name: 'a/b' })).code).toBe(
      'bid.name-unfit',
    );
    const placed = await station.value('bids.assignDocument', { bidId, documentId, itemId: 'price' });
    expect(placed.checklist.find((item) => item.itemId === 'price')?.state).toBe('done');
    expect((await station.value('bids.removeDocument', { bidId, documentId })).documents).toEqual([]);
    expect((await station.refusal('bids.removeDocument', { bidId, documentId })).code).toBe('bid.document-unknown');
  });

  test('a changed notice un-readies the bid until its new edition is adopted', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const changed = notice({ date: '2026-11-22T09:00:00+03:00', deadline: '2026-12-18T12:00:00+03:00' });
    await station.value('procedures.import', { fileIds: [await station.file('change.json', changed)] });
    const stale = await station.value('bids.show', { bidId });
    expect(stale).toMatchObject({
      status: 'draft',
      noticeEdition: 1,
      newestEdition: 2,
      deadline: '2026-12-18T09:00:00Z',
    });
    expect(stale.findings[0]).toMatchObject({ code: 'bid.notice-changed', severity: 'blocker' });
    expect((await station.value('bids.adoptEdition', { bidId })).status).toBe('ready');
  });
});

test('an earlier edition that comes late moves the numbers and leaves the bid on its bytes', async () => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  const earlier = notice({ date: '2026-11-10T09:00:00+03:00', deadline: '2026-12-19T12:00:00+03:00' });
  await station.value('procedures.import', { fileIds: [await station.file('earlier.json', earlier)] });
  expect(await station.value('bids.show', { bidId })).toMatchObject({
    noticeEdition: 2,
    newestEdition: 2,
    status: 'ready',
  });
});

test('bids stand in the order of their deadlines: open first, then undated, then past', async () => {
  const station = await openWorkstation();
  const release = (ocid: string, deadline: string | null) => ({
    ocid,
    id: ocid,
    date: '2026-11-01T00:00:00Z',
    tag: ['tender'],
    tender: { id: ocid, title: ocid, ...(deadline === null ? {} : { tenderPeriod: { endDate: deadline } }) },
  });
  const releases = [
    release('past', '2026-11-20T00:00:00Z'),
    release('undated', null),
    release('late', '2026-12-20T00:00:00Z'),
    release('soon', '2026-11-24T00:00:00Z'),
    release('long-past', '2025-11-20T00:00:00Z'),
  ];
  await station.value('procedures.import', {
    fileIds: [await station.file('several.json', JSON.stringify({ version: '1.1', releases }))],
  });
  for (const { ocid } of releases) await station.value('bids.create', { procedureId: ocid });
  const { rows } = await station.value('bids.list', {});
  expect(rows.map((row) => row.procedureTitle)).toEqual(['soon', 'late', 'undated', 'past', 'long-past']);
});

describe('freezing and after', () => {
  test('an edit is refused, a revision starts the next version and leaves the frozen one', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const frozen = await station.value('bids.freeze', { bidId });
    expect(frozen.files.map((file) => file.name)).toEqual(['Техника.txt']);
    expect(await station.value('bids.freeze', { bidId })).toEqual(frozen);
    expect((await station.refusal('bids.setPrice', { bidId, price: null })).code).toBe('bid.frozen');
    const extra = await station.file('late.pdf', 'x');
    expect((await station.refusal('bids.addDocuments', { bidId, fileIds: [extra] })).code).toBe('bid.frozen');
    const revised = await station.value('bids.revise', { bidId });
    expect(revised).toMatchObject({ version: 2, status: 'ready', frozen: null });
    expect((await station.value('bids.addDocuments', { bidId, fileIds: [extra] })).documents).toHaveLength(2);
    expect((await station.value('bids.freeze', { bidId })).manifestDigest).not.toBe(frozen.manifestDigest);
  });

  test('a vault file that changed is refused by name and nothing is frozen', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const [document] = (await station.value('bids.show', { bidId })).documents;
    overwrite(station.host.workspace.vault.pathOf(document?.digest.value ?? ''), 'tampered');
    expect(await station.refusal('bids.freeze', { bidId })).toMatchObject({
      code: 'bid.file-changed',
      details: { file: 'Техника.txt' },
    });
    expect((await station.value('bids.show', { bidId })).status).toBe('ready');
  });

  test('a removed bid is gone, its notice stays', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    await station.value('bids.freeze', { bidId });
    await station.value('bids.remove', { bidId });
    expect((await station.refusal('bids.show', { bidId })).code).toBe('record.not-found');
    expect((await station.value('procedures.list', {})).total).toBe(1);
  });

  test('the money an open bid freezes shows from its deadline on', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    await station.value('bids.setSecurity', { bidId, security: { amount: '6000.00', currency: 'RUB' } });
    const { cash } = await station.value('today.show', {});
    const byDay = new Map(cash[0]?.days.map(({ day, frozen }) => [day, frozen]));
    expect([byDay.get('2026-12-19'), byDay.get('2026-12-20'), byDay.size]).toEqual(['0.00', '6000.00', 60]);
  });
});

const overwrite = (path: string, text: string): void => {
  chmodSync(path, 0o600);
  writeFileSync(path, text);
};
