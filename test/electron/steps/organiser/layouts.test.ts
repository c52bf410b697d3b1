import { describe, expect, it } from 'vitest';
import type { Answer } from '#shared/contract/index.ts';
import { openDesk, type Desk } from '#test/kit/organiser.ts';

const filled = async (): Promise<Desk> => {
  const desk = await openDesk();
  await desk.value('settings.save', { zone: 'Europe/Moscow' });
  await desk.take([
    { number: 1, title: 'Насосы', deadline: '2026-11-30T20:59:00Z' },
    { number: 2, title: 'Насос', deadline: '2026-11-30T21:00:00Z' },
    { number: 3, title: 'Шкафы', deadline: '2026-12-31T09:00:00Z', published: '2026-12-05T00:00:00Z' },
    { number: 4, title: 'Без срока', deadline: null },
  ]);
  const target = { ids: [await desk.idOf(2)] };
  await desk.value('work.change', {
    target,
    change: { stageId: 'preparing', nextStep: { text: 'цены', on: '2026-11-30' } },
  });
  return desk;
};
const brief = (days: Answer<'procedures.calendar'>['days']): readonly string[] =>
  days.map(({ day, counts }) => `${day} ${counts.map(({ kind, count }) => `${kind} ${count}`).join(', ')}`);

describe('the board', () => {
  it('counts every stage and shows the first of each in the list’s order', async () => {
    const desk = await filled();
    const shown = async (input: Parameters<typeof desk.value<'procedures.board'>>[1]): Promise<readonly string[]> =>
      (await desk.value('procedures.board', input)).columns
        .filter(({ total }) => total > 0)
        .map(({ stageId, total, rows }) => `${stageId} ${total}: ${rows.map(({ title }) => title).join(', ')}`);
    expect(await shown({ perColumn: 2 })).toEqual(['new 3: Насосы, Шкафы', 'preparing 1: Насос']);
    expect(await shown({ search: 'насос' })).toEqual(['new 1: Насосы', 'preparing 1: Насос']);
    expect(await shown({ filter: { workStages: ['new'] }, order: 'title' })).toEqual([
      'new 3: Без срока, Насосы, Шкафы',
    ]);
    expect(await shown({ search: '***' })).toEqual([]);
  });
});

describe('the calendar', () => {
  it('puts each date under its day of the user’s zone', async () => {
    const desk = await filled();
    const asked = { from: '2026-11-30', to: '2026-12-31' };
    expect(brief((await desk.value('procedures.calendar', asked)).days)).toEqual([
      '2026-11-30 next-step 1, bids-until 1',
      '2026-12-01 bids-until 1',
      '2026-12-31 bids-until 1',
    ]);
    await desk.value('settings.save', { zone: 'Asia/Vladivostok' });
    const east = await desk.value('procedures.calendar', { ...asked, kinds: ['bids-until', 'published'] });
    expect(east.zone).toBe('Asia/Vladivostok');
    expect(brief(east.days)).toEqual(['2026-12-01 bids-until 2', '2026-12-05 published 1', '2026-12-31 bids-until 1']);
  });

  it('pages a day, and shows other dates of what is watched', async () => {
    const desk = await filled();
    const day = '2026-12-01';
    await desk.value('deadlines.watch', { id: await desk.idOf(1), watched: true });
    await desk.value('deadlines.state', {
      id: await desk.idOf(1),
      event: 'questions-until',
      at: '2026-12-01T10:00:00Z' as never,
    });
    const first = await desk.value('procedures.day', { day, limit: 1 });
    expect(first).toMatchObject({ total: 2, isCut: false, items: [{ kind: 'questions-until', title: 'Насосы' }] });
    const second = await desk.value('procedures.day', { day, offset: 1 });
    expect(second.items).toMatchObject([{ kind: 'bids-until', title: 'Насос', stageId: 'preparing' }]);
    const narrowed = await desk.value('procedures.day', { day, filter: { workStages: ['preparing'] } });
    expect(narrowed.items.map(({ kind }) => kind)).toEqual(['bids-until']);
  });

  it.each([
    ['2026-12-01', '2026-11-30', 'organiser.too-many-days'],
    ['2026-01-01', '2026-12-31', 'organiser.too-many-days'],
    ['2026-02-30', '2026-03-01', 'input.invalid'],
  ])('refuses %s to %s with %s', async (from, to, code) => {
    const desk = await openDesk();
    expect((await desk.refusal('procedures.calendar', { from, to })).code).toBe(code);
  });
});

describe('the timeline', () => {
  it('shows what is open within the days, from its publication to its end', async () => {
    const desk = await filled();
    const titles = async (from: string, to: string): Promise<readonly string[]> =>
      (await desk.value('procedures.timeline', { from, to })).bars.map(({ row }) => row.title);
    expect(await titles('2026-12-01', '2026-12-04')).toEqual(['Насос']);
    expect(await titles('2026-11-10', '2026-12-05')).toEqual(['Насосы', 'Насос', 'Шкафы']);
    expect(await titles('2027-01-01', '2027-02-01')).toEqual([]);
    const { bars } = await desk.value('procedures.timeline', {
      from: '2026-11-01',
      to: '2026-12-04',
      offset: 1,
      limit: 1,
    });
    expect(bars).toMatchObject([
      { from: '2026-11-01T00:00:00Z', to: '2026-11-30T21:00:00Z', nextStepOn: '2026-11-30' },
    ]);
  });
});
