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
    expect(sets.at(-1)).toMatchObject({ isShipped: false, set: { setId: 'house' } });
    expect((await station.refusal('checklists.remove', { setId: 'law-44' })).code).toBe('bid.set-shipped');
    await station.value('checklists.save', { ...set, title: 'Заказчик Б' });
    const again = { fileId: await station.file('sets.json', text) };
    expect((await station.refusal('checklists.import', again)).code).toBe('reference.would-overwrite');
    const { sets: replaced } = await station.value('checklists.import', { ...again, replace: true });
    expect(replaced.at(-1)?.set.title).toBe('Заказчик А');
    expect(
      (await station.refusal('checklists.import', { fileId: await station.file('bad.json', '{"sets":[]}') })).code,
    ).toMatch(/^reference\./);
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

  test('uses a copy in place of the program’s set, which stays as it is, and says why each applies or not', async () => {
    const { station, bidId } = await begun();
    await station.value('checklists.setTerms', { bidId, law: '44-fz' });
    const { sets } = await station.value('checklists.list', {});
    const law = sets.find((one) => one.set.setId === 'law-44')?.set;
    if (law === undefined) throw new Error('no set of the law');
    expect((await station.refusal('checklists.save', { ...law, title: 'x' })).code).toBe('bid.set-shipped');
    const { text } = await station.value('checklists.export', { setIds: ['law-44'] });
    await station.value('checklists.import', { fileId: await station.file('law.json', text) });
    const changed = text.replace('44-ФЗ', '44-ФЗ!');
    expect((await station.refusal('checklists.import', { fileId: await station.file('x.json', changed) })).code).toBe(
      'bid.set-shipped',
    );
    const copy = { ...law, setId: 'law-44-own', replaces: 'law-44', items: law.items.slice(0, 2) };
    await station.value('checklists.save', copy);
    const grounds = await station.value('checklists.explain', { bidId });
    expect(grounds).toMatchObject({ law: { value: '44-fz', from: 'user' }, hasUsual: false });
    const against = Object.fromEntries(grounds.sets.map((one) => [one.setId, one.against]));
    expect(against).toMatchObject({ 'law-44': ['replaced'], 'law-44-own': [] });
    expect((await station.value('bids.show', { bidId })).checklist).toHaveLength(2);
    await station.value('checklists.setTerms', { bidId, law: null });
    expect((await station.value('checklists.explain', { bidId })).law).toEqual({ value: 'commercial', from: 'nobody' });
  });
});
