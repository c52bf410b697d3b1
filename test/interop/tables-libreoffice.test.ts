import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, skipWithout } from '../kit/openssl.ts';
import { openDesk } from '../kit/organiser.ts';

/** LibreOffice opens the file and writes what it sees in the first sheet as CSV. */
const seenByLibreOffice = (file: string, folder: string): readonly string[] => {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const filter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false';
  const done = run('soffice', [[profile, '--headless'], ['--convert-to', filter], ['--outdir', folder], [file]]);
  expect(done.status).toBe(0);
  return readFileSync(file.replace(/\.xlsx$/, '.csv'), 'utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\n');
};

describe.skipIf(skipWithout('soffice', '--version'))('a workbook of procedures', () => {
  test('is opened by LibreOffice with its dates, numbers and texts, and nothing in it is calculated', async () => {
    const desk = await openDesk();
    await desk.take([
      { number: 1, title: '=1+1', buyer: '+7 & <Ко>', amount: 1234567.89 },
      { number: 2, title: '@SUM(A1)', buyer: '-5', deadline: null, amount: null },
    ]);
    const file = join(desk.folder, 'list.xlsx');
    await desk.value('procedures.export', {
      columns: ['title', 'buyer', 'deadline', 'value', 'edition'],
      format: 'xlsx',
      language: 'en',
      order: 'imported',
      out: file,
    });
    expect(seenByLibreOffice(file, desk.folder)).toEqual([
      'Title;Buyer;Deadline (Europe/Moscow);Value;Edition',
      '=1+1;+7 & <Ко>;2026-12-01 12:00:00;1234567.89;1',
      '@SUM(A1);-5;;;1',
    ]);
  });
});
