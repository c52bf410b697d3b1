import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';

const commands = (folder: string) => {
  const run = async (...given: readonly string[]) => {
    let out = '';
    const take = async (text: string): Promise<void> => {
      out += text;
    };
    const words = [...given, '--lang', 'en', '--workspace', join(folder, 'workspace')];
    const exit = await runCommandLine(words, { out: take, say: take });
    return { exit, out };
  };
  const begin = async (kind: 'ru44' | 'eforms', name: string, id: string, price: string): Promise<string> => {
    const bytes = noticeCases(kind).find((one) => one.name === name)?.bytes ?? '';
    const path = join(folder, `${name}.xml`);
    writeFileSync(path, bytes);
    await run('import', path);
    const { out } = await run('bid', 'new', id, '--json');
    const bidId = /"bidId": ?"([^"]+)"/.exec(out)?.[1] ?? '';
    await run('bid', 'edit', bidId, '--price', price);
    return bidId;
  };
  return { run, begin };
};

it('scores are told with their formula, its source and who is left out, in words and as JSON', async () => {
  const { run, begin } = commands(temporaryFolder());
  const bidId = await begin('ru44', 'criteria-with-indicators', '0373200138226000791', '900000');
  const told = await run('bid', 'scores', bidId, '--weights', 'own', '--rival', 'A=800000', '--rival', 'B=99000000');
  expect(told.exit).toBe(0);
  expect(told.out).toContain('Formula for the price: Decree 2604, p. 9');
  expect(told.out).toMatch(/Decree 2604\/2021 p\.9\(a\)\. Source: Decree 2604\/2021 with Decree 1946\/2022/);
  expect(told.out).toMatch(/Our bid +900000\.00 +87\.50 /);
  expect(told.out).toMatch(/B +99000000\.00 +above the start price +— +—/);
  const chosen = await run('bid', 'scores', bidId, '--formula', 'lowest-over-price', '--json');
  expect(chosen.out).toMatch(/"inForce": ?"lowest-over-price"/);
  expect(chosen.out).toMatch(/"method": ?"lowest-over-price"/);
  expect(chosen.out).toMatch(/"priceScore": ?"88\.89"/);
  expect((await run('bid', 'scores', bidId, '--formula', 'law', '--json')).out).toMatch(/"method": ?"by-best-price"/);
  const unknown = await run('bid', 'scores', bidId, '--formula', 'cheapest');
  expect([unknown.exit, unknown.out]).toEqual([2, expect.stringContaining('law, decree-2604, lowest-over-price')]);
  const nothing = await run('bid', 'scores', bidId, '--rival', 'C=0');
  expect(nothing.out).toContain('The price of C is zero.');
  expect((await run('bid', 'scores', bidId, '--rival', 'D=-5')).exit).toBe(2);
});

it('criteria that are only ranked are listed in their order, and lots of one bidder are told with the procedure', async () => {
  const { run, begin } = commands(temporaryFolder());
  const bidId = await begin('eforms', 'criteria-only-ranked', 'f-1', '200000');
  const told = await run('bid', 'scores', bidId);
  expect(told.out).toMatch(/only ranks its criteria[^]*1\. Price[^]*2\. Quality/);
  expect(told.out).not.toContain('Total');
  const other = commands(temporaryFolder());
  await other.begin('eforms', 'lots-of-one-bidder-and-a-group', 'f-1', '200000');
  const shown = await other.run('procedures', 'show', 'f-1');
  expect(shown.out).toMatch(/Lots in the bids of one bidder, at most: 2\nLots awarded to one bidder, at most: 1\n/);
  expect(shown.out).toMatch(/GLO-0001 +Both schools +LOT-0001, LOT-0002 +10000 EUR/);
});
