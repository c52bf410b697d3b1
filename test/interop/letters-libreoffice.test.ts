import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDocx } from '#electron/documents/text-document/docx.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { TextDocument } from '#shared/kernel/text-document.ts';
import { run } from '../kit/openssl.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { writeFile } from 'node:fs/promises';

/** LibreOffice comes in parts: without Writer it opens no letter. */
const hasWriter = (): boolean => {
  const found = spawnSync('which', ['soffice'], { encoding: 'utf8' }).stdout.trim();
  return found !== '' && existsSync(join(dirname(realpathSync(found)), 'libswlo.so'));
};

const letter = (language: 'ru' | 'ar', line: string): TextDocument => ({
  title: 'Letter',
  language,
  pageHeader: null,
  pageFooter: null,
  hasPageNumbers: true,
  madeAt: '2026-11-23T00:00:00.000Z' as Instant,
  blocks: [
    { kind: 'heading', level: 1, align: 'center', runs: [{ text: line }] },
    { kind: 'list', ordered: true, items: [[{ text: 'a' }], [{ text: 'b' }]] },
    {
      kind: 'table',
      hasLines: true,
      columns: [
        { share: 3, align: 'start' },
        { share: 1, align: 'end' },
      ],
      header: [[{ text: line }], [{ text: 'Σ' }]],
      rows: [[[{ text: line }], [{ text: '1 234,50', island: true }]]],
    },
  ],
});

describe.skipIf(process.env['CI'] !== 'true' && !hasWriter())('a letter in LibreOffice Writer', () => {
  test.each([
    ['ru', 'Сопроводительное письмо <№ 1>'],
    ['ar', 'خطاب مرافق للعطاء'],
  ] as const)('opens in %s with the same words and totals', async (language, line) => {
    const folder = temporaryFolder();
    const file = join(folder, 'letter.docx');
    await writeFile(file, writeDocx(letter(language, line)));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    run('soffice', [
      [profile, '--headless'],
      ['--convert-to', 'txt:Text (encoded):UTF8'],
      ['--outdir', folder],
      [file],
    ]);
    const words = readFileSync(join(folder, 'letter.txt'), 'utf8').replaceAll(/\p{Cf}/gu, '');
    expect(words.split(line)).toHaveLength(4);
    expect(words).toContain('1 234,50');
  });
});
