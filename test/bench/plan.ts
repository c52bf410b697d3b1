/** How far from the best a plan for 200 bids × 20 offers × 180 days is, and how long it takes. Run: `node test/bench/plan.ts`. */
import { planInThread } from '#electron/solver/plan-in-thread.ts';
import { largePlan, type PlanSize } from '../kit/large-plan.ts';
import { line } from './measure.ts';

const sizes: readonly PlanSize[] = [
  { bids: 12, offers: 6, days: 90, objective: 'margin' },
  { bids: 200, offers: 20, days: 180, objective: 'margin' },
  { bids: 200, offers: 20, days: 180, objective: 'cost' },
  { bids: 200, offers: 20, days: 180, objective: 'margin', feesFromCash: true },
];

for (const size of sizes) {
  for (const seed of [1, 2]) {
    let longestPause = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longestPause = Math.max(longestPause, performance.now() - last - 20);
      last = performance.now();
    }, 20);
    const begun = performance.now();
    const answer = await planInThread(largePlan(seed, size));
    const seconds = (performance.now() - begun) / 1000;
    clearInterval(pulse);
    if (!answer.ok) throw new Error(answer.error.code);
    const { status, gap, causes } = answer.value;
    const fees = size.feesFromCash === true ? ', fees from cash' : '';
    line(
      `${String(size.bids)} bids × ${String(size.offers)} offers × ${String(size.days)} days, ${size.objective}${fees}, seed ${String(seed)}`,
      `${status}${gap === null ? '' : `, gap ${gap} %`}${causes === undefined ? '' : `, ${String(causes.length)} causes`}, ${seconds.toFixed(1)} s, pause ${longestPause.toFixed(0)} ms`,
      'gap <= 0.5 % within 10 s',
      seconds <= 10 && (status === 'infeasible' || (gap !== null && Number(gap) <= 0.5)),
    );
  }
}

/** A tenth of the money and lines that the same bids would need: nothing fits, and the causes have to be few. */
const starved = (seed: number) => {
  const terms = largePlan(seed, { bids: 200, offers: 20, days: 180, objective: 'cost' });
  const tenth = (amount: string): string => String(Math.round(Number(amount) / 10));
  return {
    ...terms,
    cash: terms.cash.map(({ from, amount }) => ({ from, amount: tenth(amount) })),
    sources: terms.sources.map((source) =>
      source.kind === 'own' ? source : { ...source, limit: tenth(source.limit ?? '5000000') },
    ),
  };
};
for (const seed of [1, 2]) {
  const begun = performance.now();
  const answer = await planInThread(starved(seed));
  const seconds = (performance.now() - begun) / 1000;
  const { status, causes = [] } = answer.ok ? answer.value : { status: answer.error.code, causes: [] };
  const bids = new Set(causes.flatMap((cause) => cause.bids));
  line(
    `200 bids × 20 offers × 180 days with a tenth of the money, seed ${String(seed)}`,
    `${status}, ${String(causes.length)} causes, ${String(bids.size)} bids, ${seconds.toFixed(1)} s`,
    'infeasible, at most 40 bids, within 12 s',
    status === 'infeasible' && bids.size <= 40 && seconds <= 12,
  );
}
