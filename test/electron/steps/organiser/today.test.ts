import { expect, it } from 'vitest';
import { openDesk } from '#test/kit/organiser.ts';

it('Today shows steps, what stands still and what changed unseen, and nothing of what was dropped', async () => {
  const desk = await openDesk();
  await desk.take([1, 2, 3, 4].map((number) => ({ number, deadline: `2026-11-2${number + 5}T09:00:00Z` })));
  const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map((number) => desk.idOf(number)));
  const set = async (
    id = '',
    change: Parameters<typeof desk.value<'work.change'>>[1]['change'] = {},
  ): Promise<void> => {
    await desk.value('work.change', { target: { ids: [id] }, change });
  };
  await set(one, { stageId: 'preparing', nextStep: { text: 'запросить цены', on: '2026-11-26' } });
  await set(two, { stageId: 'studying' });
  await set(four, {
    stageId: 'dropped',
    reason: { reasonId: 'other', text: '' },
    nextStep: { text: 'x', on: '2026-11-24' },
  });
  await desk.take([3, 4].map((number) => ({ number, title: 'Иначе', published: '2026-11-10T00:00:00Z' })));

  const first = await desk.value('today.show', {});
  expect(first.due.map(({ kind, title, at }) => `${kind} ${title} ${at}`)).toEqual([
    'bid-deadline Закупка 1 2026-11-26T09:00:00Z',
    'next-step запросить цены 2026-11-26T20:59:59Z',
    'bid-deadline Закупка 2 2026-11-27T09:00:00Z',
    'bid-deadline Иначе 2026-12-01T09:00:00Z',
  ]);
  expect(first.changed.map(({ procedureId }) => procedureId)).toEqual([three]);
  expect(first.stuck).toEqual([]);

  await set(three, { isSeen: true });
  desk.setTime('2026-11-27T07:00:00Z');
  const later = await desk.value('today.show', {});
  expect(later.changed).toEqual([]);
  expect(later.stuck.map(({ procedureId, finding }) => [procedureId, finding.code, finding.details])).toEqual([
    [one, 'organiser.step-overdue', { step: 'запросить цены', on: '2026-11-26' }],
    [two, 'organiser.stuck', { count: 3 }],
  ]);
});
