import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './checks/source-files.ts';

/**
 * `npm run bench`: every bench, one after another in one run, so that figures and their peers meet the same machine.
 * Names choose some of them: `npm run bench -- sign window`. Exits 1 when one could not be run; a figure that misses its
 * mark is printed as MISSED and is for people to weigh.
 */
const benches = [
  'sign',
  'batch',
  'import',
  'notices',
  'search',
  'window',
  'desk',
  'path',
  'finance',
  'plan',
  'large-bid',
  'seal',
] as const;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.some((bench) => bench === name));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(', ')}; there are ${benches.join(', ')}`);
  process.exit(2);
}

let broken = 0;
for (const bench of benches.filter((name) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n── ${bench}`);
  const { status } = spawnSync(process.execPath, [join(root, 'test', 'bench', `${bench}.ts`)], {
    stdio: 'inherit',
    cwd: root,
  });
  if (status !== 0) broken += 1;
}
process.exitCode = broken === 0 ? 0 : 1;
