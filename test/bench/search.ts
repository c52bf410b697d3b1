import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { listProcedures } from '#electron/steps/procedures/list-procedures.ts';
import type { ListQuestion } from '#electron/steps/procedures/types.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { writeSyntheticLines } from '#test/kit/ocds-notices.ts';

/** Search, filters, orders and pages of 100 rows at the store. `node test/bench/search.ts [COUNT]`, 100,000 unless said. */
const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));

const plain: ListQuestion = { search: '', filter: {}, order: 'deadline', descending: false, offset: 0, limit: 100 };
const questions: Readonly<Record<string, readonly Partial<ListQuestion>[]>> = {
  'search, rare words': ['договор 4711', 'водоканал 17 псков', 'спецодежда мурманск 399', '"метрострой № 309"'].map(
    (search) => ({ search }),
  ),
  'search, common words': ['поставка', 'мебель', 'pumps', 'ремонт кровли', 'самара', 'docx'].map((search) => ({
    search,
  })),
  'search, beginnings': ['насо', 'ка', 'пост меб', 'хар'].map((search) => ({ search })),
  'first pages': [
    {},
    { descending: true },
    { order: 'value' },
    { order: 'title' },
    { order: 'buyer', descending: true },
    { order: 'published' },
  ],
  'far pages': [
    { offset: count >> 1 },
    { offset: count - 200, order: 'title' },
    { offset: count - 100, order: 'value' },
  ],
  filters: [
    { filter: { stage: 'open' } },
    { filter: { deadlineFrom: '2027-03-01', deadlineTo: '2027-03-02' } },
    { filter: { valueFrom: '1000000', valueTo: '2000000' }, order: 'value' },
    { filter: { buyer: 'порт' } },
  ],
};

const quantile = (sorted: readonly number[], part: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1).padStart(7);

try {
  const file = join(folder, 'releases.jsonl');
  await writeSyntheticLines(file, count);
  const workspace = await openWorkspace(join(folder, 'workspace'), { clock: () => instantFromEpoch(Date.now()) });
  if (!workspace.ok) throw new Error(workspace.error.code);
  await importProcedures(workspace.value, { files: [file], onProcedures: () => undefined });
  console.log(`${count} procedures, milliseconds`.padEnd(34), '    p50     p95     max');
  for (const [name, list] of Object.entries(questions)) {
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      for (const question of list) {
        const start = performance.now();
        const listed = listProcedures(workspace.value, { ...plain, ...question }, 'Europe/Moscow');
        times.push(performance.now() - start);
        if (!listed.ok) throw new Error(listed.error.code);
      }
    }
    times.sort((a, b) => a - b);
    console.log(name.padEnd(34), quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1));
  }
  workspace.value.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
