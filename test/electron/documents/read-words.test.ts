import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWords } from '#electron/documents/read-words.ts';
import { bytesOfDocument } from '#electron/tables/write-document.ts';
import { buildPdf, type PdfBody } from '../../kit/pdf.ts';
import { zipOf } from '../../kit/workbook.ts';

const words = async (bytes: Uint8Array) => {
  const outcome = await readWords(bytes, 'гарантия');
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const refusal = async (bytes: Uint8Array) => {
  const outcome = await readWords(bytes, 'гарантия');
  return outcome.ok ? null : outcome.error.code;
};
const spaced = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

type Objects = Readonly<Record<number, PdfBody>>;
const pdfOf = (objects: Objects, trailer = ''): Uint8Array => buildPdf(objects, 'table', `/Root 1 0 R ${trailer}`);

const page = (font: string, content: string, more: Objects = {}): Objects => ({
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F 5 0 R >> >> >>',
  3: '<< /Type /Page /Parent 2 0 R /Contents [4 0 R] >>',
  4: { dictionary: '/Filter /FlateDecode', data: deflateSync(Buffer.from(content, 'latin1')) },
  5: font,
  ...more,
});
const latin = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

describe('words of a document', () => {
  it('are read from a PDF that a program of this house wrote, in Russian, with its numbers', async () => {
    const bytes = await bytesOfDocument(
      {
        title: 'Независимая гарантия № 17-А',
        language: 'ru',
        facts: [['Сумма', '600 000,00 рублей']],
        notes: ['Гарант: АО «Банк Север», БИК 044525225'],
        tables: [],
        charts: [],
        madeAt: '2026-11-23T09:00:00Z',
      },
      '.pdf',
    );
    const { kind, text, pages } = await words(bytes);
    expect([kind, pages]).toEqual(['pdf', 1]);
    expect(spaced(text)).toContain('Независимая гарантия № 17-А');
    expect(spaced(text)).toContain('600 000,00 рублей');
    expect(spaced(text)).toContain('АО «Банк Север», БИК 044525225');
  });

  it('are parted where the text moves: lines, gaps between strings, and not between kerned letters', async () => {
    const content =
      'BT /F 10 Tf 14 TL 1 0 0 1 50 700 Tm (Sum:) Tj 60 0 Td (600 000.00) Tj 0 -14 Td [(W) 80 (ord) -400 (two)] TJ T* (last \\(line\\)) Tj ET';
    expect((await words(pdfOf(page(latin, content)))).text).toBe('Sum: 600 000.00\nWord two\nlast (line)');
  });

  it('are read by the font’s own table, by the names of its glyphs, and within forms that a page draws', async () => {
    const map =
      'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <0413> endbfchar 1 beginbfrange <0002> <0004> <0430> endbfrange endcmap';
    const composite =
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>';
    const objects = page(composite, 'BT /F 10 Tf 50 700 Td <0001000200030004> Tj ET', {
      6: '<< /Type /Font /Subtype /CIDFontType2 /DW 600 >>',
      7: { dictionary: '', data: Buffer.from(map) },
    });
    expect((await words(pdfOf(objects))).text).toBe('Габв');
    const named =
      '<< /Type /Font /Subtype /Type1 /BaseFont /Y /Encoding << /Differences [65 /afii10032 /afii10080 /afii10071 /afii61352] >> >>';
    const form = page(named, '/Fm Do', {
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F 5 0 R >> /XObject << /Fm 6 0 R >> >> >>',
      6: { dictionary: '/Type /XObject /Subtype /Form', data: Buffer.from('BT /F 10 Tf 50 700 Td (ABCD) Tj ET') },
    });
    expect((await words(pdfOf(form))).text).toBe('Ооё№');
  });

  it.each([
    ['under a password', pdfOf(page(latin, 'BT (a) Tj ET'), '/Encrypt 5 0 R'), 'finance.document-locked'],
    [
      'of pictures only',
      pdfOf(page(latin, 'q 100 0 0 100 0 0 cm BI /W 1 /H 1 ID (Tj) EI Q')),
      'finance.document-no-text',
    ],
    ['cut in the middle', pdfOf(page(latin, 'BT /F 1 Tf (a) Tj ET')).subarray(0, 300), 'finance.document-unreadable'],
    [
      'whose fonts do not say their letters',
      pdfOf(
        page(
          '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
          'BT /F 1 Tf <00010002> Tj ET',
          { 6: '<< /DW 500 >>' },
        ),
      ),
      'finance.document-no-text',
    ],
    [
      'whose form draws itself',
      pdfOf(
        page(latin, '/Fm Do', {
          2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /XObject << /Fm 6 0 R >> >> >>',
          6: { dictionary: '/Subtype /Form', data: Buffer.from('/Fm Do') },
        }),
      ),
      'finance.document-no-text',
    ],
  ])('of a PDF %s are refused by name', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  const docx = (body: string) =>
    zipOf([
      [
        'word/document.xml',
        Buffer.from(
          `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
        ),
      ],
    ]);
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('are read from a Word document: paragraphs, tables and breaks, without what was deleted', async () => {
    const body = `<w:p>${run('Гарантия ')}${run('№ 17')}<w:del><w:r><w:delText>старое</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p>${run('Сумма')}</w:p></w:tc><w:tc><w:p>${run('600')}<w:r><w:noBreakHyphen/><w:tab/></w:r>${run('р.')}</w:p></w:tc></w:tr></w:tbl>`;
    expect(await words(docx(body))).toEqual({ kind: 'docx', pages: null, text: 'Гарантия № 17\nСумма\n600-\tр.' });
  });

  it('of a Word document that is none, or is empty, are refused by name', async () => {
    expect(await refusal(zipOf([['a.txt', Buffer.from('a')]]))).toBe('finance.document-unreadable');
    expect(await refusal(docx('<w:p/>'))).toBe('finance.document-no-text');
    expect(await refusal(docx('<w:p>'))).toBe('finance.document-unreadable');
  });

  it('show hidden characters of a text, and take its encoding from its bytes', async () => {
    expect((await words(Buffer.from('сумма \u202e600', 'utf8'))).text).toBe('сумма [U+202E]600');
    expect(
      (await words(Buffer.from([0xd1, 0xf3, 0xec, 0xec, 0xe0, 0x20, 0xe3, 0xe0, 0xf0, 0xe0, 0xed, 0xf2, 0xe8, 0xe8])))
        .text,
    ).toBe('Сумма гарантии');
    expect(await refusal(Buffer.from(' \n'))).toBe('finance.document-no-text');
  });
});

describe('a guarantee in a file', () => {
  it('reads like its text when it comes as a PDF', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../cases/calc/guarantee-prose.txt'), 'utf8');
    const bytes = await bytesOfDocument(
      {
        title: 'Гарантия',
        language: 'ru',
        facts: [],
        notes: text.split('\n'),
        tables: [],
        charts: [],
        madeAt: '2026-11-23T09:00:00Z',
      },
      '.pdf',
    );
    const read = await words(bytes);
    // A long word breaks for the page’s sake; everything else is as it was written.
    expect(read.text.replaceAll(/\s+/gu, '')).toContain(text.replaceAll('\u202f', '\u00a0').replaceAll(/\s+/gu, ''));
  });
});
