import { describe, expect, test } from 'vitest';
import { docxWords } from '#electron/documents/docx-words.ts';
import { readWords } from '#electron/documents/read-words.ts';
import { writeDocx } from '#electron/documents/text-document/docx.ts';
import { writePdf } from '#electron/documents/text-document/pdf.ts';
import { openZip } from '#electron/notices/tables/zip-parts.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { TextDocument } from '#shared/kernel/text-document.ts';

const letter = (change: Partial<TextDocument> = {}): TextDocument => ({
  title: '<A> & "B"',
  language: 'ar',
  pageHeader: [{ text: 'رأس' }],
  pageFooter: [{ text: 'ذيل' }],
  hasPageNumbers: true,
  madeAt: '2026-11-23T00:00:00.000Z' as Instant,
  blocks: [
    { kind: 'heading', level: 1, align: 'center', runs: [{ text: 'خطاب' }] },
    {
      kind: 'paragraph',
      align: 'start',
      runs: [{ text: 'السعر ' }, { text: '12 <RUB> & \u0007', island: true, bold: true }],
    },
    { kind: 'list', ordered: true, items: [[{ text: '1' }]] },
    { kind: 'list', ordered: true, items: [[{ text: '1' }]] },
    {
      kind: 'table',
      columns: [
        { share: 1, align: 'start' },
        { share: 2, align: 'end' },
      ],
      header: [[{ text: 'أ' }], [{ text: 'ب' }]],
      rows: [[[{ text: 'ج' }], []]],
      hasLines: true,
    },
    { kind: 'page-break' },
  ],
  ...change,
});

const partsOf = (bytes: Uint8Array) => {
  const parts = openZip(Buffer.from(bytes));
  if (!parts.ok) throw new Error(parts.error.code);
  const text = (name: string): string => {
    const part = parts.value.read(name);
    if (!part.ok || part.value === null) throw new Error(`no ${name}`);
    const read = readXml(part.value);
    if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
    return Buffer.from(part.value).toString('utf8');
  };
  return { text };
};

describe('a written document as DOCX', () => {
  test('has every part well formed, whatever stands in it, and the words read back', () => {
    const bytes = writeDocx(letter());
    const { text } = partsOf(bytes);
    for (const name of [
      '[Content_Types].xml',
      'word/document.xml',
      'word/styles.xml',
      'word/numbering.xml',
      'word/header.xml',
      'word/footer.xml',
      'docProps/core.xml',
    ])
      expect(text(name)).toMatch(/^<\?xml/);
    const words = docxWords(bytes, 'a.docx');
    expect(words.ok && words.value.text).toContain('السعر \u206612 <RUB> & \ufffd\u2069');
  });

  test('runs right to left in Arabic, its islands and its columns too', () => {
    const body = partsOf(writeDocx(letter())).text('word/document.xml');
    expect(body.match(/<w:bidi\/>/g)?.length).toBeGreaterThanOrEqual(7);
    expect(body).toContain('<w:bidiVisual/>');
    expect(body).toMatch(/<w:rPr><w:b\/><w:bCs\/><\/w:rPr><w:t xml:space="preserve">\u206612/);
    const russian = partsOf(writeDocx(letter({ language: 'ru' }))).text('word/document.xml');
    expect(russian).not.toMatch(/w:bidi|w:rtl|\u2066/);
  });

  test('counts every numbered list from one, and equal documents are equal bytes', () => {
    const { text } = partsOf(writeDocx(letter()));
    expect([...text('word/document.xml').matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)).toEqual(['2', '3']);
    expect(Buffer.from(writeDocx(letter())).equals(Buffer.from(writeDocx(letter())))).toBe(true);
  });

  test('goes on counting where a list begins at a later number', () => {
    const items = [[{ text: 'a' }]];
    const { text } = partsOf(writeDocx(letter({ blocks: [{ kind: 'list', ordered: true, items, start: 4 }] })));
    expect(text('word/numbering.xml')).toContain('<w:startOverride w:val="4"/>');
  });
});

describe('a written document as PDF', () => {
  test('keeps every letter of a second document and numbers its pages', async () => {
    const heading = { kind: 'heading', level: 2, align: 'start', runs: [{ text: 'جهة الاتصال' }] } as const;
    const first = letter({
      pageHeader: null,
      pageFooter: null,
      blocks: [heading, { ...heading, runs: [{ text: 'أول' }] }],
    });
    await writePdf(first);
    const bytes = await writePdf({ ...first, blocks: [heading] });
    const words = await readWords(bytes, 'a.pdf');
    if (!words.ok) throw new Error(words.error.code);
    const said = words.value.text.normalize('NFKC');
    expect(said.replaceAll(/\s/gu, '')).toContain('1/1');
    expect(said.match(/ا/gu)).toHaveLength(3);
  });
});
