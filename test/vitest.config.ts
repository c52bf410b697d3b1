import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
const every = ['test/**/*.test.ts', 'test/**/*.test.tsx'];
const never = ['test/faces/**', 'test/slow/**', 'node_modules/**'];
/** Mutations by the thousand and programs killed at every step: minutes of the processor, in a lane of their own (`npm run long`). */
const long = ['test/**/*.long.test.ts'];
/** Files that put something in place of a module or of a global: each has a process of its own. */
const alone = [
  'test/electron/windows/**/*.test.ts',
  'test/electron/faces/tokens-command.test.ts',
  'test/electron/pki/gost/streebog.test.ts',
  'test/build/offline.test.ts',
];

export default defineConfig({
  root,
  test: {
    pool: 'forks',
    // One more than the two cores of the smallest machine: much of the time a test waits for a process of its own.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Keeps `import 'electron-store'` from trying to download Electron: see electron/store/README.md.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent', TZ: 'Asia/Dubai' },
    projects: [
      { extends: true, test: { name: 'alone', include: alone, exclude: never, isolate: true } },
      // The others share their processes, and so what they all load.
      {
        extends: true,
        test: { name: 'together', include: every, exclude: [...never, ...alone, ...long], isolate: false },
      },
      { extends: true, test: { name: 'long', include: long, exclude: never, isolate: false } },
    ],
  },
});
