import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDocx } from '#electron/documents/text-document/docx.ts';
import { writePdf } from '#electron/documents/text-document/pdf.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { TextDocument, TextRun } from '#shared/kernel/text-document.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { skipWithout } from '../kit/openssl.ts';
import { bestPlace, drawnPage, linesOf, trimmed, type Picture } from '../kit/page-pixels.ts';

const island = (text: string): TextRun => ({ text, island: true });
type Line = {
  readonly runs: readonly TextRun[];
  /** What stands on the page, from where reading begins. */ readonly order: readonly string[];
};

/** Amounts with their currency, words, dates, telephones, names in other letters, percents and brackets, as letters have them. */
const lines: Readonly<Record<'ru' | 'ar', readonly Line[]>> = {
  ar: [
    {
      runs: [{ text: 'بمبلغ ' }, island('1,234,567.89 USD'), { text: ' شامل ' }, island('22 %'), { text: ' ضريبة' }],
      order: ['بمبلغ', '1,234,567.89 USD', 'شامل', '22 %', 'ضريبة'],
    },
    {
      runs: [{ text: 'هاتف ' }, island('+7 (495) 123-45-67'), { text: ' ورقم ' }, island('7706107510')],
      order: ['هاتف', '+7 (495) 123-45-67', 'ورقم', '7706107510'],
    },
    {
      runs: [{ text: 'مليون وثلاثون دولار و89 سنت في ' }, island('31.12.2026')],
      order: ['مليون', 'وثلاثون', 'دولار', 'سنت', 'في', '31.12.2026'],
    },
    {
      runs: [{ text: 'مضخات ' }, island('Grundfos CR 32-4'), { text: ' جهة الاتصال ' }, island('ООО «Ромашка»')],
      order: ['مضخات', 'Grundfos CR 32-4', 'جهة', 'الاتصال', 'ООО «Ромашка»'],
    },
  ],
  ru: [
    {
      runs: [{ text: 'на сумму ' }, island('1 234 567,89 руб.'), { text: ' (двести тысяч), НДС ' }, island('22 %')],
      order: ['на сумму', '1 234 567,89 руб.', '(двести тысяч),', 'НДС', '22 %'],
    },
    {
      runs: [{ text: 'ИНН 7706107510, тел. +7 (495) 123-45-67, до 31.12.2026' }],
      order: ['ИНН', '7706107510,', 'тел.', '+7 (495) 123-45-67,', '31.12.2026'],
    },
  ],
};
/** Written the wrong way round: must be found nowhere. */
const wrong: Readonly<Record<'ru' | 'ar', readonly string[]>> = {
  ar: ['USD 1,234,567.89', '98.765,432,1 USD', '% 22', '123-45-67 (495) +7', '2026.12.31', 'CR 32-4 Grundfos'],
  ru: ['89,567 234 1 руб.', '123-45-67 (495) +7', '% 22'],
};

const documentOf = (language: Language, paragraphs: readonly (readonly TextRun[])[]): TextDocument => ({
  title: 'Letter',
  language,
  pageHeader: null,
  pageFooter: null,
  hasPageNumbers: false,
  madeAt: '2026-11-23T00:00:00.000Z' as Instant,
  blocks: paragraphs.map((runs) => ({ kind: 'paragraph', runs, align: 'start' })),
});
const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);
const textsOf = (language: 'ru' | 'ar', wanted: boolean): readonly string[] => [
  ...new Set(
    [...lines[language].flatMap(({ order }) => order), ...wrong[language]].filter((text) => isArabic(text) === wanted),
  ),
];
/** Each alone on a line: what is not Arabic in a document that runs left to right, so that nothing there is turned round. */
const pages = (language: 'ru' | 'ar'): readonly (readonly [name: string, document: TextDocument])[] => [
  [
    'letter',
    documentOf(
      language,
      lines[language].map(({ runs }) => runs),
    ),
  ],
  [
    'alone-en',
    documentOf(
      'en',
      textsOf(language, false).map((text) => [{ text }]),
    ),
  ],
  ...(language === 'ar'
    ? [
        [
          'alone-ar',
          documentOf(
            'ar',
            textsOf(language, true).map((text) => [{ text }]),
          ),
        ] as const,
      ]
    : []),
];

type Drawn = { readonly letter: readonly Picture[]; readonly pictureOf: (text: string) => Picture };

