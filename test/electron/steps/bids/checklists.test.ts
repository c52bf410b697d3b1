import { describe, expect, test } from 'vitest';
import { openWorkstation, startBid, type Workstation } from '#test/kit/workstation.ts';

const set = {
  setId: 'house',
  title: 'Заказчик А',
  validFrom: '2020-01-01',
  source: 'Положение о закупке',
  items: [{ itemId: 'form-1', title: 'Форма 1', need: 'required' as const, basis: 'прил. 1', dueDays: 2 }],
};
const begun = async (): Promise<{ station: Workstation; bidId: string }> => {
  const station = await openWorkstation();
  return { station, bidId: await startBid(station) };
};

describe('the checklist of a bid', () => {
  test('follows a set of the user’s, which blocks until its paper is there, and lets go when it is taken away', async () => {
    const { station, bidId } = await begun();
    await station.value('checklists.save', set);
    const bid = await station.value('bids.show', { bidId });
    expect(bid.checklist.at(-1)).toMatchObject({ itemId: 'form-1', title: 'Форма 1', dueDays: 2 });
    expect(bid.checklist.at(-1)?.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(bid.completeness.required).toEqual({ done: 0, total: 1 });
    expect((await station.refusal('bids.freeze', { bidId })).code).toBe('bid.blocked');
    const { text } = await station.value('checklists.export', {});
    await station.value('checklists.remove', { setId: 'house' });
    expect((await station.value('bids.show', { bidId })).checklist.map(({ itemId }) => itemId)).not.toContain('form-1');
    const { sets } = await station.value('checklists.import', { fileId: await station.file('sets.json', text) });
    expect(sets.at(-1)).toMatchObject({ isOwn: true, set: { setId: 'house' } });
    expect((await station.refusal('checklists.remove', { setId: 'law-44' })).code).toBe('bid.set-unknown');
    expect(
      (await station.refusal('checklists.import', { fileId: await station.file('bad.json', '{"sets":[]}') })).code,
    ).toBe('bid.sets-unreadable');
  });

  test('has owners and due days by item, and the law and party that the user names', async () => {
    const { station, bidId } = await begun();
    const planned = await station.value('checklists.plan', { bidId, itemId: 'price', owner: ' Петров ', dueDays: 3 });
    expect(planned.checklist.find(({ itemId }) => itemId === 'price')).toMatchObject({ owner: 'Петров', dueDays: 3 });
    const cleared = await station.value('checklists.plan', { bidId, itemId: 'price', owner: null });
    expect(cleared.checklist.find(({ itemId }) => itemId === 'price')).toMatchObject({ owner: null, dueDays: 3 });
    expect((await station.refusal('checklists.plan', { bidId, itemId: 'no', owner: 'x' })).code).toBe(
      'bid.item-unknown',
    );
    const other = await station.value('checklists.setTerms', { bidId, law: '44-fz', party: 'foreign' });
    expect(other.checklistTerms).toMatchObject({ law: '44-fz', party: 'foreign' });
    expect(other.checklist.map(({ itemId }) => itemId)).toContain('translation');
    expect((await station.value('checklists.setTerms', { bidId, law: null })).checklistTerms.law).toBe('commercial');
  });
});
