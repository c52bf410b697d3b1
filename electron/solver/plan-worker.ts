import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import { planWith } from '#shared/finance/calculators/plan.ts';
import type { PlanOrder } from './plan-in-thread.ts';
import { proveWith } from './prove-none.ts';
import { pricesWith, solverWith } from './solve-plan.ts';

/** Beside the bundle, or where its package keeps it. */
const binary = new URL(
  import.meta.url.endsWith('.ts') ? import.meta.resolve('highs/runtime') : './highs.wasm',
  import.meta.url,
);

const { input, seconds }: PlanOrder = workerData;
const until = performance.now() + seconds * 1000;
/** The package’s types describe its CommonJS form, where the loader is one step further in. */
const load = typeof loadHighs === 'function' ? loadHighs : loadHighs.default;
const highs = await load({ wasmBinary: await readFile(fileURLToPath(binary)) });
const secondsLeft = (): number => Math.max(0, (until - performance.now()) / 1000);
const aids = { price: pricesWith(highs, secondsLeft), prove: proveWith(highs) };
parentPort?.postMessage(planWith(solverWith(highs, secondsLeft), aids).run(input));
