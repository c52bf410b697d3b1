import { describe, expect, it } from 'vitest';
import type { Asked } from '#shared/contract/index.ts';
import { openDesk, type Desk, type MadeNotice } from '#test/kit/organiser.ts';

type Change = Asked<'work.change'>['change'];

const people = [
  { personId: 'anna', name: 'Анна', isSelf: true },
  { personId: 'boris', name: 'Борис', isSelf: false },
];

const filled = async (count = 4, notices: readonly Partial<MadeNotice>[] = []): Promise<Desk> => {
  const desk = await openDesk();
  await desk.take(
    Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      deadline: `2026-12-0${index + 1}T09:00:00Z`,
      ...notices[index],
    })),
  );
  await desk.value('organiser.save', { people });
  return desk;
};

const numbers = async (desk: Desk, question: Asked<'procedures.list'>): Promise<string> =>
  (await desk.value('procedures.list', question)).rows.map(({ sourceId }) => sourceId.slice(-1)).join('');

describe('our own work on procedures', () => {
  it('changes what is asked, tells it apart from what was so already, and keeps the history', async () => {
    const desk = await filled();
    const [one, two] = [await desk.idOf(1), await desk.idOf(2)];
    const change: Change = {
      stageId: 'preparing',
      assigneeId: 'boris',
      addTags: ['насосы  зимние'],
      priority: 'high',
    };
    expect(await desk.value('work.change', { target: { ids: [one, two] }, change })).toMatchObject({
      selected: 2,
      changed: 2,
    });
    expect(await desk.value('work.change', { target: { ids: [one] }, change })).toMatchObject({
      changed: 0,
      actId: null,
    });
    await desk.value('work.change', {
      target: { ids: [one] },
      change: { nextStep: { text: 'запросить\nцены', on: '2026-11-25' }, isStarred: true },
    });
    const detail = await desk.value('work.show', { id: one });
    expect(detail).toMatchObject({
      stageId: 'preparing',
      assigneeId: 'boris',
      tags: ['насосы зимние'],
      priority: 'high',
      isStarred: true,
      nextStep: { text: 'запросить цены', on: '2026-11-25' },
    });
    expect(detail.history.map(({ field, before, after, author }) => [field, before, after, author])).toEqual([
      ['next-step', null, 'запросить цены, 2026-11-25', 'Анна'],
      ['starred', 'no', 'yes', 'Анна'],
      ['assignee', null, 'boris', 'Анна'],
      ['priority', 'none', 'high', 'Анна'],
      ['stage', 'new', 'preparing', 'Анна'],
      ['tags', null, 'насосы зимние', 'Анна'],
    ]);
  });

  it('demands a reason for dropping, and keeps it in the history when the stage changes again', async () => {
    const desk = await filled();
    const target = { ids: [await desk.idOf(1)] };
    expect(await desk.ask('work.change', { target, change: { stageId: 'dropped' } })).toMatchObject({
      error: { code: 'organiser.reason-missing' },
    });
    const lost = { stageId: 'dropped', reason: { reasonId: 'lost-on-price', text: '' } };
    expect(await desk.ask('work.change', { target, change: lost })).toMatchObject({
      error: { code: 'organiser.unknown-reason' },
    });
    const reason = { reasonId: 'no-capacity', text: 'цех занят до марта' };
    await desk.value('work.change', { target, change: { stageId: 'dropped', reason } });
    expect((await desk.value('work.show', { id: target.ids[0] ?? '' })).reason).toEqual(reason);
    expect(await numbers(desk, { filter: { reasons: ['no-capacity'] } })).toBe('1');
    await desk.value('work.change', { target, change: { stageId: 'studying' } });
    const detail = await desk.value('work.show', { id: target.ids[0] ?? '' });
    expect(detail.reason).toBeNull();
    expect(detail.history.map(({ after, reason: why }) => [after, why])).toEqual([
      ['studying', null],
      ['dropped', reason],
    ]);
  });

  it('refuses what no list has, and then changes nothing', async () => {
    const desk = await filled();
    const id = await desk.idOf(1);
    const refused = async (ids: string[], change: Change): Promise<string> => {
      const answer = await desk.ask('work.change', { target: { ids }, change });
      return answer.ok ? 'done' : answer.error.code;
    };
    expect(await refused([id], { stageId: 'dancing', isStarred: true })).toBe('organiser.unknown-stage');
    expect(await refused([id], { assigneeId: 'nobody' })).toBe('organiser.unknown-person');
    expect(await refused([id, 'p999'], { isStarred: true })).toBe('record.not-found');
    expect((await desk.value('work.show', { id })).history).toEqual([]);
  });

  it('changes all that a filter finds but the excepted, and takes the last act back once', async () => {
    const desk = await filled();
    const two = await desk.idOf(2);
    await desk.value('work.change', { target: { ids: [two] }, change: { stageId: 'submitted', addTags: ['лето'] } });
    const act = await desk.value('work.change', {
      target: { filter: { workStages: ['new', 'submitted'] }, except: [await desk.idOf(4)] },
      change: { stageId: 'studying', addTags: ['зима'], removeTags: ['Лето'], isSeen: true },
    });
    expect(act).toMatchObject({ selected: 3, changed: 3 });
    expect(await numbers(desk, { filter: { tags: ['ЗИМА'] } })).toBe('123');
    expect(await numbers(desk, { filter: { workStages: ['new'] } })).toBe('4');
    // Opening a procedure is no act; changing one is, and that change stays.
    await desk.value('work.change', { target: { ids: [await desk.idOf(4)] }, change: { isSeen: true } });
    const last = (await desk.value('work.lastAct', {})).act;
    expect(last).toMatchObject({ actId: act.actId, changed: 3 });
    expect(await desk.value('work.undo', { actId: act.actId ?? '' })).toEqual({ undone: 3, kept: 0 });
    expect(await desk.value('work.show', { id: two })).toMatchObject({
      stageId: 'submitted',
      tags: ['лето'],
      isSeen: false,
    });
    expect(await numbers(desk, { filter: { workStages: ['new'] } })).toBe('134');
    expect((await desk.value('work.tags', {})).tags).toEqual([{ name: 'лето', procedures: 1 }]);
    expect((await desk.value('work.lastAct', {})).act).toBeNull();
    expect(await desk.ask('work.undo', { actId: act.actId ?? '' })).toMatchObject({
      error: { code: 'organiser.nothing-to-undo' },
    });
  });

  it('sorts by stage in the order of the list, by person, priority and next step', async () => {
    const desk = await filled();
    const set = async (number: number, change: Change): Promise<void> => {
      await desk.value('work.change', { target: { ids: [await desk.idOf(number)] }, change });
    };
    await set(1, { stageId: 'submitted', assigneeId: 'boris', priority: 'low' });
    await set(3, { stageId: 'studying', assigneeId: 'anna', nextStep: { text: 'a', on: '2026-11-30' } });
    await set(4, {
      stageId: 'studying',
      assigneeId: 'boris',
      priority: 'high',
      nextStep: { text: 'b', on: '2026-11-24' },
    });
    expect(await numbers(desk, { order: 'work-stage' })).toBe('2341');
    expect(await numbers(desk, { order: 'work-stage', descending: true })).toBe('1342');
    expect(await numbers(desk, { order: 'work-stage', offset: 1, limit: 2 })).toBe('34');
    expect(await numbers(desk, { order: 'assignee' })).toBe('3142');
    expect(await numbers(desk, { order: 'priority' })).toBe('4123');
    expect(await numbers(desk, { order: 'next-step' })).toBe('4312');
    expect(await numbers(desk, { filter: { assignee: 'me' } })).toBe('3');
    expect(await numbers(desk, { filter: { assignee: 'none' } })).toBe('2');
    expect(await numbers(desk, { filter: { priorities: ['none', 'low'] } })).toBe('123');
    expect(await numbers(desk, { filter: { nextStepTo: '2026-11-24' } })).toBe('4');
  });

  it('knows what changed since the user looked', async () => {
    const desk = await filled(3);
    await desk.take([{ number: 1, title: 'Закупка 1, изменение', published: '2026-11-10T00:00:00Z' }]);
    expect(await numbers(desk, { filter: { changed: true } })).toBe('1');
    await desk.value('work.change', { target: { ids: [await desk.idOf(1)] }, change: { isSeen: true } });
    expect(await numbers(desk, { filter: { changed: true } })).toBe('');
    expect(await numbers(desk, { filter: { seen: false } })).toBe('23');
    await desk.take([{ number: 1, title: 'Закупка 1, ещё изменение', published: '2026-11-12T00:00:00Z' }]);
    expect(await numbers(desk, { filter: { changed: true, seen: true } })).toBe('1');
  });

  it('calls stuck what nobody moved while its bids end soon', async () => {
    const desk = await openDesk();
    desk.setTime('2026-11-23T07:00:00Z');
    await desk.take([1, 2, 3].map((number) => ({ number, deadline: `2026-12-0${number}T09:00:00Z` })));
    const target = { ids: [await desk.idOf(1), await desk.idOf(2)] };
    await desk.value('work.change', { target, change: { stageId: 'preparing' } });
    expect(await numbers(desk, { filter: { stuck: true } })).toBe('');
    desk.setTime('2026-11-26T08:00:00Z');
    expect(await numbers(desk, { filter: { stuck: true } })).toBe('12');
    await desk.value('work.addNote', { id: target.ids[0] ?? '', text: 'звонил заказчику' });
    expect(await numbers(desk, { filter: { stuck: true } })).toBe('2');
    const rule = { meanings: ['new' as const, 'work' as const], quietDays: 1, withinDays: 30 };
    await desk.value('organiser.save', { stuckRule: rule });
    expect(await numbers(desk, { filter: { stuck: true } })).toBe('23');
  });
});

