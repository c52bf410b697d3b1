import { monitorEventLoopDelay } from 'node:perf_hooks';
import { line, megabytes, percentile } from '../measure.ts';
import type { Desk } from './workstation.ts';

/** What the screens of a bid ask for first. */
const screens = ['bids.show', 'prices.show', 'submission.show', 'handover.show', 'bids.list'] as const;
type Screen = (typeof screens)[number];
type Waits = ReadonlyMap<Screen, number[]>;

/** What a screen may wait. */
const patience = 100;
/** What the process may take, however large the bid; and what a passphrase costs for a moment, which is what protects it. */
const most = 500e6;
export const scryptMemory = 128 * 1024 * 1024;

export type Looked = { readonly desk: Desk; readonly bidId: string };

const timed = async ({ desk, bidId }: Looked, screen: Screen): Promise<number> => {
  const begun = performance.now();
  await (screen === 'bids.list' ? desk.ask(screen, {}) : desk.ask(screen, { bidId }));
  return performance.now() - begun;
};

const noWaits = (): Waits => new Map(screens.map((screen) => [screen, []]));

/** One row for the slowest screen, one for all of them. */
const tell = (when: string, waits: Waits): void => {
  const each = [...waits].map(([screen, times]) => ({
    screen,
    p95: percentile(times, 0.95),
    longest: Math.max(...times),
    count: times.length,
  }));
  const [slowest] = each.toSorted((a, b) => b.p95 - a.p95);
  if (slowest === undefined || slowest.count === 0) return;
  const figure = `${slowest.p95.toFixed(0)} ms (${slowest.screen})`;
  line(`screens ${when}, p95 of ${slowest.count} each`, figure, `<= ${patience} ms`, slowest.p95 <= patience);
  console.log(
    `        p95 (longest): ${each.map(({ screen, p95, longest }) => `${screen} ${p95.toFixed(0)} (${longest.toFixed(0)})`).join(' · ')}`,
  );
};

/** How long each screen waits when nothing else is going on. */
export const atRest = async (looked: Looked, of: string): Promise<void> => {
  const waits = noWaits();
  for (const [screen, times] of waits) {
    // The first call of a process loads the step.
    await timed(looked, screen);
    for (let turn = 0; turn < 20; turn += 1) times.push(await timed(looked, screen));
  }
  tell(`at rest, ${of}`, waits);
};

/**
 * A long step with one screen after another asked for beside it, as by somebody who goes on working: how long it takes, how
 * much memory the process takes at most, how long each screen waits, how long the thread that answers them was held at once, and
 * what it used of the processor, which says the same on a busy machine.
 */
export const during = async <T>(
  looked: Looked | null,
  what: string,
  work: () => Promise<T>,
  beyond = 0,
): Promise<T> => {
  const state = { isOver: false, peak: process.memoryUsage.rss() };
  const watching = setInterval(() => (state.peak = Math.max(state.peak, process.memoryUsage.rss())), 50);
  const held = monitorEventLoopDelay({ resolution: 5 });
  held.enable();
  const waits = noWaits();
  const beside = (async () => {
    if (looked === null) return;
    for (let turn = 0; !state.isOver; turn += 1) {
      const screen = screens[turn % screens.length] ?? 'bids.show';
      waits.get(screen)?.push(await timed(looked, screen));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();
  const begun = performance.now();
  const used = process.threadCpuUsage();
  try {
    const done = await work();
    const seconds = (performance.now() - begun) / 1000;
    const allowed = most + beyond;
    const figure = `${seconds.toFixed(1)} s, peak ${megabytes(state.peak)}`;
    line(what, figure, `<= ${megabytes(allowed)}`, state.peak <= allowed);
    return done;
  } finally {
    state.isOver = true;
    await beside;
    clearInterval(watching);
    held.disable();
    if ((waits.get('bids.list')?.length ?? 0) > 2) {
      tell(`while ${what}`, waits);
      const { user, system } = process.threadCpuUsage(used);
      const [longest, own] = [(held.max / 1e6).toFixed(0), ((user + system) / 1e6).toFixed(1)];
      console.log(`        their thread was held for ${longest} ms at most and used ${own} s of processor`);
    }
  }
};
