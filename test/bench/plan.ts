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