describe('notes', () => {
  it('are kept harmless with their author and moment, and what they said before stays in the history', async () => {
    const desk = await filled();
    const id = await desk.idOf(1);
    const first = await desk.value('work.addNote', { id, text: 'строка\nвторая \u202Eзадом\u001b[31m' });
    expect(first.notesShown).toMatchObject([{ author: 'Анна', text: 'строка\nвторая [U+202E]задом␛[31m' }]);
    await desk.value('work.addNote', { id, text: 'от Бориса', author: 'Борис' });
    const noteId = first.notesShown[0]?.noteId ?? '';
    await desk.value('work.editNote', { id, noteId, text: 'иначе' });
    const after = await desk.value('work.removeNote', { id, noteId });
    expect(after.notesShown.map(({ text }) => text)).toEqual(['от Бориса']);
    expect(after.history.map(({ before, after: now }) => [before, now])).toEqual([
      ['иначе', null],
      ['строка\nвторая [U+202E]задом␛[31m', 'иначе'],
    ]);
    expect(await desk.ask('work.editNote', { id, noteId: 'n77', text: 'x' })).toMatchObject({
      error: { code: 'organiser.unknown-note' },
    });
  });

  it.each([
    ['запроса', 'запросить цены у поставщика'],
    ['поставщиками', 'запросить цены у поставщика'],
    ['supplier', 'asked three suppliers for quotes'],
    ['quoting', 'asked three suppliers for quotes'],
    ['ёлок', 'ель и елка — разное'],
  ])('and tags are found by “%s” in “%s”, beside the words of the notice', async (asked, text) => {
    const desk = await filled(3, [{ title: 'Мебель офисная' }]);
    expect(await numbers(desk, { search: asked })).toBe('');
    const id = await desk.idOf(1);
    await desk.value('work.addNote', { id, text });
    expect(await numbers(desk, { search: asked })).toBe('1');
    expect(await numbers(desk, { search: `мебели ${asked}` })).toBe('1');
    expect(await numbers(desk, { search: `насос ${asked}` })).toBe('');
    await desk.value('work.change', {
      target: { ids: [await desk.idOf(2)] },
      change: { addTags: [text.slice(0, 60)] },
    });
    expect(await numbers(desk, { search: asked })).toBe('12');
    expect(await numbers(desk, { search: asked, filter: { buyer: 'бета' } })).toBe('12');
    expect(await numbers(desk, { search: asked, filter: { buyer: 'гамма' } })).toBe('');
  });
});

