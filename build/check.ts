import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './checks/source-files.ts';

/** `npm run check`: the whole gate. What only reads the sources runs side by side, and the tests when it has passed. */
const code = ['shared', 'electron', 'renderer', 'build', 'test'];
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

type Gate = { readonly name: string; readonly command: string; readonly args: readonly string[] };
const readings: readonly Gate[] = [
  { name: 'types', command: bin('tsc'), args: ['-b'] },
  { name: 'lint', command: bin('oxlint'), args: ['-c', 'build/oxlint.json', '--deny-warnings', ...code] },
  { name: 'format', command: bin('oxfmt'), args: ['-c', 'build/oxfmt.json', '--check', ...code] },
  { name: 'house', command: process.execPath, args: ['build/checks/house.ts'] },
];
const tests: Gate = { name: 'tests', command: process.execPath, args: ['build/run-tests.ts'] };

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
const say = (isPassed: boolean, name: string, start: number): void =>
  console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name}  ${secondsSince(start)}`);

/** Its output is held back until it ends, so that two do not speak at once. */
const read = async ({ name, command, args }: Gate): Promise<boolean> => {
  const start = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const spoken: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => spoken.push(piece));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  process.stdout.write(Buffer.concat(spoken));
  say(status === 0, name, start);
  return status === 0;
};

const begun = performance.now();
const outcomes = await Promise.all(readings.map(read));
if (outcomes.includes(false)) process.exit(1);
const start = performance.now();
const { status } = spawnSync(tests.command, tests.args, { cwd: root, stdio: 'inherit' });
say(status === 0, tests.name, start);
if (status !== 0) process.exit(1);
console.log(`the gate is green after ${((performance.now() - begun) / 1000).toFixed(0)} s`);
