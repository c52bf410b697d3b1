import { kitNow, signers } from './ca.ts';
import { appended, buildPdf, onePage, signPdf, type PdfBody } from './pdf.ts';
import { stamp } from './timestamps.ts';

/**
 * Known attacks on signed PDFs, each as a file of its own: incremental saving, signature wrapping and universal forgery
 * (Mladenov and others, "1 Trillion Dollar Refund", 2019), shadow attacks (the same, 2021), attacks on certified documents
 * (2021), and revisions that were destroyed or hidden. `says` are codes that must be found.
 */
export type PdfAttack = {
  readonly title: string;
  readonly make: () => Promise<Uint8Array>;
  readonly says: readonly string[];
  /** What is told of the earliest signature; null where none can be told. */
  readonly first: 'INDETERMINATE' | 'TOTAL-FAILED' | null;
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const replaced = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array => {
  const text = textOf(bytes);
  const made = text.replace(from, to);
  if (made === text) throw new Error(`nothing to replace: ${from}`);
  return bytesOf(made);
};
const placeOfCrossReferences = (bytes: Uint8Array): string =>
  /startxref\s+(\d+)\s+%%EOF\s*$/.exec(textOf(bytes))?.[1] ?? '';

const overlay: PdfBody = { dictionary: '', data: Buffer.from('BT /F1 24 Tf 72 720 Td (Offer 7: 900.00) Tj ET') };
const overlayText =
  '4 0 obj\n<< /Length 46 >>\nstream\nBT /F1 24 Tf 72 720 Td (Offer 7: 900.00) Tj ET\nendstream\nendobj\n';

const signed = () => signPdf(buildPdf());
const signedTwice = async () => {
  const one = await signed();
  return { one, two: await signPdf(one, { signer: signers.p256 }) };
};
/** A reference of the signature to a transform, in the place that a long reason keeps free. */
const ruled = (references: string) => ({
  request: { reason: 'x'.repeat(150) },
  change: (text: string) =>
    text.replace(/\/Reason <[0-9a-f]{300}>/, (found) => `/Reference [${references}]`.padEnd(found.length, ' ')),
});
export const certifiedBy = (level: 1 | 2 | 3) =>
  ruled(`<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P ${level} /V /1.2 >> >>`);

const lastObject = (bytes: Uint8Array, number: number): string =>
  [...textOf(bytes).matchAll(new RegExp(`\\n${number} 0 obj\\n(.*?)\\nendobj`, 'gs'))].at(-1)?.[1] ?? '';
const withAnnotation = (bytes: Uint8Array): string =>
  lastObject(bytes, 3).replace(/\/Annots \[(.*?)\]/, '/Annots [$1 40 0 R]');
const note = '<< /Type /Annot /Subtype /FreeText /Rect [10 10 500 800] /Contents (900.00) >>';

const priceField = '<< /Type /Annot /Subtype /Widget /FT /Tx /T (price) /V (100) /Rect [10 10 100 30] /P 3 0 R >>';
const form = onePage({
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots 9 0 R >>',
  7: priceField,
  8: '<< /Fields [7 0 R] >>',
  9: '[7 0 R]',
});
const filled = priceField.replace('(100)', '(900)');

/** A number that nobody uses, marked free. */
const noChange = '41 1\n0000000000 00000 f \n';

/** A revision behind a file, by hand: some bytes, and a cross-reference table of these entries. */
const behind = (file: Uint8Array, bytes: string, entries: string): Uint8Array => {
  const text = textOf(file) + bytes;
  const trailer = `trailer\n<< /Size 50 /Root 1 0 R /Info 6 0 R /Prev ${placeOfCrossReferences(file)} >>\n`;
  return bytesOf(`${text}xref\n${entries}${trailer}startxref\n${text.length}\n%%EOF\n`);
};

const universal = (from: RegExp, to: (found: string) => string) => async (): Promise<Uint8Array> =>
  bytesOf(textOf(await signed()).replace(from, (found) => to(found).padEnd(found.length, ' ')));

export const pdfAttacks: readonly PdfAttack[] = [
  {
    title: 'incremental saving: other page content',
    make: async () => appended(await signed(), { 4: overlay }),
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'incremental saving without cross-references: objects and the old end again',
    make: async () => {
      const file = await signed();
      return bytesOf(`${textOf(file)}${overlayText}startxref\n${placeOfCrossReferences(file)}\n%%EOF\n`);
    },
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'incremental saving without cross-references, trailer or end mark',
    make: async () => bytesOf(`${textOf(await signed())}${overlayText}`),
    says: ['coverage.pdf-loose-bytes', 'coverage.bytes-after-end'],
    first: 'TOTAL-FAILED',
  },
  {
    title: 'incremental saving with a trailer and no cross-references',
    make: async () => bytesOf(`${textOf(await signed())}${overlayText}trailer\n<< /Size 50 /Root 1 0 R >>\n%%EOF\n`),
    says: ['coverage.pdf-loose-bytes', 'coverage.bytes-after-end'],
    first: 'TOTAL-FAILED',
  },
  {
    title: 'an object beside those of an honest update, named by no cross-reference',
    make: async () => {
      const { one, two } = await signedTwice();
      return bytesOf(textOf(one) + overlayText + shifted(textOf(two).slice(one.length), overlayText.length));
    },
    says: ['coverage.pdf-loose-bytes'],
    first: null,
  },
  {
    title: 'an object behind a comment that ends where only some programs end it',
    make: async () => behind(await signed(), `% note\r${overlayText}`, noChange),
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a second revision whose end points back before it',
    make: async () => {
      const { one, two } = await signedTwice();
      const [own, first] = [placeOfCrossReferences(two), placeOfCrossReferences(one)];
      return replaced(two, new RegExp(`startxref\\n${own}\\n%%EOF\\n$`), `startxref\n${first}\n%%EOF\n`);
    },
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a second revision overwritten with zeros, but for its end',
    make: async () => {
      const { one, two } = await signedTwice();
      const end = `\nstartxref\n${placeOfCrossReferences(one)}\n%%EOF\n`;
      const zeros = '0'.repeat(two.length - one.length - end.length);
      return bytesOf(textOf(one) + zeros + end);
    },
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a second revision overwritten with zeros to its end',
    make: async () => {
      const { one, two } = await signedTwice();
      return Buffer.concat([one, Buffer.alloc(two.length - one.length)]);
    },
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a second revision cut short',
    make: async () => {
      const { two } = await signedTwice();
      return two.subarray(0, two.length - 40);
    },
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a second revision with one damaged object',
    make: async () => {
      const { one, two } = await signedTwice();
      const later = textOf(two).slice(one.length);
      return bytesOf(textOf(one) + later.replace('1 0 obj\n<<', '1 0 obj\n<('));
    },
    says: ['format.pdf-damaged', 'coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a second revision that a third one passes over',
    make: async () => {
      const { one, two } = await signedTwice();
      const skipping = appended(two, { 6: '<< /Producer (Another) /CreationDate (D:20261123090000Z) >>' });
      const [from, to] = [placeOfCrossReferences(two), placeOfCrossReferences(one)];
      return replaced(skipping, new RegExp(`/Prev ${from}(?=[^/]*$)`), `/Prev ${to}`);
    },
    says: ['coverage.pdf-loose-bytes'],
    first: 'INDETERMINATE',
  },
  {
    title: 'shadow, replace: a font exchanged for another',
    make: async () => appended(await signed(), { 5: '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>' }),
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'shadow, replace: a form field shows another value than it was signed with',
    make: async () => appended(await signPdf(buildPdf(form)), { 7: filled }),
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'shadow, hide: an object that covered something is marked free',
    make: async () => behind(await signed(), '', '4 1\n0000000000 00001 f \n'),
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'shadow, hide and replace: cross-references turned to an object that was signed and not shown',
    make: async () => {
      const file = await signPdf(buildPdf(onePage({ 7: { dictionary: '', data: Buffer.from(overlayText) } })));
      const at = textOf(file).indexOf(overlayText);
      return behind(file, '', `4 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    },
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'shadow, waiting: a signed cross-reference to bytes that came after signing',
    make: async () => {
      const holes = onePage({
        3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 7 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
        7: 'null',
      });
      const made = buildPdf(holes);
      const place = String(textOf(made).indexOf('\n7 0 obj') + 1).padStart(10, '0');
      // The signature keeps its length, so the end of the signed file is known before it is signed.
      const size = (await signPdf(made)).length;
      const file = await signPdf(replaced(made, `${place} 00000 n`, `${String(size).padStart(10, '0')} 00000 n`));
      return behind(file, overlayText.replace('4 0 obj', '7 0 obj'), noChange);
    },
    says: ['coverage.pdf-range'],
    first: 'TOTAL-FAILED',
  },
  {
    title: 'certified without changes, then signed by another',
    make: async () => {
      const certified = await signPdf(buildPdf(), certifiedBy(2));
      const both = await signPdf(certified, { signer: signers.p256 });
      const rest = textOf(both).slice(certified.length);
      // The level is part of what was signed: a signature made before it was raised.
      return bytesOf(textOf(await signPdf(buildPdf(), certifiedBy(1))) + rest);
    },
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'evil annotation: a note on a document certified for notes',
    make: async () => {
      const file = await signPdf(buildPdf(), certifiedBy(3));
      return appended(file, { 3: withAnnotation(file), 40: note });
    },
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a later signer who certifies filling in what the first one left closed',
    make: async () => {
      const file = await signPdf(buildPdf(form));
      const certified = await signPdf(file, { signer: signers.p256, ...certifiedBy(3) });
      return appended(certified, { 7: filled });
    },
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  {
    title: 'a lock of the field that closes the document, then another signature',
    make: async () => {
      const closing = await signPdf(buildPdf(), {
        change: (text) => text.replace(/\/Rect \[0 0 0 0\]/, '/Lock<</P 1>>  '.padEnd(15, ' ')),
      });
      return signPdf(closing, { signer: signers.p256 });
    },
    says: ['coverage.pdf-changed'],
    first: 'INDETERMINATE',
  },
  ...(
    [
      ['Contents missing', /\/Contents </, () => '/Contentz <'],
      ['Contents null', /\/Contents <[0-9a-f]*>/, () => '/Contents null'],
      ['Contents zero', /\/Contents <[0-9a-f]*>/, () => '/Contents 0'],
      ['Contents empty', /\/Contents <[0-9a-f]*>/, () => '/Contents <>'],
      ['Contents a single zero byte', /\/Contents <[0-9a-f]*>/, () => '/Contents <00>'],
      ['ByteRange missing', /\/ByteRange \[[^\]]*\]/, () => '/ByteRang [0]'],
      ['ByteRange null', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange null'],
      ['ByteRange empty', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange []'],
      ['ByteRange negative', /\/ByteRange \[0 /, () => '/ByteRange [-1'],
      ['ByteRange of one part', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 10]'],
      ['ByteRange of text', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [/a /b /c /d]'],
    ] as const
  ).map(([what, from, to]): PdfAttack => ({
    title: `universal forgery: ${what}`,
    make: universal(from, to),
    says: ['coverage.pdf-range'],
    first: null,
  })),
  {
    title: 'wrapping: what was signed moved behind other cross-references at their old place',
    make: async () => {
      const file = textOf(await signed());
      const [whole = '', , end = ''] = /\/ByteRange \[0 ( *\d+) ( *\d+) ( *\d+)\]/.exec(file) ?? [];
      const [gapEnd, place] = [Number(end), Number(placeOfCrossReferences(bytesOf(file)))];
      const table = file.slice(place, file.indexOf('startxref', place));
      const body = `>>\nendobj\n${overlayText}`;
      const length = place - gapEnd + table.length + 24;
      const places = table.replace(/^(\d{10}) 00000 n/gm, (entry, at: string) =>
        Number(at) < gapEnd ? entry : `${String(Number(at) + length).padStart(10, '0')} 00000 n`,
      );
      const own = `4 1\n${String(gapEnd + 10).padStart(10, '0')} 00000 n \n`;
      const inserted = body.padEnd(place - gapEnd, ' ') + places.replace('xref\n', `xref\n${own}`);
      const moved = String(gapEnd + inserted.length).padStart(end.length, ' ');
      const ranged = file.replace(whole, whole.replace(end, moved));
      return bytesOf(ranged.slice(0, gapEnd) + inserted + ranged.slice(gapEnd));
    },
    says: ['coverage.pdf-range'],
    first: null,
  },
];

/** The bytes of an update that moved by so many bytes: its places, its own end and its byte range move with it. */
function shifted(update: string, by: number): string {
  const place = (digits: string): string => String(Number(digits) + by).padStart(digits.length, '0');
  return update
    .replace(
      /^(\d{10}) (\d{5}) n/gm,
      (_whole, offset: string, generation: string) => `${place(offset)} ${generation} n`,
    )
    .replace(/startxref\n(\d+)\n/, (_whole, offset: string) => `startxref\n${Number(offset) + by}\n`)
    .replace(/\/ByteRange \[0 ( *\d+) ( *\d+) ( *\d+)\]/, (_whole, start: string, end: string, rest: string) => {
      const wide = (value: number): string => String(value).padStart(start.length, ' ');
      return `/ByteRange [0 ${wide(Number(start) + by)} ${wide(Number(end) + by)} ${rest}]`;
    });
}

/** A document timestamp behind `file`, over it or over what stands in its place, which has the same length. */
export const documentStamped = async (file: Uint8Array, stamped = file): Promise<Uint8Array> => {
  const over = (content: Uint8Array): Uint8Array => Buffer.concat([stamped, content.subarray(stamped.length)]);
  const made = await signPdf(file, {
    change: (text) => text.replace('/ETSI.CAdES.detached', (found) => '/ETSI.RFC3161'.padEnd(found.length, ' ')),
    contents: (content) => stamp({ data: over(content), at: kitNow }),
  });
  return over(made);
};
