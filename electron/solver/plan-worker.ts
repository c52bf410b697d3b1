import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import { planWith } from '#shared/finance/calculators/plan.ts';
import { planModel } from '#shared/finance/plan/model.ts';
import { nextBest, positionsOf, type NextBest } from '#shared/finance/plan/next-best.ts';
import { ok } from '#shared/kernel/result.ts';
import type { NextBestOrder, ThreadOrder } from './orders.ts';
import { proveWith } from './prove-none.ts';
import { pricesWith, solverWith } from './solve-plan.ts';

/** Beside the bundle, or where its package keeps it. */
const binary = new URL(
  import.meta.url.endsWith('.ts') ? import.meta.resolve('highs/runtime') : './highs.wasm',
  import.meta.url,
);

const order: ThreadOrder = workerData;
const begun = performance.now();
/** The package’s types describe its CommonJS form, where the loader is one step further in. */
const load = typeof loadHighs === 'function' ? loadHighs : loadHighs.default;
const highs = await load({ wasmBinary: await readFile(fileURLToPath(binary)) });
const secondsUntil = (until: number) => (): number => Math.max(0, (until - performance.now()) / 1000);

const nextBests = ({ terms, sources, isProven, bids, seconds }: NextBestOrder): readonly NextBest[] => {
  const unknown = (bid: number): NextBest => ({
    bid,
    status: 'unknown',
    loses: null,
    losesAtLeast: null,
    source: null,
    cost: null,
    moved: [],
  });
  const model = planModel(terms);
  if (!model.ok) return bids.map(unknown);
  const places = new Map(terms.sources.map(({ id }, place) => [id, place]));
  const picked = positionsOf(
    model.value,
    sources.map((source) => (source === null ? null : (places.get(source) ?? -1))),
  );
  if (picked === null) return bids.map(unknown);
  return bids.map((bid, done) => {
    const left = secondsUntil(performance.now() + seconds * 1000);
    const found = nextBest(model.value, picked, isProven, bid, solverWith(highs, left));
    parentPort?.postMessage({ part: done + 1 });
    return found;
  });
};

if (order.kind === 'next-best') parentPort?.postMessage({ answer: ok(nextBests(order)) });
else {
  const left = secondsUntil(begun + order.seconds * 1000);
  const aids = { price: pricesWith(highs, left), prove: proveWith(highs) };
  parentPort?.postMessage({ answer: planWith(solverWith(highs, left), aids).run(order.input) });
}
