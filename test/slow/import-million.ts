import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { listProcedures } from '#electron/steps/procedures/list-procedures.ts';
import type { ListQuestion } from '#electron/steps/procedures/types.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { line as printLine, megabytes, percentile } from '#test/bench/measure.ts';
import { writeSyntheticLines } from '#test/kit/ocds-notices.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';

/**
 * A million notices: how fast they come in and at what memory, the same file again, and pages and searches over them.
 * `node test/slow/import-million.ts [COUNT]`; about 5 GB of disk, some minutes.
 */
const count = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-million-'));
const file = join(folder, 'releases.jsonl');

const line = (what: string, figure: string, asked: string, reached: boolean | null): void => {
  if (reached === false) process.exitCode = 1;
  printLine(what, figure, asked, reached);
};

const page: ListQuestion = { search: '', filter: {}, order: 'deadline', descending: false, offset: 0, limit: 100 };
const orders = ['deadline', 'published', 'value', 'title', 'buyer', 'imported'] as const;
const sorted = orders.flatMap((order) => [
  { ...page, order },
  { ...page, order, descending: true },
  { ...page, order, offset: 5_000 },
]);
const searched = ['договор 4711', 'водоканал 17 псков', 'кабель самара', 'спецодежда мурманск', 'вологда порт 3']
  .concat('насосы', 'ремонт кровли', 'leeds', 'тип 17')
  .map((search) => ({ ...page, search }));

try {
  await writeSyntheticLines(file, count);
  const { size } = statSync(file);
  const opened = await openWorkspace(join(folder, 'workspace'), { clock: () => instantFromEpoch(Date.now()) });
  if (!opened.ok) throw new Error(opened.error.code);
  const workspace = opened.value;
  const importOnce = async (): Promise<number> => {
    let told = 0;
    const begun = performance.now();
    const imported = await importProcedures(workspace, {
      files: [file],
      onProcedures: (batch) => {
        told += batch.length;
      },
    });
    if (!imported.ok || told !== count) throw new Error(`told of ${told} of ${count} procedures`);
    return (performance.now() - begun) / 1_000;
  };
  const first = await importOnce();
  const peak = process.resourceUsage().maxRSS * 1_024;
  const rate = `${Math.round(count / first)} notices/s, ${(size / 1e6 / first).toFixed(0)} MB/s`;
  line(`importing ${count} notices (${megabytes(size)})`, `${first.toFixed(1)} s, ${rate}`, '', null);
  line('  peak memory', megabytes(peak), '<= 700 MB', peak <= 700e6);
  const again = await importOnce();
  const share = again / first;
  line('the same again, unchanged', `${again.toFixed(1)} s (${share.toFixed(2)})`, '<= 1/3', share <= 1 / 3);

  const measure = (what: string, questions: readonly ListQuestion[]): void => {
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (const question of questions) {
        const begun = performance.now();
        const listed = listProcedures(workspace, question, 'Europe/Moscow');
        times.push(performance.now() - begun);
        if (!listed.ok) throw new Error(listed.error.code);
      }
    }
    const p95 = percentile(times, 0.95);
    line(what, `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`, 'p95 <= 100 ms', p95 <= 100);
  };
  measure('pages in every order', sorted);
  measure('full-text search', searched);
  workspace.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
