import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { writeSyntheticLines } from '#test/kit/ocds-notices.ts';

/**
 * Importing synthetic OCDS releases beside `jq -c .ocid` over the same file, in turns, three times each; then the same
 * file again unchanged, and opening the full workspace. `node test/bench/import.ts [COUNT]`, 100,000 unless said.
 */
const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
const file = join(folder, 'releases.jsonl');
const clock = () => instantFromEpoch(Date.now());
const seconds = (from: number): number => (performance.now() - from) / 1_000;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const runJq = (): number | null => {
  const start = performance.now();
  const run = spawnSync('jq', ['-c', '.ocid', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  return run.status === 0 ? seconds(start) : null;
};

const runImport = async (home: string): Promise<number> => {
  const workspace = await openWorkspace(home, { clock });
  if (!workspace.ok) throw new Error(workspace.error.code);
  let stored = 0;
  const start = performance.now();
  const imported = await importProcedures(workspace.value, {
    files: [file],
    onProcedures: (batch) => {
      stored += batch.length;
    },
  });
  const time = seconds(start);
  workspace.value.close();
  if (!imported.ok || stored !== count) throw new Error(`imported ${stored} of ${count}`);
  return time;
};

try {
  await writeSyntheticLines(file, count);
  const megabytes = statSync(file).size / 1e6;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const round of [1, 2, 3]) {
    const jq = runJq();
    if (jq !== null) theirs.push(jq);
    ours.push(await runImport(join(folder, `workspace-${round}`)));
  }
  const again = await runImport(join(folder, 'workspace-3'));
  const start = performance.now();
  const opened = await openWorkspace(join(folder, 'workspace-3'), { clock });
  const opening = performance.now() - start;
  if (opened.ok) opened.value.close();
  const [our, their] = [median(ours), median(theirs)];
  console.log(`notices          ${count} in ${megabytes.toFixed(0)} MB of JSON Lines`);
  console.log(`import           ${our.toFixed(2)} s (${(megabytes / our).toFixed(0)} MB/s)`);
  console.log(theirs.length === 0 ? 'jq -c .ocid      not installed' : `jq -c .ocid      ${their.toFixed(2)} s`);
  if (theirs.length > 0) console.log(`ratio            ${(our / their).toFixed(2)} (to reach: 1.00)`);
  console.log(`again, unchanged ${again.toFixed(2)} s (${(again / our).toFixed(2)} of the first time)`);
  console.log(`open workspace   ${opening.toFixed(0)} ms`);
  console.log(`peak memory      ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
