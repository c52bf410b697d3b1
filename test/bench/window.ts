import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { asOurPage, enter, sendTo } from '#test/kit/loopback-client.ts';
import { writeSyntheticLines } from '#test/kit/ocds-notices.ts';
import { findChromium } from '../../build/find-chromium.ts';
import { line, median, percentile, runMeasured } from './measure.ts';
import { scrollFrames } from './scroll.ts';

/**
 * What a person feels with a large workspace: pages and searches through the loopback face, and the time from starting
 * the program to a window that shows Today, and the script time of each frame while the table is scrolled. `BENCH_ROWS` sets the number of procedures (100,000).
 */
const rows = Number(process.env['BENCH_ROWS'] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-bench-'));
const root = new URL('../..', import.meta.url).pathname;
const workspace = join(folder, 'workspace');

type Running = { readonly address: string; readonly begun: number; readonly stop: () => Promise<void> };

/** Starts the program as `npm start` does and answers its address. */
const start = (): Promise<Running> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(
      process.execPath,
      ['build/start.mjs', '--face', 'loopback', '--no-open', '--workspace', workspace],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const stop = (): Promise<void> =>
      new Promise((stopped) => {
        child.once('close', () => stopped());
        child.kill('SIGINT');
      });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#ticket=\S+/.exec(told)?.[0];
      if (address !== undefined) resolve({ address, begun, stop });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${told}`)));
  });

const searches = [
  'насосы',
  'кабель Самара',
  'office furniture',
  'Вологда',
  'трубы стальные',
  'Leeds',
  'спецодежд',
  'порт',
];

/** Pixels a second: a turning wheel, and a hurried one. */
const scrolls = [
  { hand: 'a wheel (3,000 px/s)', pixels: 9_000, speed: 3_000, mark: 'p95 < 8 ms' },
  { hand: 'a hurried wheel (12,000 px/s)', pixels: 36_000, speed: 12_000, mark: 'p95 < 8 ms' },
] as const;

try {
  const notices = join(folder, 'notices.jsonl');
  await writeSyntheticLines(notices, rows);
  const cli = join(root, 'electron/faces/command-line/bidwright.mjs');
  const imported = await runMeasured(process.execPath, [cli, 'import', notices, '--workspace', workspace]);
  if (imported.status !== 0) throw new Error(imported.output.slice(-2000));
  console.log(`${rows} procedures`);

  const host = await start();
  const { origin, bearer } = await enter(host.address);
  const ask = async (input: object): Promise<number> => {
    const begun = performance.now();
    const reply = await sendTo(origin, {
      path: '/rpc/call',
      headers: asOurPage(origin, bearer),
      body: JSON.stringify({ method: 'procedures.list', input, callId: `b${begun}` }),
    });
    if (!reply.text.startsWith('{"ok":true')) throw new Error(reply.text.slice(0, 500));
    return performance.now() - begun;
  };
  for (let warm = 0; warm < 10; warm += 1) await ask({ limit: 100 });
  const pages: number[] = [];
  const found: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    pages.push(await ask({ limit: 100, offset: (turn * 9_973) % Math.max(1, Math.min(rows, 10_000)) }));
    found.push(await ask({ limit: 100, search: searches[turn % searches.length] }));
  }
  const figure = (values: readonly number[]): string =>
    `p50 ${median(values).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms`;
  line('a page of 100 rows through the loopback face', figure(pages), 'p95 <= 10 ms', percentile(pages, 0.95) <= 10);
  line('full-text search through the loopback face', figure(found), 'p95 <= 20 ms', percentile(found, 0.95) <= 20);
  await host.stop();

  const executablePath = findChromium();
  if (executablePath === null) console.log('no Chromium here: the start of the window was not measured');
  else {
    const browser = await chromium.launch({ executablePath });
    const starts: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const running = await start();
      await page.goto(running.address);
      // Until its answer has come, and for good where it was refused, each of Today's three columns holds a skeleton.
      const answered = page.locator('main .today-column').filter({ hasNot: page.locator('.skeleton') });
      await answered.nth(2).waitFor();
      starts.push((performance.now() - running.begun) / 1000);
      await context.close();
      await running.stop();
    }
    const running = await start();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(running.address);
    await page.locator('.rail-items button').nth(1).click();
    await page.locator('main [role="row"][data-index]').nth(20).waitFor();
    // As for somebody who has scrolled before: the first pixels are spent on compiling, and are not counted.
    await scrollFrames(browser, page, 'main .grid', { pixels: 3_000, speed: 3_000 });
    for (const { hand, pixels, speed, mark } of scrolls) {
      const frames = await scrollFrames(browser, page, 'main .grid', { pixels, speed });
      line(
        `script in a frame, table scrolled by ${hand}`,
        `p95 ${percentile(frames, 0.95).toFixed(1)} ms, most ${Math.max(...frames).toFixed(1)} ms of ${frames.length}`,
        mark,
        frames.length > 0 && percentile(frames, 0.95) < 8,
      );
    }
    await running.stop();
    await browser.close();
    line(
      'start to a window that shows Today',
      `median ${median(starts).toFixed(2)} s`,
      '<= 1.5 s',
      median(starts) <= 1.5,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
