import { describe, expect, test } from 'vitest';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

const bodyOf = (folder: 'eforms' | 'ocds', name: string): string =>
  noticeCases(folder)
    .find((one) => one.name === name)
    ?.bytes.toString() ?? '';

describe('bidding for several lots', () => {
  test('is held to the notice’s limit: a bid for more lots is blocked with the place of the rule, and drafts are told', async () => {
    const station = await openWorkstation();
    const notice = bodyOf('eforms', 'lots-of-one-bidder-and-a-group').replace(
      '<cbc:MaximumLotsSubmittedNumeric>2<',
      '<cbc:MaximumLotsSubmittedNumeric>1<',
    );
    const imported = await station.value('procedures.import', { fileIds: [await station.file('notice.xml', notice)] });
    const procedureId = imported.procedures[0]?.id ?? '';
    const about = async (bidId: string) =>
      (await station.value('bids.show', { bidId })).findings
        .filter(({ code }) => code.startsWith('bid.lots'))
        .map(({ code, severity, details }) => [severity, code, details['path'] ?? details['lots']]);
    const place = '/ContractNotice/cac:TenderingTerms/cac:LotDistribution';
    const { bidId: forAll } = await station.value('bids.create', { procedureId });
    expect(await about(forAll)).toEqual([
      ['blocker', 'bid.lots-above-most', place],
      ['info', 'bid.lots-awarded-most', place],
    ]);
    const { bidId: forOne } = await station.value('bids.create', { procedureId, lotId: 'LOT-0001' });
    expect(await about(forOne)).toEqual([
      ['warning', 'bid.lots-drafted-above-most', place],
      ['info', 'bid.lots-awarded-most', place],
    ]);
    await station.value('bids.remove', { bidId: forAll });
    expect((await about(forOne)).map(([severity, code]) => [severity, code])).toEqual([
      ['warning', 'bid.lots-all-wanted'],
    ]);
  });

  test('a limit of OCDS that is no number is named with its place and not counted with', async () => {
    const station = await openWorkstation();
    const notice = bodyOf('ocds', 'lots-of-one-bidder-and-groups');
    const imported = await station.value('procedures.import', { fileIds: [await station.file('notice.json', notice)] });
    const shown = await station.value('procedures.show', { id: imported.procedures[0]?.id ?? '' });
    expect(shown.lotTerms).toMatchObject({ maxSubmitted: 2, maxAwarded: null });
    expect(shown.findings).toContainEqual(
      expect.objectContaining({
        code: 'notice.lot-limit-unreadable',
        place: { path: 'tender.lotDetails.maximumLotsAwardedPerSupplier' },
      }),
    );
  });
});
