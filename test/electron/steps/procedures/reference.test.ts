import { describe, expect, it } from 'vitest';
import { notice, openWorkstation } from '#test/kit/workstation.ts';

const rule = {
  id: 'own-1',
  law: 'commercial',
  platformId: 'b2b-center',
  ways: null,
  onlySmall: false,
  event: 'own-date-1',
  name: 'Звонок куратору',
  parent: 'bids-until',
  term: { unit: 'days', amount: -3, ends: 'same-clock' },
  bound: 'not-later',
  article: 'регламент площадки, п. 4.2',
  text: 'За три дня до окончания подачи заявок.',
  readOn: '2026-11-01',
  validFrom: '2026-01-01',
  validTo: null,
};

describe('rules of dates that the user keeps', () => {
  it('give a date its moment, name and clause, move with the notice, and leave again', async () => {
    const station = await openWorkstation();
    await station.value('procedures.import', { fileIds: [await station.file('a.json', notice())] });
    await station.value('dateRules.save', { rule });
    const own = async () =>
      (await station.value('deadlines.show', { id: 'ocds-test-1' })).nodes.find(
        ({ nodeId }) => nodeId === 'own-date-1',
      );
    expect(await own()).toMatchObject({
      title: 'Звонок куратору',
      at: '2026-12-17T09:00:00Z',
      by: 'rule',
      rule: { article: 'регламент площадки, п. 4.2' },
    });
    const later = notice({ date: '2026-11-21T09:00:00+03:00', deadline: '2026-12-25T12:00:00+03:00' });
    await station.value('procedures.import', { fileIds: [await station.file('b.json', later)] });
    expect(await own()).toMatchObject({ at: '2026-12-22T09:00:00Z' });
    expect(await station.value('dateRules.remove', { ruleId: 'own-1' })).toEqual({ ruleId: 'own-1', stands: null });
    expect(await own()).toBeUndefined();
  });

  it('that would make a date hang on itself are refused, from a file as well, and nothing is kept', async () => {
    const station = await openWorkstation();
    const back = { ...rule, id: 'own-2', event: 'bids-until', name: null, parent: 'own-date-1' };
    await station.value('dateRules.save', { rule });
    expect(await station.refusal('dateRules.save', { rule: back })).toMatchObject({ code: 'date-rule.circular' });
    const fileId = await station.file('rules.json', JSON.stringify([{ ...rule, id: 'own-3', event: 'x' }, back]));
    expect(await station.refusal('dateRules.import', { fileId })).toMatchObject({ code: 'date-rule.circular' });
    const { rules } = await station.value('dateRules.list', {});
    expect(rules.filter(({ standing }) => standing !== 'shipped').map(({ rule: kept }) => kept.id)).toEqual(['own-1']);
  });

  it('edited from the program’s stand in their place, and give it back', async () => {
    const station = await openWorkstation();
    const { rules } = await station.value('dateRules.list', {});
    const shipped = rules.find(({ rule: one }) => one.id === 'ru44.payment')?.rule;
    if (shipped === undefined) throw new Error('no such rule');
    const edited = { ...shipped, term: { ...shipped.term, amount: 10 } };
    expect(await station.value('dateRules.save', { rule: edited })).toMatchObject({ standing: 'edited', shipped });
    const { text } = await station.value('dateRules.export', {});
    expect(JSON.parse(text)).toMatchObject({ bidwright: 'date-rule', records: [edited] });
    expect(await station.value('dateRules.save', { rule: shipped })).toMatchObject({ standing: 'shipped' });
  });
});

describe('the plan of reminders', () => {
  it('of the user says when dates are told, with what is left until them', async () => {
    const station = await openWorkstation();
    await station.value('procedures.import', { fileIds: [await station.file('a.json', notice())] });
    await station.value('deadlines.watch', { id: 'ocds-test-1', watched: true });
    const told = async () =>
      (await station.value('reminders.due', {})).reminders.map(({ nodeId, minutes }) => [nodeId, minutes]);
    const plan = { usual: [60], byEvent: [{ event: 'bids-until', levels: [2880, 30] }] };
    await station.value('reminders.savePlan', { plan });
    station.setTime('2026-12-13T09:00:00Z');
    expect(await told()).toEqual([]);
    station.setTime('2026-12-18T09:00:00Z');
    expect(await told()).toEqual([['bids-until', 2880]]);
    // A nearer level that is added now is told at its time, though another was told before.
    await station.value('reminders.savePlan', {
      plan: { usual: [60], byEvent: [{ event: 'bids-until', levels: [4320, 600, 30] }] },
    });
    station.setTime('2026-12-19T23:00:00Z');
    expect(await told()).toEqual([['bids-until', 600]]);
    expect(await station.value('reminders.savePlan', { plan: null })).toMatchObject({ standing: 'shipped' });
    expect(await station.refusal('reminders.savePlan', { plan: { usual: [1, 2], byEvent: [] } })).toMatchObject({
      code: 'reminders.levels-not-falling',
    });
  });
});

describe('kinds of procedure', () => {
  it('edited one by one keep their history, travel as a file, and give the program’s its place back', async () => {
    const station = await openWorkstation();
    const { kinds } = await station.value('kinds.records', {});
    const [first] = kinds;
    if (first === undefined) throw new Error('no kinds');
    const edited = { ...first.kind, name: 'Продажа с торгов' };
    expect(await station.value('kinds.edit', { kind: edited })).toMatchObject({ standing: 'edited', edits: 1 });
    const { text } = await station.value('kinds.export', {});
    expect(JSON.parse(text)).toMatchObject({ records: [{ name: 'Продажа с торгов' }] });
    expect(await station.value('kinds.reset', { kindId: edited.kindId })).toMatchObject({ stands: first.kind });
    const { history } = await station.value('kinds.history', { kindId: edited.kindId });
    expect(history.map(({ record }) => record?.name ?? null)).toEqual([null, 'Продажа с торгов']);
    const fileId = await station.file('kinds.json', text);
    expect(await station.value('kinds.import', { fileId })).toEqual({ kindIds: [edited.kindId] });
    expect(await station.refusal('kinds.edit', { kind: { ...edited, stages: [] } })).toMatchObject({
      code: 'reference.field-empty',
      details: { path: 'stages' },
    });
  });
});
