import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { signers } from '../../../kit/ca.ts';
import { appended, buildPdf, onePage, signPdf, type PdfBody } from '../../../kit/pdf.ts';
import { codesOf, verifyBytes, wordsOf } from '../../../kit/verify.ts';

const signed = await signPdf(buildPdf());
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const changed = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array => {
  const text = textOf(bytes);
  const made = text.replace(from, to);
  expect(made).not.toBe(text);
  return Buffer.from(made, 'latin1');
};
/** Exchanges text of the same length after signing, so that no place moves. */
const exchanged = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  expect(to.length).toBe(from.length);
  return changed(bytes, from, to);
};
const objectsOf = async (bytes: Uint8Array): Promise<readonly unknown[]> =>
  (await verifyBytes(bytes)).signatures[0]?.findings
    .filter(({ code }) => code === 'coverage.pdf-changed')
    .map(({ details }) => details['object']) ?? [];
const overlay: PdfBody = { dictionary: '', data: Buffer.from('BT /F1 24 Tf 72 720 Td (Offer 7: 900.00) Tj ET') };
const page = textOf(signed).match(/3 0 obj\n(<<.*?>>)\nendobj\n.*$/s)?.[1] ?? '';
/** The page as the signing update wrote it. */
const signedPage = [...textOf(signed).matchAll(/\n3 0 obj\n(.*?)\nendobj/gs)].at(-1)?.[1] ?? page;
const signedCatalog = [...textOf(signed).matchAll(/\n1 0 obj\n(.*?)\nendobj/gs)].at(-1)?.[1] ?? '';

describe('a byte range', () => {
  test('that begins later, ends later or leaves out more is refused', async () => {
    const range = /\/ByteRange \[0 ( *\d+) ( *\d+) ( *\d+)\]/;
    const [, start = '', end = '', rest = ''] = range.exec(textOf(signed)) ?? [];
    const wide = (value: number): string => String(value).padStart(10, ' ');
    const made = [
      `/ByteRange [5 ${start} ${end} ${rest}]`,
      `/ByteRange [0 ${wide(Number(start) - 10)} ${end} ${rest}]`,
      `/ByteRange [0 ${start} ${wide(Number(end) + 10)} ${rest}]`,
      `/ByteRange [0 ${start} ${end} ${wide(Number(rest) + 10)}]`,
      `/ByteRange [0 ${start} ${end} ${wide(Number(rest) - 10)}]`,
    ];
    for (const text of made) {
      const report = await verifyBytes(changed(signed, range, text));
      expect([text, codesOf(report)]).toEqual([text, expect.arrayContaining(['coverage.pdf-range'])]);
      expect(report.conclusion).toBe('TOTAL-FAILED');
    }
  });

  test('over all of a shorter file than there is leaves a file that does not end', async () => {
    const longer = Buffer.concat([signed, Buffer.from('more')]);
    expect(codesOf(await verifyBytes(longer))).toContain('coverage.bytes-after-end');
    expect((await verifyBytes(longer)).conclusion).toBe('TOTAL-FAILED');
  });

  test('beside a second Contents in the same dictionary is refused', async () => {
    const doubled = await signPdf(buildPdf(), {
      request: { reason: 'x'.repeat(40) },
      change: (text) => text.replace(/\/Reason <[0-9a-f]{80}>/, `/Contents <${'0'.repeat(78)}>`),
    });
    const report = await verifyBytes(doubled);
    expect(codesOf(report)).toContain('coverage.pdf-range');
    expect(report.conclusion).toBe('TOTAL-FAILED');
  });

  test('around a value with spaces in it is refused', async () => {
    const at = textOf(signed).indexOf('00>>>');
    const bytes = Buffer.from(signed);
    bytes[at] = 0x20;
    expect(codesOf(await verifyBytes(bytes))).toContain('coverage.pdf-range');
  });

  test('whose padding holds something is refused', async () => {
    const at = textOf(signed).indexOf('00>>>');
    const bytes = Buffer.from(signed);
    bytes[at] = 0x31;
    expect((await verifyBytes(bytes)).conclusion).toBe('TOTAL-FAILED');
  });
});

