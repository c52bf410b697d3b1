import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { largeEforms } from '#test/kit/eforms-notices.ts';

/**
 * Importing one eForms notice of 1.7 MB and 100 lots, and a hundred notices of 30 kB, beside `xmllint --noout` over the
 * same files where it is installed: `jq` reads no XML. Five times each, the median. `node test/bench/notices.ts`
 */
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
const clock = () => instantFromEpoch(Date.now());
const seconds = (from: number): number => (performance.now() - from) / 1_000;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const rounds = [1, 2, 3, 4, 5];

const runLint = (files: readonly string[]): number | null => {
  const start = performance.now();
  const run = spawnSync('xmllint', ['--noout', ...files], { stdio: 'ignore' });
  return run.status === 0 ? seconds(start) : null;
};

const runImport = async (home: string, files: readonly string[], ids: readonly string[], lots: number) => {
  const workspace = await openWorkspace(home, { clock });
  if (!workspace.ok) throw new Error(workspace.error.code);
  try {
    const processor = process.cpuUsage();
    const start = performance.now();
    const imported = await importProcedures(workspace.value, { files });
    const time = seconds(start);
    const { user, system } = process.cpuUsage(processor);
    const own = (user + system) / 1e6;
    if (!imported.ok || imported.value.procedures.length !== ids.length) throw new Error('not all were imported');
    const [first = ''] = ids;
    const opening = performance.now();
    const shown = await showProcedure(workspace.value, first);
    const open = seconds(opening);
    if (!shown.ok || shown.value.lots.length !== lots || shown.value.securities.length !== lots)
      throw new Error('a lot or a security is missing');
    return { time, open, own };
  } finally {
    workspace.value.close();
  }
};

const measure = async (name: string, notices: readonly Buffer[], ids: readonly string[], lots: number) => {
  const place = join(folder, name);
  mkdirSync(place);
  const files = notices.map((bytes, at) => {
    const file = join(place, `${at}.xml`);
    writeFileSync(file, bytes);
    return file;
  });
  const megabytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0) / 1e6;
  const ours: number[] = [];
  const opens: number[] = [];
  /** Seconds of the processor: what the machine's other users do not change. */
  const owns: number[] = [];
  const theirs: number[] = [];
  for (const round of rounds) {
    const lint = runLint(files);
    if (lint !== null) theirs.push(lint);
    const { time, open, own } = await runImport(join(folder, `${name}-${round}`), files, ids, lots);
    ours.push(time);
    opens.push(open);
    owns.push(own);
  }
  const our = median(ours);
  const lint = theirs.length === 0 ? 'xmllint not installed' : `xmllint ${(median(theirs) * 1_000).toFixed(0)} ms`;
  console.log(
    `${name.padEnd(16)} ${files.length} file(s), ${megabytes.toFixed(2)} MB: import ${(our * 1_000).toFixed(0)} ms ` +
      `(${(megabytes / our).toFixed(1)} MB/s; processor ${(median(owns) * 1_000).toFixed(0)} ms), open ${(median(opens) * 1_000).toFixed(0)} ms; ${lint}`,
  );
};

const folderId = (at: number): string => `5d2f6a10-0000-4000-8000-${String(at).padStart(12, '0')}`;
try {
  await measure(
    'one of 100 lots',
    [largeEforms({ lots: 100, bytes: 1_700_000, folderId: folderId(0) })],
    [folderId(0)],
    100,
  );
  const ids = Array.from({ length: 100 }, (_, at) => folderId(at + 1));
  await measure(
    'a hundred',
    ids.map((id) => largeEforms({ lots: 2, bytes: 30_000, folderId: id })),
    ids,
    2,
  );
  console.log(`peak memory      ${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