describe('the lists that people edit', () => {
  it('keep a stage, reason or person that procedures have', async () => {
    const desk = await filled();
    const shown = await desk.value('organiser.show', {});
    const target = { ids: [await desk.idOf(1)] };
    const reason = { reasonId: 'other', text: '' };
    await desk.value('work.change', { target, change: { stageId: 'dropped', reason, assigneeId: 'boris' } });
    const without = <T>(list: readonly T[], is: (one: T) => boolean): T[] => list.filter((one) => !is(one));
    for (const [given, entry] of [
      [{ reasons: without(shown.reasons, ({ reasonId }) => reasonId === 'other') }, 'other'],
      [{ people: without(shown.people, ({ personId }) => personId === 'boris') }, 'Борис'],
    ] as const)
      expect(await desk.ask('organiser.save', given)).toMatchObject({
        error: { code: 'organiser.in-use', details: { entry, count: 1 } },
      });
    const own = { stageId: 'call', names: { ru: 'Звонок', en: 'Call' }, meaning: 'work' as const };
    const stages = [...without(shown.stages, ({ stageId }) => stageId === 'lost'), own];
    expect((await desk.value('organiser.save', { stages })).stages.map(({ stageId }) => stageId)).toContain('call');
    await desk.value('work.change', { target, change: { stageId: 'call' } });
    expect(await numbers(desk, { filter: { workStages: ['call'] } })).toBe('1');
  });

  it('join two tags where one takes the name of the other', async () => {
    const desk = await filled();
    await desk.value('work.change', { target: { ids: [await desk.idOf(1)] }, change: { addTags: ['зима', 'лёд'] } });
    await desk.value('work.change', { target: { ids: [await desk.idOf(2)] }, change: { addTags: ['Снег'] } });
    expect(await desk.value('work.renameTag', { from: 'СНЕГ', to: 'Зима' })).toEqual({ procedures: 1 });
    expect((await desk.value('work.tags', {})).tags).toEqual([
      { name: 'зима', procedures: 2 },
      { name: 'лёд', procedures: 1 },
    ]);
    expect(await numbers(desk, { filter: { tags: ['лед', 'зима'] } })).toBe('1');
    expect(await desk.ask('work.renameTag', { from: 'снег', to: 'x' })).toMatchObject({
      error: { code: 'organiser.unknown-tag' },
    });
  });
});