describe('changes after signing', () => {
  test('of the page are named', async () => {
    expect(await objectsOf(appended(signed, { 4: overlay }))).toEqual(['object 4']);
    const report = await verifyBytes(appended(signed, { 4: overlay }));
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(wordsOf(report)).toMatchObject({ content: 'passed', coverage: 'failed' });
  });

  test('that give the page other content are named', async () => {
    const moved = signedPage.replace('/Contents 4 0 R', '/Contents 40 0 R');
    expect(moved).not.toBe(signedPage);
    expect(await objectsOf(appended(signed, { 3: moved, 40: overlay }))).toEqual(['Page 3', 'object 40']);
  });

  test('that add a note to the page are named', async () => {
    const note = '<< /Type /Annot /Subtype /FreeText /Rect [10 10 200 200] /Contents (900.00) >>';
    const more = signedPage.replace(/\/Annots \[(.*?)\]/, '/Annots [$1 40 0 R]');
    expect(more).not.toBe(signedPage);
    expect(await objectsOf(appended(signed, { 3: more, 40: note }))).toEqual(expect.arrayContaining(['Annot 40']));
  });

  test('that take the catalog elsewhere are named', async () => {
    const other = appended(signed, { 40: signedCatalog }, '/Root 40 0 R /Info 6 0 R');
    expect(await objectsOf(other)).toEqual(expect.arrayContaining(['Root']));
  });

  test('that let the catalog act on opening are named', async () => {
    const acting = signedCatalog.replace('>>', '').replace(/<<(.*)/s, '<< /OpenAction 40 0 R $1 >>');
    const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
    expect(await objectsOf(appended(signed, { 1: acting, 40: script }))).toEqual(
      expect.arrayContaining(['Catalog/OpenAction']),
    );
  });

  test('that fill a number the signed page had waited for are named', async () => {
    const waiting = onePage({
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 40 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
    });
    const first = await signPdf(buildPdf(waiting));
    expect(await objectsOf(appended(first, { 40: overlay }))).toEqual(['object 40']);
  });

  test('that replace the cross-references by others are no revision of what was signed', async () => {
    const detached = appended(signed, { 4: overlay });
    const own = textOf(detached).replace(/\/Prev \d+(?=[^/]*$)/, '');
    expect(codesOf(await verifyBytes(Buffer.from(own, 'latin1')))).not.toEqual([]);
    expect((await verifyBytes(Buffer.from(own, 'latin1'))).conclusion).not.toBe('TOTAL-PASSED');
  });

  test('of the producer and the time of the last change are no matter', async () => {
    const notes = '<< /Producer (Another) /CreationDate (D:20261123090000Z) /ModDate (D:20261124090000Z) >>';
    expect((await verifyBytes(appended(signed, { 6: notes }))).conclusion).toBe('TOTAL-PASSED');
    expect(await objectsOf(appended(signed, { 6: '<< /Title (Another offer) >>' }))).toEqual(['object 6']);
  });

  test('that forbid further signatures are held against one', async () => {
    const closing = '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P 1 /V /1.2 >> >>]';
    const certified = await signPdf(buildPdf(), {
      request: { reason: 'x'.repeat(60) },
      change: (text) => text.replace(/\/Reason <[0-9a-f]{120}>/, (found) => closing.padEnd(found.length, ' ')),
    });
    expect((await verifyBytes(certified)).conclusion).toBe('TOTAL-PASSED');
    await expect(signPdf(certified)).rejects.toThrow('pdf.closed');
  });
});

describe('filling in a form', () => {
  const field = '<< /Type /Annot /Subtype /Widget /FT /Tx /T (price) /V (100) /Rect [10 10 100 30] /P 3 0 R >>';
  const form = onePage({
    1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots 9 0 R >>',
    7: field,
    8: '<< /Fields [7 0 R] >>',
    9: '[7 0 R]',
  });
  const filled = field.replace('(100)', '(900)');
  const certify = (level: number) => ({
    request: { reason: 'x'.repeat(60) },
    change: (text: string) =>
      text.replace(/\/Reason <[0-9a-f]{120}>/, (found) =>
        `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P ${level} /V /1.2 >> >>]`.padEnd(
          found.length,
          ' ',
        ),
      ),
  });

  test('is named where nobody left it open', async () => {
    const first = await signPdf(buildPdf(form));
    expect((await verifyBytes(first)).conclusion).toBe('TOTAL-PASSED');
    expect(await objectsOf(appended(first, { 7: filled }))).toEqual(['Annot 7']);
  });

  test('passes where the certification lets it be filled', async () => {
    const first = await signPdf(buildPdf(form), certify(2));
    expect((await verifyBytes(appended(first, { 7: filled }))).conclusion).toBe('TOTAL-PASSED');
    expect(await objectsOf(appended(first, { 7: filled.replace('(price)', '(other)') }))).toEqual(['Annot 7']);
  });

  test('is named where a signer closed the fields', async () => {
    const lock = '<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Action /All >> >>';
    const first = await signPdf(buildPdf(form), {
      request: { reason: 'x'.repeat(110) },
      change: (text) =>
        text.replace(/\/Reason <[0-9a-f]{220}>/, (found) =>
          `/Reference [<< /TransformMethod /DocMDP /TransformParams << /P 2 >> >> ${lock}]`.padEnd(found.length, ' '),
        ),
    });
    expect((await verifyBytes(first)).conclusion).toBe('TOTAL-PASSED');
    expect(await objectsOf(appended(first, { 7: filled }))).toEqual(['Annot 7']);
  });
});

