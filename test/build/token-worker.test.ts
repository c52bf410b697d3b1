import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { scanLibrary } from '#electron/keys/token/scan-library.ts';
import type { LaunchSigningProcess } from '#electron/keys/signing-child.ts';
import { main } from '../../build/vite/main.ts';
import { root } from '../../build/checks/source-files.ts';
import { gostChain } from '../kit/gost.ts';
import { mockToken, skipWithoutMock } from '../kit/tokens/mock-token.ts';

/** Inside the project, where the driver's native part is found from as it is from the packaged program. */
const outDir = join(root, '.cache', 'token-worker-test');

const launch: LaunchSigningProcess = () => {
  const child = fork(join(outDir, 'token-worker.js'), [], {
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

test.skipIf(skipWithoutMock())('the bundled process of a library finds its driver and looks into a token', async () => {
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  const bundle = {
    ...main.build,
    outDir,
    rolldownOptions: {
      ...main.build?.rolldownOptions,
      input: { 'token-worker': join(root, 'electron/keys/token/process/token-worker.ts') },
    },
  };
  await build({ ...main, plugins: [], configFile: false, logLevel: 'silent', build: bundle });
  const { key, certificate } = gostChain('256:TCA');
  const token = mockToken([{ id: '0a', label: 'director', key, certificate }]);
  const scan = await scanLibrary(token.library, { launch });
  expect([scan.fault, scan.slots[0]?.token?.certificates.length]).toEqual([null, 1]);
});
