import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { notice } from '#test/kit/workstation.ts';

it('a price table is taken in, told how VAT stands, offered another way and taken over by commands', async () => {
  const folder = temporaryFolder();
  const run = async (...given: readonly string[]) => {
    let out = '';
    const exit = await runCommandLine([...given, '--lang', 'en', '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async (text) => {
        out += text;
      },
    });
    return { exit, out };
  };
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  await run('import', file('notice.json', notice()));
  const { out } = await run('bid', 'new', 'ocds-test-1', '--lot', 'a', '--json');
  const bidId = /"bidId": ?"([^"]+)"/.exec(out)?.[1] ?? '';
  const form =
    'positionId,name,quantity,unitPrice,alternativeTo\n1,Pump,2,100,\n2,Other pump,2,90,1\n\npositionId,supplier,unitPrice\n1,Plant,70\n1,Works,80.5\n';
  const taken = await run('bid', 'prices', bidId, '--import', file('form.csv', form));
  expect(taken.out).toContain('70.00–80.50');
  expect(taken.out).toMatch(/Sum with VAT: 200\.00 RUB/);
  expect(taken.out).toContain('rounded half up');
  const changed = ['--vat-mode', 'added', '--vat-rate', '10', '--choose', '2'];
  expect((await run('bid', 'prices', bidId, ...changed)).out).toMatch(/Sum with VAT: 198\.00 RUB/);
  expect((await run('bid', 'prices', bidId, '--choose', '1', '--adopt')).out).toMatch(/Sum with VAT: 220\.00 RUB/);
  const edited = await run('bid', 'edit', bidId, '--price', '210', '--item', 'Drawings', '--json');
  expect(edited.out).toMatch(/"amount": ?"210"/);
  expect(edited.out).toContain('Drawings');
  expect((await run('bid', 'edit', bidId, '--price', 'cheap')).exit).toBe(2);
  expect((await run('bid', 'edit', bidId, '--waive', 'nothing said')).exit).toBe(2);
  expect((await run('bid', 'prices', bidId, '--vat-mode', 'perhaps')).exit).toBe(2);
  expect((await run('bid', 'prices', bidId, '--choose', '9')).exit).toBe(2);
  expect((await run('bid', 'prices', bidId, '--delivered-on', '2027-02-30')).exit).toBe(2);
  expect((await run('bid', 'remove', bidId)).exit).toBe(0);
  expect((await run('bid', 'show', bidId)).exit).toBe(2);
});
