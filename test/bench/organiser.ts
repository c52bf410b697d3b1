import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlers } from '#electron/steps/handlers.ts';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import type { Step } from '#electron/steps/context.ts';
import { contract, type Answer, type Asked, type Given, type MethodName } from '#shared/contract/index.ts';
import { openTestHost } from '#test/kit/host.ts';
import { writeSyntheticLines } from '#test/kit/ocds-notices.ts';

/**
 * Our own work on procedures: bulk acts, filters and orders over stages, people and tags, board, calendar, timeline, export
 * and duplicates. `node test/bench/organiser.ts [COUNT] [FOLDER]`, 100,000 unless said; a folder is kept for the next time.
 */
const count = Number(process.argv[2] ?? 100_000);
const kept = process.argv[3];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
const workspace = join(folder, 'workspace');

const quantile = (sorted: readonly number[], part: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1).padStart(8);

try {
  const isNew = !existsSync(workspace);
  const { host } = await openTestHost(workspace, {});
  if (isNew) {
    const file = join(folder, 'releases.jsonl');
    await writeSyntheticLines(file, count);
    await importProcedures(host.workspace, { files: [file], onProcedures: () => undefined });
  }
  const ask = async <Name extends MethodName>(name: Name, input: Asked<Name>): Promise<Answer<Name>> => {
    const step: Step<Name> = await handlers[name]();
    const answer = await step(contract[name].input.parse(input) as Given<Name>, {
      host,
      callId: 'bench',
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const once = async <Name extends MethodName>(
    label: string,
    name: Name,
    input: Asked<Name>,
  ): Promise<Answer<Name>> => {
    const start = performance.now();
    const answer = await ask(name, input);
    console.log(label.padEnd(44), `${((performance.now() - start) / 1000).toFixed(2)} s`);
    return answer;
  };
  const often = async <Name extends MethodName>(
    label: string,
    name: Name,
    inputs: readonly Asked<Name>[],
  ): Promise<void> => {
    const times: number[] = [];
    const slowest = new Map<string, number>();
    for (let round = 0; round < 5; round += 1)
      for (const input of inputs) {
        const start = performance.now();
        await ask(name, input);
        const time = performance.now() - start;
        times.push(time);
        const text = JSON.stringify(input);
        slowest.set(text, Math.min(slowest.get(text) ?? Infinity, time));
      }
    if (process.env['BENCH_EACH'] !== undefined)
      for (const [text, time] of slowest) console.log(`  ${time.toFixed(1).padStart(8)} ${text}`);
    times.sort((a, b) => a - b);
    console.log(label.padEnd(44), quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1));
  };

  await ask('organiser.save', {
    people: [
      { personId: 'a', name: 'Анна', isSelf: true },
      { personId: 'b', name: 'Борис', isSelf: false },
    ],
  });
  if (isNew || process.argv[4] === 'again') {
    const winter = { filter: { deadlineFrom: '2027-01-01', deadlineTo: '2027-02-28' } };
    await once('bulk: a sixth to a stage, with two tags', 'work.change', {
      target: winter,
      change: { stageId: 'studying', addTags: ['зима', 'план'] },
    });
    await once('bulk: some to people and steps', 'work.change', {
      target: { filter: { deadlineFrom: '2027-03-01', deadlineTo: '2027-03-05' } },
      change: { stageId: 'preparing', assigneeId: 'a', nextStep: { text: 'цены', on: '2026-12-01' }, priority: 'high' },
    });
    const all = await once('bulk: a star for everything', 'work.change', { target: {}, change: { isStarred: true } });
    await once('bulk: taken back', 'work.undo', { actId: all.actId ?? '' });
  }
  const { rows } = await ask('procedures.list', { limit: 5 });
  for (const { id } of rows) await ask('work.addNote', { id, text: 'позвонить поставщику насосов' });

  console.log(`${count} procedures, milliseconds`.padEnd(44), '     p50      p95      max');
  await often('list: filters of our own', 'procedures.list', [
    { filter: { workStages: ['studying'] } },
    { filter: { workStages: ['preparing'], stage: 'open' } },
    { filter: { workStages: ['new', 'studying', 'preparing'] } },
    { filter: { workStages: ['new'] } },
    { filter: { assignee: 'me' }, order: 'next-step' },
    { filter: { assignee: 'none', stage: 'open' } },
    { filter: { tags: ['зима'] } },
    { filter: { stuck: true } },
    { filter: { changed: true } },
    { filter: { stage: 'open', deadlineWithin: 60 } },
  ]);
  await often('list: filters mixed with other orders', 'procedures.list', [
    { filter: { workStages: ['studying'] }, order: 'value' },
    { filter: { workStages: ['preparing'] }, order: 'title' },
    { filter: { tags: ['зима', 'план'], workStages: ['studying'] }, order: 'buyer' },
    { filter: { stage: 'open', workStages: ['new'] }, order: 'published', descending: true },
  ]);
  await often('list: orders of our own', 'procedures.list', [
    { order: 'work-stage' },
    { order: 'assignee', descending: true },
    { order: 'priority' },
    { order: 'next-step' },
    { order: 'moved', descending: true },
    { order: 'work-stage', offset: count >> 1 },
  ]);
  await often('list: words with filters', 'procedures.list', [
    { search: 'мебель', filter: { workStages: ['studying'] } },
    { search: 'поставщик' },
    { search: 'насос самара', filter: { workStages: ['new'] } },
    { search: 'зима' },
  ]);
  await often('board', 'procedures.board', [{}, { filter: { stage: 'open' } }, { search: 'мебель офисная' }]);
  await often('calendar, a month', 'procedures.calendar', [
    { from: '2027-01-01', to: '2027-01-31' },
    { from: '2027-03-01', to: '2027-04-11', filter: { workStages: ['preparing'] } },
  ]);
  await often('a day', 'procedures.day', [{ day: '2027-01-15' }, { day: '2027-01-15', offset: 1_000 }]);
  await often('timeline', 'procedures.timeline', [
    { from: '2026-12-01', to: '2027-01-31' },
    { from: '2026-12-01', to: '2027-01-31', filter: { workStages: ['studying', 'preparing'] } },
  ]);
  if (process.argv[4] !== 'lists') {
    const columns = ['source-id', 'title', 'buyer', 'deadline', 'value', 'currency', 'work-stage', 'tags'] as const;
    for (const format of ['csv', 'xlsx'] as const)
      await once(`export: ${format}, up to 100,000 rows`, 'procedures.export', {
        columns: [...columns],
        format,
        filter: count > 100_000 ? { deadlineFrom: '2027-01-01', deadlineTo: '2027-02-05' } : {},
      });
    await once('duplicates: everything', 'duplicates.find', { all: true });
    await once('duplicates: nothing new', 'duplicates.find', {});
  }
  host.workspace.close();
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
