import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/faces/**', 'test/slow/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Keeps `import 'electron-store'` from trying to download Electron: see electron/store/README.md.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent', TZ: 'Asia/Dubai' },
  },
});