const drawnOf = (folder: string, language: 'ru' | 'ar'): Drawn => {
  const of = (name: string): readonly Picture[] => linesOf(drawnPage(join(folder, `${name}.pdf`)));
  const named = (texts: readonly string[], drawn: readonly Picture[]): readonly (readonly [string, Picture])[] => {
    expect(drawn, texts.join(' | ')).toHaveLength(texts.length);
    return drawn.map((picture, index) => [texts[index] ?? '', trimmed(picture)]);
  };
  const pictures = new Map([
    ...named(textsOf(language, false), of('alone-en')),
    ...(language === 'ar' ? named(textsOf(language, true), of('alone-ar')) : []),
  ]);
  const pictureOf = (text: string): Picture => {
    const picture = pictures.get(text);
    if (picture === undefined) throw new Error(`no picture of ${text}`);
    return picture;
  };
  return { letter: of('letter'), pictureOf };
};

const writers = {
  'a PDF': async (folder: string, language: 'ru' | 'ar') => {
    for (const [name, document] of pages(language))
      await writeFile(join(folder, `${name}.pdf`), await writePdf(document));
  },
  'a DOCX in LibreOffice': async (folder: string, language: 'ru' | 'ar') => {
    // One face for everything: which one stands in for a missing one depends on the letters around a number.
    const face = spawnSync('fc-match', ['-f', '%{file}', 'DejaVu Sans:style=Book'], { encoding: 'utf8' }).stdout;
    await mkdir(join(folder, 'faces'));
    await copyFile(face, join(folder, 'faces', 'face.ttf'));
    const fonts = join(folder, 'fonts.conf');
    await writeFile(
      fonts,
      `<?xml version="1.0"?><fontconfig><dir>${folder}/faces</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
    );
    for (const [name, document] of pages(language)) await writeFile(join(folder, `${name}.docx`), writeDocx(document));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const files = pages(language).map(([name]) => join(folder, `${name}.docx`));
    const done = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      env: { ...process.env, FONTCONFIG_FILE: fonts },
    });
    if (done.error !== undefined) throw done.error;
    if (done.status !== 0) throw new Error(String(done.stderr));
  },
} as const;

/** LibreOffice comes in parts: without Writer it opens no letter. */
const lacksWriter = (): boolean => {
  const found = spawnSync('which', ['soffice'], { encoding: 'utf8' }).stdout.trim();
  return (
    process.env['CI'] !== 'true' && (found === '' || !existsSync(join(dirname(realpathSync(found)), 'libswlo.so')))
  );
};

/** Of the same words in the same face nothing measured less than 0.89; of words the wrong way round nothing more than 0.8. */
const alike = 0.85;

const judge = async (language: 'ru' | 'ar', form: keyof typeof writers): Promise<void> => {
  const folder = temporaryFolder();
  await writers[form](folder, language);
  const { letter, pictureOf } = drawnOf(folder, language);
  expect(letter).toHaveLength(lines[language].length);
  for (const [index, line] of letter.entries()) {
    const places = (lines[language][index]?.order ?? []).map((text) => ({ text, ...bestPlace(line, pictureOf(text)) }));
    expect(places.filter(({ likeness }) => likeness < alike)).toEqual([]);
    const fromLeft = language === 'ar' ? places.toReversed() : places;
    expect(fromLeft.map(({ text }) => text)).toEqual(
      fromLeft.toSorted((a, b) => a.left - b.left).map(({ text }) => text),
    );
    for (const text of wrong[language]) {
      expect(bestPlace(line, pictureOf(text)).likeness, text).toBeLessThan(alike);
    }
  }
};

describe('the pixels of a letter', () => {
  const lacksPages = skipWithout('pdftoppm', '-v');
  test.skipIf(lacksPages).each([
    ['ru', 'a PDF'],
    ['ar', 'a PDF'],
  ] as const)('stand in %s as they are read, and nothing is turned round, in %s', async (language, form) => {
    await judge(language, form);
  });
  test.skipIf(lacksPages || lacksWriter()).each([
    ['ru', 'a DOCX in LibreOffice'],
    ['ar', 'a DOCX in LibreOffice'],
  ] as const)(
    'stand in %s as they are read, and nothing is turned round, in %s',
    async (language, form) => {
      await judge(language, form);
    },
    30_000,
  );
});
