import { blankPosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { totalsOf } from '#shared/bid/prices/totals.ts';
/**
 * How many securities and how many offer comparisons one core answers in a second, and how long a forecast over many bids and days takes. Run:
 * `node test/bench/finance.ts`.
 */
import { calculate } from '#shared/finance/calculators.ts';
import { largeForecast } from '../kit/large-forecast.ts';
import { line } from './measure.ts';

const seconds = 2;
const bases = ['pa/act365', 'pa/act360', 'pa/actact', 'pm/prorata30', 'pm/started', 'pm/calendarTouched', 'flat'];

/** Different input each time, without a random source: the figures are the same on every run. */
const amountOf = (run: number): string =>
  `${String(500_000 + ((run * 7_919) % 40_000_000))}.${String(10 + (run % 90))}`;

const works: Readonly<Record<string, (run: number) => ReturnType<typeof calculate>>> = {
  'bid securities under 44-FZ': (run) =>
    calculate('security', {
      law: '44-fz',
      kind: 'bid',
      nmck: amountOf(run),
      percent: '0.75',
      publishedOn: '2026-09-10',
    }),
  'performance securities with an advance': (run) =>
    calculate('security', {
      law: '44-fz',
      kind: 'performance',
      nmck: amountOf(run),
      percent: '10',
      advance: '250000',
      publishedOn: '2026-09-10',
    }),
  'offer comparisons (one loan or guarantee against own money)': (run) => {
    const term = { sum: amountOf(run), start: '2027-01-11', end: `2027-0${String(2 + (run % 7))}-15` };
    const own = calculate('own-money', { ...term, ownRate: '21', accountRate: '5' });
    if (!own.ok) return own;
    return calculate('financing', {
      ...term,
      offer: { rate: '24', basis: bases[run % bases.length], minFee: '5000', issueFeePercent: '1', brokerFee: '1500' },
    });
  },
};

for (const [name, work] of Object.entries(works)) {
  for (let run = 0; run < 2000; run += 1) work(run);
  const until = performance.now() + seconds * 1000;
  const [began, spent] = [performance.now(), process.cpuUsage()];
  let runs = 0;
  while (performance.now() < until) {
    for (let batch = 0; batch < 100; batch += 1) {
      const outcome = work(runs);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
      runs += 1;
    }
  }
  const { user, system } = process.cpuUsage(spent);
  const rate = (share: number): string => Math.round(runs / share).toLocaleString('en-GB');
  const [wall, core] = [(performance.now() - began) / 1000, (user + system) / 1_000_000];
  // A busy machine gives less than a core; the time of the core is the figure that can be compared.
  console.log(`${name}: ${rate(core)} per second of a core, ${rate(wall)} per second of the clock`);
}

const positions = Array.from({ length: 2_000 }, (_, index) => ({
  ...blankPosition(String(index), `position ${String(index)}`),
  quantity: `${String(index % 97)}.5`,
  unitPrice: `${String(index * 13)}.37`,
  unitCost: '7.1',
}));
let prices: PriceTable = { currency: 'RUB', vatMode: 'included', vatRate: '22', deliveredOn: null, positions };
totalsOf(prices);
const edits = positions.slice(0, 200).map(({ positionId }) => {
  prices = {
    ...prices,
    positions: prices.positions.map((one) => (one.positionId === positionId ? { ...one, unitPrice: '42.42' } : one)),
  };
  const begun = performance.now();
  totalsOf(prices);
  return performance.now() - begun;
});
const p95 = edits.toSorted((a, b) => a - b)[Math.floor(edits.length * 0.95)] ?? 0;
line('price table of 2,000 positions counted after an edit', `p95 ${p95.toFixed(1)} ms`, '<= 16 ms', p95 <= 16);

const forecast = largeForecast({ bids: 2_000, days: 730 });
const times: number[] = [];
for (let run = 0; run < 12; run += 1) {
  const spent = process.cpuUsage();
  const outcome = calculate('forecast', forecast);
  const { user, system } = process.cpuUsage(spent);
  times.push((user + system) / 1000);
  if (!outcome.ok) throw new Error(outcome.error.code);
}
// The first run is the one a user waits for, before anything is warm.
const [first = 0, ...later] = times;
const median = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0;
line(
  'forecast over 2,000 bids × 730 days',
  `${first.toFixed(0)} ms of a core at first, ${median.toFixed(0)} ms then`,
  '<= 200 ms',
  first <= 200 && median <= 200,
);
