import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontFaces } from '#electron/pki/report/pdf-fonts.ts';
import { renderPdf } from '#electron/pki/report/pdf.ts';
import { languages, type Language } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { asicContainer } from '#test/kit/containers.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { verifyBytes } from '#test/kit/verify.ts';

const missing = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
};
const isMissing = missing();

/** Drawing takes a second or two: each language is drawn once. */
const report = await verifyBytes(asicContainer());
const drawn = new Map<Language, Promise<Uint8Array>>();
const drawnIn = (language: Language): Promise<Uint8Array> => {
  const known = drawn.get(language) ?? renderPdf(report, language);
  drawn.set(language, known);
  return known;
};

it('has every face that it draws with', () => {
  expect(fontFaces().filter(({ file }) => !existsSync(file))).toEqual([]);
});

describe.each(languages)('the printed report in %s', { timeout: 60_000 }, (language) => {
  it('is a PDF document of some pages with the fonts inside', async () => {
    const bytes = Buffer.from(await drawnIn(language));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('/FontFile');
    expect(bytes.length).toBeLessThan(1_000_000);
  });

  it.skipIf(isMissing && process.env['CI'] !== 'true')(
    'gives its words back to pdftotext: the conclusion, the digest in groups, no hyphen in it, no missing glyph',
    async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'report.pdf'), await drawnIn(language));
      execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), join(folder, 'report.txt')]);
      const text = readFileSync(join(folder, 'report.txt'), 'utf8');
      const digest = report.settings.policyDigest.match(/.{8}/g)?.join(' ') ?? '';
      expect(text).toContain('TOTAL-PASSED');
      expect(text).toContain(digest);
      expect(text).not.toMatch(/[\ufffd\u2066-\u2069]/u);
      // Arabic comes back in the shapes of its letters and not as it was written: its look is for the eye.
      if (language !== 'ar') expect(text).toContain((await textsIn(language)).say('conclusion.TOTAL-PASSED'));
    },
  );
});

it.skipIf(isMissing && process.env['CI'] !== 'true')(
  'an Arabic date runs from right to left with its numbers whole, and a Russian one from left to right',
  { timeout: 60_000 },
  async () => {
    const placesIn = async (language: 'ar' | 'ru'): Promise<readonly number[]> => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'report.pdf'), await drawnIn(language));
      execFileSync('pdftotext', [
        '-f',
        '1',
        '-l',
        '1',
        '-bbox',
        join(folder, 'report.pdf'),
        join(folder, 'boxes.html'),
      ]);
      const boxes = readFileSync(join(folder, 'boxes.html'), 'utf8');
      const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)];
      const height = words.find(([, , , word]) => word === '09:00:00')?.[2];
      return ['23', '2026', '09:00:00', 'UTC'].map((wanted) =>
        Number(words.find(([, , y, word]) => y === height && word === wanted)?.[1]),
      );
    };
    const arabic = await placesIn('ar');
    const russian = await placesIn('ru');
    expect(arabic).toEqual(arabic.toSorted((a, b) => b - a));
    expect(russian).toEqual(russian.toSorted((a, b) => a - b));
    expect([...arabic, ...russian].every((x) => Number.isFinite(x))).toBe(true);
  },
);
