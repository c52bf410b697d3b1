import { describe, expect, test } from 'vitest';
import { meaningOf, mutationForms, provedTimes } from '#test/kit/mutations/forms.ts';
import { diceOf } from '#test/kit/mutations/random.ts';
import { verifyBytes } from '#test/kit/verify.ts';

/** A small part of `test/slow/mutate-structures.ts`, which takes a hundred thousand changes of each form. */
const tries = 60;

describe.each(Object.keys(mutationForms))('a changed structure: %s', { timeout: 120_000 }, (name) => {
  test('never throws, and never passes with another meaning', async () => {
    const form = await mutationForms[name]?.();
    if (form === undefined) throw new Error(name);
    const sample = await verifyBytes(form.bytes, form.content, form.settings);
    expect(sample.conclusion).toBe('TOTAL-PASSED');
    const [meaning, times] = [meaningOf(sample), provedTimes(sample)];
    for (let seed = 1; seed <= tries; seed += 1) {
      const report = await verifyBytes(form.change(diceOf(seed)), form.content, form.settings);
      if (report.conclusion !== 'TOTAL-PASSED') continue;
      expect([seed, ...[...meaningOf(report)].filter((said) => !meaning.has(said))]).toEqual([seed]);
      expect([seed, ...[...provedTimes(report)].filter((time) => !times.has(time))]).toEqual([seed]);
      expect(report.signatures.length).toBeGreaterThan(0);
    }
  });
});
