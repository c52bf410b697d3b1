import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './checks/source-files.ts';

/** `npm run check`: the whole gate, in the order in which a fault is cheapest to find. Stops at the first that fails. */
const code = ['shared', 'electron', 'renderer', 'build', 'test'];
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

const gates: readonly { readonly name: string; readonly command: string; readonly args: readonly string[] }[] = [
  { name: 'types', command: bin('tsc'), args: ['-b'] },
  { name: 'lint', command: bin('oxlint'), args: ['-c', 'build/oxlint.json', '--deny-warnings', ...code] },
  { name: 'format', command: bin('oxfmt'), args: ['-c', 'build/oxfmt.json', '--check', ...code] },
  { name: 'house', command: process.execPath, args: ['build/checks/house.ts'] },
  { name: 'tests', command: process.execPath, args: ['build/run-tests.ts'] },
];

const begun = performance.now();
for (const gate of gates) {
  const start = performance.now();
  const { status } = spawnSync(gate.command, gate.args, { cwd: root, stdio: 'inherit' });
  console.log(
    `${status === 0 ? 'passed' : 'FAILED'}  ${gate.name}  ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  if (status !== 0) process.exit(1);
}
console.log(`the gate is green after ${((performance.now() - begun) / 1000).toFixed(0)} s`);
