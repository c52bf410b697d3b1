import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { testClock } from '#test/kit/host.ts';

const openDesk = () => {
  const folder = temporaryFolder();
  const run = async (...given: readonly string[]) => {
    let out = '';
    let said = '';
    const exit = await runCommandLine([...given, '--workspace', join(folder, 'workspace')], {
      out: async (text) => {
        out += text;
      },
      say: async (text) => {
        said += text;
      },
      clock: testClock,
    });
    return { exit, out, said };
  };
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  return { run, file };
};

describe('the commands of money', () => {
  it('keep a ledger that does not overdraw, forecast from it, and undo a wrong entry', async () => {
    const { run, file } = openDesk();
    const deposit = { kind: 'deposit', platformId: 'b2b-center', day: '2026-11-20', amount: '50000' };
    const block = {
      kind: 'block',
      platformId: 'b2b-center',
      day: '2026-11-21',
      amount: '30000',
      expectedRelease: '2026-12-10',
    };
    expect((await run('ledger', 'add', file('deposit.json', deposit))).exit).toBe(0);
    const short = await run('ledger', 'add', file('large.json', { ...block, amount: '50000.01' }), '--lang', 'en');
    expect([short.exit, short.said]).toEqual([2, expect.stringContaining('short by 0.01')]);
    expect((await run('ledger', 'add', file('block.json', block))).out).toContain('20000.00');
    const forecast = await run('forecast', '--days', '30', '--scenario', 'none', '--json');
    expect(forecast.exit).toBe(0);
    expect(JSON.parse(forecast.out)).toMatchObject({
      value: { series: [{ scenario: 'none', lowest: { day: '2026-11-23', amount: '20000.00' }, shortFrom: null }] },
    });
    expect((await run('ledger', 'undo', '2', '--day', '2026-11-23')).exit).toBe(0);
    expect((await run('ledger', '--lang', 'ru')).out).toMatch(/2 × .*Блокировка.*30000\.00/);
    expect((await run('ledger', 'undo', '2')).exit).toBe(2);
    expect((await run('forecast', '--late', 'soon')).exit).toBe(2);
    expect((await run('plan')).exit).toBe(1);
    expect((await run('plan', 'show')).exit).toBe(1);
  });

  it('take offers from a table or none of them, and compare them', async () => {
    const { run, file } = openDesk();
    const table = 'Банк;Вид;Ставка;База\nСевер;кредит;24;годовых\n';
    const bad = await run('offers', 'import', file('bad.csv', `${table}Юг;кредит;-1;годовых\n`), '--lang', 'ru');
    expect([bad.exit, bad.out]).toEqual([2, expect.stringContaining('Строка 3, Ставка: «-1»')]);
    expect((await run('offers', '--json')).out).toContain('"offers":[]');
    expect((await run('offers', 'import', file('good.csv', table))).exit).toBe(0);
    const need = ['--sum', '1000000', '--start', '2027-01-01', '--end', '2027-02-15'];
    expect((await run('offers', 'compare', ...need)).out).toMatch(/Север\s+29589\.04\s+24\.00\s+0\.00/);
    expect((await run('offers', 'compare', '--sum', '1')).exit).toBe(2);
  });

  it('let a calculation go by rules of one’s own, kept from a file and handed on', async () => {
    const { run, file } = openDesk();
    const input = file('bid.json', { law: '44-fz', kind: 'bid', nmck: '10000000', publishedOn: '2026-09-10' });
    const rule = {
      law: '44-fz',
      id: 'bid.percent-max-up-to-threshold',
      value: '2',
      unit: 'percent',
      article: '44-FZ art. 44 p.2(1)',
      edition: '2026-09-01',
      source: 'проект',
      validFrom: '2026-09-01',
    };
    expect((await run('calc', 'security', '--input', input)).out).toContain('"max": "100000.00"');
    expect((await run('rules', 'save', file('rule.json', { ...rule, unit: 'rub' }))).exit).toBe(2);
    expect((await run('rules', 'save', file('rule.json', rule), '--note', 'почему')).exit).toBe(0);
    expect((await run('calc', 'security', '--input', input)).out).toContain('"max": "200000.00"');
    const exported = file('exported.json', '');
    expect((await run('rules', 'export', exported)).exit).toBe(0);
    expect(readFileSync(exported, 'utf8')).toContain('bidwright-rules 1');
    expect((await run('rules', 'remove', '44-fz', rule.id, '2026-09-01')).exit).toBe(0);
    expect((await run('rules', 'import', exported)).exit).toBe(0);
    expect((await run('rules', 'history')).out.split('\n').filter((line) => line.includes(rule.id))).toHaveLength(3);
  });

  it('check the text of a guarantee in a file, and end with 1 where it differs', async () => {
    const { run, file } = openDesk();
    const text = readFileSync(join(import.meta.dirname, '../../cases/calc/guarantee-prose.txt'), 'utf8');
    const facts = file('facts.json', {
      law: '44-fz',
      kind: 'bid',
      sum: '300000',
      deadline: '2027-01-20',
      beneficiary: { name: 'Муниципальное казенное учреждение «Служба единого заказчика»', inn: '5027123456' },
      principal: { name: 'ООО «АЛЬФА»', inn: '7722334455' },
    });
    const checked = await run('guarantee', 'check', file('guarantee.txt', text), '--input', facts);
    expect([checked.exit, checked.out]).toEqual([1, expect.stringContaining('finance.guarantee-differs')]);
    expect((await run('guarantee', 'check', file('empty.txt', ' '), '--input', facts)).exit).toBe(2);
  });
});
