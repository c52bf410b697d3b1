import { execFile, fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanLibrary } from '#electron/keys/token/scan-library.ts';
import type { LaunchSigningProcess } from '#electron/keys/signing-child.ts';
import { systemRandom } from '#electron/faces/host.ts';
import { makeSampleAuthority, samplePassword } from '#electron/steps/workspace/sample/authority.ts';
import { pemOf } from '#electron/steps/workspace/sample/pem.ts';
import { sampleNotices } from '#electron/steps/workspace/sample/procedures.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { builtCommandLine } from '../../build/built-command-line.ts';
import { gostChain } from '../kit/gost.ts';
import { mockToken, skipWithoutMock } from '../kit/tokens/mock-token.ts';

/** The bundle that ships finds every process, thread and asset beside itself. */
const now = new Date().toISOString() as Instant;
let folder = '';
let program = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bidwright-built-'));
  program = await builtCommandLine();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...words: readonly string[]): Promise<Record<string, unknown>> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, ...words, '--json', '--workspace', join(folder, 'workspace')],
    { cwd: folder, env: { ...process.env, BUILT_PASSWORD: samplePassword } },
  );
  return (JSON.parse(stdout) as { value: Record<string, unknown> }).value;
};

describe('the built program', () => {
  it('signs in its own process, verifies, and prints the report in a thread', async () => {
    const authority = makeSampleAuthority(now, systemRandom);
    await writeFile(join(folder, 'key.p12'), authority.keyFile);
    await writeFile(join(folder, 'root.pem'), pemOf('CERTIFICATE', authority.root));
    await writeFile(join(folder, 'offer.txt'), 'our offer');
    const signed = await run('sign', 'offer.txt', '--key', 'key.p12', '--password-env', 'BUILT_PASSWORD');
    expect(signed).toEqual({ files: [join(folder, 'offer.txt.p7s')] });
    const report = ['--revocation', 'none', '--report', 'report.pdf'];
    const verified = await run('verify', 'offer.txt.p7s', '--content', 'offer.txt', '--trust', 'root.pem', ...report);
    expect(verified).toMatchObject({ conclusion: 'TOTAL-PASSED' });
    expect((await readFile(join(folder, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('imports in its threads and plans in its solver', async () => {
    await writeFile(join(folder, 'notices.json'), sampleNotices(now));
    expect(await run('import', 'notices.json')).toMatchObject({
      procedures: expect.arrayContaining([expect.anything()]),
    });
    const bid = { id: 'a', need: '50', start: '2026-01-02', end: '2026-01-05', margin: '5' };
    const plan = { cash: [{ from: '2026-01-01', amount: '100' }], bids: [bid], sources: [{ id: 'own', kind: 'own' }] };
    await writeFile(join(folder, 'plan.json'), JSON.stringify({ ...plan, objective: 'margin' }));
    expect(await run('calc', 'plan', '--input', 'plan.json')).toMatchObject({ status: 'optimal', objective: '5.00' });
  });

  it.skipIf(skipWithoutMock())('finds the driver of tokens from the process of a library', async () => {
    const launch: LaunchSigningProcess = () => {
      const child = fork(join(dirname(program), 'token-worker.js'), [], {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      return {
        post: (message) => void child.send(message),
        onMessage: (listener) => child.on('message', listener),
        onExit: (listener) => child.on('exit', (code, signal) => listener(code ?? signal)),
        kill: () => void child.kill('SIGKILL'),
      };
    };
    const { key, certificate } = gostChain('256:TCA');
    const token = mockToken([{ id: '0a', label: 'director', key, certificate }]);
    const scan = await scanLibrary(token.library, { launch });
    expect([scan.fault, scan.slots[0]?.token?.certificates.length]).toEqual([null, 1]);
  });
});
