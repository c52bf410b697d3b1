import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import { fireReminders } from '#electron/steps/procedures/reminders.ts';
import { noteClockCheck } from '#electron/store/procedures/reminders.ts';
import { temporaryFolder } from '#test/kit/workspaces.ts';
import { openWorkstation, type Workstation } from '#test/kit/workstation.ts';

const header = '№ закупки;Предмет закупки;Заказчик;НМЦК, руб.;Дата окончания подачи заявок;Способ закупки';
const mapping = {
  columns: {
    number: '№ закупки',
    title: 'Предмет закупки',
    buyer: 'Заказчик',
    value: 'НМЦК, руб.',
    deadline: 'Дата окончания подачи заявок',
    method: 'Способ закупки',
  },
  zone: 'Europe/Moscow',
  currency: 'RUB',
};
const row = (deadline: string, value = '100,50', number = '0372200000123000012'): string =>
  `${header}\n${number};Насосы;ГБУ «Пример»;${value};${deadline};Электронный аукцион (44-ФЗ)`;

const importCsv = async (station: Workstation, text: string, name = 't.csv') => {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  const { fileId } = await station.value('files.take', { path });
  return station.value('procedures.import', { fileIds: [fileId], mapping });
};
const id = '0372200000123000012';

describe('a procedure’s dates', () => {
  it('follow from the notice by the law’s articles, and move when a new edition moves their parent', async () => {
    const station = await openWorkstation();
    await importCsv(station, row('30.11.2026 10:00'));
    const shown = await station.value('deadlines.show', { id });
    expect(shown).toMatchObject({ law: 'ru44', way: 'auction' });
    const dated = (nodes: typeof shown.nodes) =>
      Object.fromEntries(nodes.flatMap(({ nodeId, at, day }) => (at === null ? [] : [[nodeId, day ?? at]])));
    expect(dated(shown.nodes)).toEqual({
      'questions-until': '2026-11-27T07:00:00Z',
      'bids-until': '2026-11-30T07:00:00Z',
      'auction-start': '2026-11-30T09:00:00Z',
      'bid-guarantee-end': '2026-12-30',
    });
    await importCsv(station, row('07.12.2026 11:00', '120'));
    const diff = await station.value('procedures.diff', { id });
    expect(diff.changes.map(({ subject, before, after }) => [subject, before, after])).toEqual([
      ['deadline', '2026-11-30T07:00:00Z', '2026-12-07T08:00:00Z'],
      ['price', '100.5 RUB', '120 RUB'],
    ]);
    expect(diff.movedDates.map(({ event, after, afterDay }) => [event, afterDay ?? after])).toEqual([
      ['questions-until', '2026-12-04T08:00:00Z'],
      ['auction-start', '2026-12-07T10:00:00Z'],
      ['bid-guarantee-end', '2027-01-07'],
    ]);
    expect(diff.touches).toEqual(['dates', 'price', 'security']);
  });

  it('take what the user read elsewhere, and give it back', async () => {
    const station = await openWorkstation();
    await importCsv(station, row('30.11.2026 10:00'));
    const at = '2026-12-02T12:00:00Z' as Instant;
    const stated = await station.value('deadlines.state', { id, event: 'protocol', at });
    expect(stated.nodes.find(({ nodeId }) => nodeId === 'supplier-signs')).toMatchObject({ day: '2026-12-11' });
    const forgotten = await station.value('deadlines.state', { id, event: 'protocol', at: null });
    expect(forgotten.nodes.find(({ nodeId }) => nodeId === 'supplier-signs')).toMatchObject({
      state: 'waits',
      waitsFor: 'protocol',
    });
    expect((await station.refusal('deadlines.state', { id, event: 'protocol', at, zone: 'Mars/Base' })).code).toBe(
      'calendar.unknown-zone',
    );
    expect((await station.refusal('deadlines.show', { id: 'p99' })).code).toBe('record.not-found');
  });

  it('take own steps counted back in working days', async () => {
    const station = await openWorkstation();
    await station.value('settings.save', { zone: 'Europe/Moscow' });
    await importCsv(station, row('12.01.2027 10:00'));
    const added = await station.value('deadlines.addStep', { id, title: 'Подпись директора', workingDays: -2 });
    const step = added.nodes.find(({ by }) => by === 'own');
    expect(step).toMatchObject({ title: 'Подпись директора', at: '2026-12-30T15:00:00Z', parent: 'bids-until' });
    const stepId = step?.stepId ?? '';
    const marked = await station.value('deadlines.markStep', { id, stepId, done: true });
    expect(marked.nodes.find(({ by }) => by === 'own')).toMatchObject({ isDone: true });
    const removed = await station.value('deadlines.removeStep', { id, stepId });
    expect(removed.nodes.some(({ by }) => by === 'own')).toBe(false);
    expect((await station.refusal('deadlines.removeStep', { id, stepId })).code).toBe('record.not-found');
    expect((await station.refusal('deadlines.markStep', { id, stepId, done: true })).code).toBe('record.not-found');
  });

  it('to come are listed by time up to a day', async () => {
    const station = await openWorkstation();
    await importCsv(station, row('30.11.2026 10:00'));
    await importCsv(station, row('25.11.2026 10:00', '5', '0372200000123000013'), 'u.csv');
    await station.value('deadlines.watch', { id, watched: true });
    const { rows } = await station.value('deadlines.list', { until: '2026-11-30' });
    expect(rows.map(({ sourceId, nodeId }) => `${sourceId.slice(-2)} ${nodeId}`)).toEqual([
      '13 bids-until',
      '12 questions-until',
      '12 bids-until',
      '12 auction-start',
    ]);
    const { isCut } = await station.value('deadlines.list', { limit: 2 });
    expect(isCut).toBe(true);
  });

  it('as a calendar file update what was taken in before', async () => {
    const station = await openWorkstation();
    await importCsv(station, row('30.11.2026 10:00'));
    const told = async (): Promise<string[]> => {
      const { text } = await station.value('deadlines.calendar', {});
      return text.split('\r\n').filter((line) => /^(?:UID|SEQUENCE|DTSTART|STATUS)/.test(line));
    };
    const uid = `UID:bids-until.${id}@bidwright.invalid`;
    expect(await told()).toEqual([uid, 'SEQUENCE:0', 'DTSTART:20261130T070000Z', 'STATUS:CONFIRMED']);
    expect(await told()).toContain('SEQUENCE:0');
    await importCsv(station, row('07.12.2026 11:00'));
    expect(await told()).toEqual([uid, 'SEQUENCE:1', 'DTSTART:20261207T080000Z', 'STATUS:CONFIRMED']);
    await importCsv(station, row(''));
    expect(await told()).toEqual([uid, 'SEQUENCE:2', 'DTSTART:20261207T080000Z', 'STATUS:CANCELLED']);
    expect(await told()).toContain('SEQUENCE:2');
  });

  it('as a calendar file ring when the user is reminded, and are no file where there is no date', async () => {
    const station = await openWorkstation();
    expect(await station.value('deadlines.calendar', { keep: true })).toMatchObject({
      text: '',
      events: 0,
      path: null,
    });
    await importCsv(station, row('30.11.2026 10:00'));
    const rings = async (): Promise<string[]> => {
      const { text } = await station.value('deadlines.calendar', {});
      return text.split('\r\n').filter((line) => /^(?:SEQUENCE|TRIGGER)/.test(line));
    };
    expect((await rings()).slice(0, 3)).toEqual(['SEQUENCE:0', 'TRIGGER:-PT10080M', 'TRIGGER:-PT4320M']);
    const byEvent = [{ event: 'bids-until', levels: [90, 10] }];
    await station.value('reminders.savePlan', { plan: { usual: [60], byEvent } });
    expect(await rings()).toEqual(['SEQUENCE:1', 'TRIGGER:-PT90M', 'TRIGGER:-PT10M']);
  });
});