test('a later signature that draws something on a page is remarked, and allowed', async () => {
  const both = await signPdf(signed, {
    signer: signers.p256,
    change: (text) => text.replace('/Rect [0 0 0 0]', '/Rect [0 0 9 9]'),
  });
  const report = await verifyBytes(both);
  expect(codesOf(report)).toEqual(['coverage.pdf-later-additions', 'coverage.pdf-later-signatures']);
  expect(report.conclusion).toBe('TOTAL-PASSED');
});

test('a signed widget that no form lists is found and judged', async () => {
  const value = '/V << /Type /Sig /SubFilter /ETSI.CAdES.detached >>';
  const widget = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (late) ${value} /Rect [0 0 500 500] /P 3 0 R >>`;
  const more = signedPage.replace(/\/Annots \[(.*?)\]/, '/Annots [$1 40 0 R]');
  const report = await verifyBytes(appended(signed, { 3: more, 40: widget }));
  expect(codesOf(report)).toContain('coverage.pdf-range');
  expect(report.conclusion).toBe('TOTAL-FAILED');
});

test('a field that looks signed and is not, or acts, is named', async () => {
  const widget = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (late) /Rect [0 0 500 500] /P 3 0 R >>';
  const more = signedPage.replace(/\/Annots \[(.*?)\]/, '/Annots [$1 40 0 R]');
  expect(await objectsOf(appended(signed, { 3: more, 40: widget }))).toEqual(expect.arrayContaining(['Annot 40']));
  const acting = widget.replace('/FT', '/AA << /E << /S /JavaScript >> >> /V << /Type /Sig >> /FT');
  expect(await objectsOf(appended(signed, { 3: more, 40: acting }))).toEqual(expect.arrayContaining(['Annot 40']));
});

describe('files that are not read', () => {
  test('an encrypted one says so', async () => {
    const file = buildPdf(onePage({ 7: '<< /Filter /Standard /V 4 >>' }), 'table', '/Root 1 0 R /Encrypt 7 0 R');
    expect(codesOf(await verifyBytes(file))).toEqual(['format.pdf-encrypted']);
  });

  test.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, 400)],
    ['whose cross-references are elsewhere', (bytes: Uint8Array) => exchanged(bytes, 'startxref\n', 'startxref1')],
    [
      'whose catalog is another object',
      (bytes: Uint8Array) => exchanged(bytes, '1 0 obj\n<< /Type /Cat', '9 0 obj\n<< /Type /Cat'),
    ],
  ])('one %s is damaged', async (_name, harm) => {
    const report = await verifyBytes(harm(buildPdf()));
    expect(codesOf(report)).toEqual(['format.pdf-damaged']);
    expect(report.conclusion).toBe('TOTAL-FAILED');
  });

  test('a stream that unfolds without end is named as a limit', async () => {
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
    const file = appended(buildPdf(onePage(), 'object-streams'), {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 41 0 R /DSS << /Certs [42 0 R] >> >>',
      41: `<< /Fields [43 0 R] >>`,
      42: { dictionary: '/Filter /FlateDecode', data: bomb },
      43: '<< /FT /Sig /T (x) /V << /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00> >> >>',
    });
    const report = await verifyBytes(file);
    expect(codesOf(report)).toContain('format.limit');
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });

  test('values nested without end are damage', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const file = buildPdf(onePage({ 1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields ${deep} >> >>` }));
    expect(codesOf(await verifyBytes(file))).toEqual(['format.pdf-damaged']);
  });

  test('fields that hold each other end', async () => {
    const circle = { 7: '<< /T (a) /Kids [8 0 R] >>', 8: '<< /T (b) /Kids [7 0 R] >>' };
    const file = buildPdf(
      onePage({ 1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] >> >>', ...circle }),
    );
    expect(codesOf(await verifyBytes(file))).toEqual(['format.pdf-unsigned']);
  });

  test('cross-references that go in circles end', async () => {
    const file = textOf(appended(buildPdf(), { 4: overlay }));
    const own = /startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1] ?? '';
    const looping = Buffer.from(file.replace(/\/Prev \d+/, `/Prev ${own}`), 'latin1');
    expect(codesOf(await verifyBytes(looping))).toEqual(['format.pdf-damaged']);
  });

  test('an unsigned one is no signature', async () => {
    const report = await verifyBytes(buildPdf());
    expect(codesOf(report)).toEqual(['format.pdf-unsigned']);
    expect(report.conclusion).toBe('INDETERMINATE');
  });
});

test('an earlier signature passes beside a later one by another signer', async () => {
  const both = await signPdf(signed, { signer: signers.p256 });
  const report = await verifyBytes(both);
  expect(codesOf(report)).toEqual(['coverage.pdf-later-additions']);
  expect(report.signatures.map(({ conclusion }) => conclusion)).toEqual(['TOTAL-PASSED', 'TOTAL-PASSED']);
});
