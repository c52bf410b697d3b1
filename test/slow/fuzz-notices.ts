/**
 * Imports damaged notices of every format, and hostile files of 10 MB: never a throw, never longer than 5 s, and a
 * refused file leaves the workspace as it was. Prints the figures; ends with 1 when something of it is not so.
 *
 * node test/slow/fuzz-notices.ts [--count 2000] [--seed 1] [--bytes 10000000] [--only hostile|damaged] [--format ru44]
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { damaged, hostileFiles } from '#test/kit/hostile-notices.ts';
import { diceOf } from '#test/kit/mutations/random.ts';
import { noticeCases, noticeFolders } from '#test/kit/notice-cases.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    bytes: { type: 'string', default: '10000000' },
    only: { type: 'string' },
    format: { type: 'string' },
  },
});
const longest = 5_000;
const folder = mkdtempSync(join(tmpdir(), 'bidwright-fuzz-'));
const faults: string[] = [];
const fault = (text: string): void => {
  faults.push(text);
  console.error(`FAULT ${text}`);
};

const vaultOf = ({ vault }: Workspace): number =>
  existsSync(vault.folder) ? readdirSync(vault.folder, { recursive: true }).length : 0;

const rowsOf = (workspace: Workspace): string =>
  ['procedure', 'edition', 'source']
    .map((table) => workspace.database.get(`SELECT count(*) AS n FROM ${table}`)?.['n'])
    .join(' ') + ` ${vaultOf(workspace)}`;

const opened = async (name: string): Promise<Workspace> => {
  const workspace = await openWorkspace(join(folder, name), { clock: () => instantFromEpoch(Date.UTC(2026, 10, 23)) });
  if (!workspace.ok) throw new Error(workspace.error.code);
  return workspace.value;
};

/** Milliseconds and the outcome; a throw is a fault. */
const tried = async (workspace: Workspace, bytes: Buffer, name: string): Promise<{ time: number; outcome: string }> => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const before = rowsOf(workspace);
  const start = performance.now();
  const processor = process.cpuUsage();
  let time = 0;
  let outcome = 'threw';
  try {
    const imported = await importProcedures(workspace, { files: [path] });
    // On a machine that others use too the processor's time says more than the clock.
    const { user, system } = process.cpuUsage(processor);
    time = Math.min(performance.now() - start, (user + system) / 1_000);
    outcome = imported.ok ? (imported.value.files[0]?.outcome ?? 'unanswered') : imported.error.code;
    if (outcome === 'refused' && rowsOf(workspace) !== before) fault(`${name}: refused, but the workspace changed`);
    if (imported.ok)
      for (const { id } of imported.value.procedures.slice(0, 3)) {
        const shown = await showProcedure(workspace, id);
        if (!shown.ok) fault(`${name}: ${id} can not be shown: ${shown.error.code}`);
      }
  } catch (error) {
    fault(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  if (time > longest) fault(`${name}: ${(time / 1_000).toFixed(1)} s`);
  return { time, outcome };
};

try {
  if (values.only !== 'damaged') {
    for (const [at, { name, make }] of hostileFiles.entries()) {
      const workspace = await opened(`hostile-${at}`);
      const { time, outcome } = await tried(workspace, make(Number(values.bytes)), name);
      console.log(`${(time / 1_000).toFixed(2).padStart(6)} s  ${outcome.padEnd(9)} ${name}`);
      workspace.close();
    }
  }
  if (values.only !== 'hostile') {
    for (const format of noticeFolders().filter((one) => values.format === undefined || one === values.format)) {
      const whole = noticeCases(format).filter(({ header }) => header.outcome !== 'refused');
      const workspace = await opened(`damaged-${format}`);
      const outcomes = new Map<string, number>();
      let slowest = 0;
      for (let at = 0; at < Number(values.count); at += 1) {
        const seed = Number(values.seed) * 1_000_000 + at;
        const dice = diceOf(seed);
        const { time, outcome } = await tried(
          workspace,
          damaged(dice.pick(whole).bytes, dice),
          `${format} seed ${seed}`,
        );
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        slowest = Math.max(slowest, time);
      }
      const told = [...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', ');
      console.log(`${format.padEnd(10)} ${told}; the slowest took ${slowest.toFixed(0)} ms`);
      workspace.close();
    }
  }
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