describe('what changed between editions', () => {
  it('un-readies bids made for the older one, by name', async () => {
    const station = await openWorkstation();
    const imported = await importCsv(station, row('30.11.2026 10:00'));
    const { bidId } = await station.value('bids.create', { procedureId: imported.procedures[0]?.id ?? '' });
    await importCsv(station, row('30.11.2026 10:00', '7'));
    const diff = await station.value('procedures.diff', { id });
    expect(diff.bids).toMatchObject([{ bidId, edition: 1, status: 'draft' }]);
    const bid = await station.value('bids.show', { bidId });
    expect(bid.findings.map(({ code }) => code)).toContain('bid.notice-changed');
    await station.value('bids.adoptEdition', { bidId });
    expect((await station.value('procedures.diff', { id })).bids).toEqual([]);
  });

  it('is nothing for one edition, and refuses one that is not there', async () => {
    const station = await openWorkstation();
    await importCsv(station, row('30.11.2026 10:00'));
    expect(await station.value('procedures.diff', { id })).toMatchObject({ from: 1, to: 1, changes: [] });
    expect((await station.refusal('procedures.diff', { id, to: 5 })).code).toBe('record.not-found');
  });
});

describe('reminders', () => {
  it('fire once for a date in work, through snooze and acknowledgement, and anew when it moves', async () => {
    const station = await openWorkstation();
    station.setTime('2026-11-29T08:00:00Z');
    await importCsv(station, row('30.11.2026 10:00'));
    expect(await fireReminders(station.host)).toEqual([]);
    await station.value('deadlines.watch', { id, watched: true });
    const first = await fireReminders(station.host);
    expect(first.map(({ nodeId, level }) => [nodeId, level])).toEqual([
      ['bids-until', 2],
      ['auction-start', 1],
    ]);
    expect(await fireReminders(station.host)).toEqual([]);
    const [due] = (await station.value('reminders.due', {})).reminders;
    const reminderId = due?.reminderId ?? '';
    await station.value('reminders.snooze', { reminderId, minutes: 60 });
    expect((await station.value('reminders.due', {})).reminders.map(({ nodeId }) => nodeId)).toEqual(['auction-start']);
    station.setTime('2026-11-29T09:01:00Z');
    expect((await fireReminders(station.host)).map(({ nodeId }) => nodeId)).toEqual(['bids-until', 'auction-start']);
    await station.value('reminders.acknowledge', { reminderId });
    station.setTime('2026-11-30T06:50:00Z');
    expect((await fireReminders(station.host)).map(({ nodeId }) => nodeId)).toEqual(['auction-start']);
    await importCsv(station, row('01.12.2026 10:00'));
    expect((await fireReminders(station.host)).map(({ nodeId }) => nodeId)).toContain('bids-until');
    expect((await station.refusal('reminders.acknowledge', { reminderId: 'x' })).code).toBe('record.not-found');
    expect((await station.refusal('reminders.snooze', { reminderId: '1 1 x', minutes: 5 })).code).toBe(
      'record.not-found',
    );
  });

  it('say when this machine’s clock is wrong', async () => {
    const station = await openWorkstation();
    expect((await station.value('reminders.due', {})).clock).toMatchObject({ aheadSeconds: null, isWrong: false });
    const ours = Date.parse('2026-11-23T07:00:00Z');
    noteClockCheck(station.host.workspace.database, { source: 'tsa.example', ours, theirs: ours + 600_000 });
    expect((await station.value('reminders.due', {})).clock).toMatchObject({
      aheadSeconds: -600,
      isWrong: true,
      source: 'tsa.example',
    });
  });
});
