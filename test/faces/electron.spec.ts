import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { presentElectron } from '../../build/find-electron.ts';
import { buildStale } from '../../build/stale.ts';
import { root } from '../../build/vite/folders.ts';
import { buildNames } from '../../build/vite/index.ts';

const binary = presentElectron();

// The wiring is proved without the binary (test/electron/windows); what Chromium makes of it, only here.
test.describe('the window in Electron [needs electron binary]', () => {
  test.skip(binary === null, 'the Electron binary is not in node_modules');
  let app: ElectronApplication;
  let folder: string;

  test.beforeAll(async () => {
    await buildStale(buildNames);
    folder = await mkdtemp(join(tmpdir(), 'bidwright-electron-'));
    app = await _electron.launch({ executablePath: binary ?? '', args: [root, '--workspace', folder] });
  });
  test.afterAll(async () => {
    await app?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  test('opens its own page and shows the frame [needs electron binary]', async () => {
    const page = await app.firstWindow();
    expect(page.url()).toBe('app://bundle/');
    await page.locator('.frame').waitFor();
  });

  test('exposes exactly the bridge, and no Node [needs electron binary]', async () => {
    const page = await app.firstWindow();
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'bidwright') as object).toSorted(),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['call', 'cancel', 'handOver', 'listen'], node: [] });
  });

  test('stays where it is, opens nothing and reaches nobody [needs electron binary]', async () => {
    const page = await app.firstWindow();
    const outcome = await page.evaluate(async () => ({
      opened: window.open('file:///etc/passwd') === null,
      away: await fetch('https://example.org/').then(
        () => 'reached',
        () => 'stopped',
      ),
    }));
    expect(outcome).toEqual({ opened: true, away: 'stopped' });
    await page.evaluate(() => window.location.assign('https://example.org/'));
    expect(page.url()).toBe('app://bundle/');
    expect(app.windows()).toHaveLength(1);
  });

  test('has a database with full-text search in its own Node [needs electron binary]', async () => {
    const page = await app.firstWindow();
    const answer = await page.evaluate(() => {
      const bridge = Reflect.get(window, 'bidwright') as { call: (name: string, input: object) => Promise<unknown> };
      return bridge.call('procedures.list', { search: 'ремонт', limit: 1 });
    });
    expect(answer).toEqual({ ok: true, value: { total: 0, rows: [] } });
  });
});
