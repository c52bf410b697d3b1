/**
 * Changes signed samples of every form at random, by their structure, and verifies each: never a throw, never a verdict
 * TOTAL-PASSED that says something else than the sample's own. Prints the figures; fails when something was let through.
 *
 * node test/slow/mutate-structures.ts [--form NAME] [--count 100000] [--seed 20261123] [--shard 1/4]
 */
import { parseArgs } from 'node:util';
import { meaningOf, mutationForms, provedTimes } from '#test/kit/mutations/forms.ts';
import { diceOf } from '#test/kit/mutations/random.ts';
import { verifyBytes } from '#test/kit/verify.ts';

const { values } = parseArgs({
  options: {
    form: { type: 'string' },
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20261123' },
    shard: { type: 'string', default: '1/1' },
  },
});
const count = Number(values.count);
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const isWithin = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
  [...small].every((one) => large.has(one));

for (const [name, make] of Object.entries(mutationForms)) {
  if (values.form !== undefined && values.form !== name) continue;
  const form = await make();
  const sample = await verifyBytes(form.bytes, form.content, form.settings);
  if (sample.conclusion !== 'TOTAL-PASSED') throw new Error(`${name}: the sample itself does not pass`);
  const [meaning, times] = [meaningOf(sample), provedTimes(sample)];

  const verdicts = new Map<string, number>();
  const letThrough: number[] = [];
  const thrown: string[] = [];
  let [slowest, tried, same] = [0, 0, 0];
  const started = performance.now();
  for (let number = shard - 1; number < count; number += shards) {
    const seed = (Number(values.seed) + number) >>> 0;
    const bytes = form.change(diceOf(seed));
    const before = performance.now();
    try {
      const report = await verifyBytes(bytes, form.content, form.settings);
      verdicts.set(report.conclusion, (verdicts.get(report.conclusion) ?? 0) + 1);
      if (report.conclusion === 'TOTAL-PASSED') {
        if (Buffer.compare(bytes, form.bytes) === 0) same += 1;
        const unchanged =
          isWithin(meaningOf(report), meaning) && report.signatures.length > 0 && isWithin(provedTimes(report), times);
        if (!unchanged) letThrough.push(seed);
      }
    } catch (error) {
      thrown.push(`${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
    slowest = Math.max(slowest, performance.now() - before);
    tried += 1;
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${name}: ${tried} changes of ${form.bytes.length} bytes in ${seconds} s, slowest ${Math.round(slowest)} ms,`,
    Object.fromEntries(verdicts),
    `unchanged bytes ${same}`,
  );
  if (letThrough.length > 0) console.log(`  let through, by seed: ${letThrough.slice(0, 20).join(', ')}`);
  if (thrown.length > 0) console.log(`  thrown: ${thrown.slice(0, 10).join('; ')}`);
  if (letThrough.length + thrown.length > 0) process.exitCode = 1;
}
