import { deflateSync } from 'node:zlib';
import { digestBytes } from '#electron/pki/digest.ts';
import { assembleDetached } from '#electron/pki/cades/assemble.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { dataInDocument } from '#electron/pki/cades/signed-attributes.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import {
  filledUpdate,
  prepareSignature,
  signedChunks,
  type PdfSignatureRequest,
} from '#electron/pki/pades/prepare-signature.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { issuingCertificate, kitNow, signers, testKey, type TestKey } from './ca.ts';
import { certificateOf, usualAlgorithm } from './signatures.ts';
import { addTimestamps } from './timestamps.ts';

/** Makes small PDFs in the styles that real ones have, and signs them. The same inputs give the same bytes. */

export type PdfStyle = 'table' | 'stream' | 'object-streams' | 'hybrid';
export const pdfStyles: readonly PdfStyle[] = ['table', 'stream', 'object-streams', 'hybrid'];

/** An object's body: text between `obj` and `endobj`; a stream has its data beside its dictionary. */
export type PdfBody = string | { readonly dictionary: string; readonly data: Uint8Array };

const pageText = 'BT /F1 24 Tf 72 720 Td (Offer 7: 100.00) Tj ET';

/** One page with a line of text. Keys are object numbers; 1 is the catalog, 3 the page, 4 its content. */
export const onePage = (change: Readonly<Record<number, PdfBody>> = {}): Readonly<Record<number, PdfBody>> => ({
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  4: { dictionary: '', data: Buffer.from(pageText) },
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  6: '<< /Producer (Bidwright kit) /CreationDate (D:20261123090000Z) >>',
  ...change,
});

const id = '/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]';

const bodyBytes = (number: number, body: PdfBody): Buffer => {
  const [head, tail] = [`${number} 0 obj\n`, '\nendobj\n'];
  if (typeof body === 'string') return Buffer.from(`${head}${body}${tail}`, 'latin1');
  const dictionary = `<< ${body.dictionary} /Length ${body.data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(`${head}${dictionary}`, 'latin1'), body.data, Buffer.from(`\nendstream${tail}`)]);
};

const tableOf = (places: ReadonlyMap<number, number>, size: number): string => {
  const rows = Array.from({ length: size }, (_none, number) => {
    const offset = places.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  return `xref\n0 ${size}\n${rows.join('')}`;
};

const streamOf = (
  number: number,
  rows: ReadonlyMap<number, readonly [kind: number, second: number, third: number]>,
  size: number,
  trailer: string,
): Buffer => {
  const bytes = Buffer.concat(
    Array.from({ length: size }, (_none, each) => {
      const [kind, second, third] = rows.get(each) ?? [0, 0, 0];
      const row = Buffer.alloc(7);
      row.writeUInt8(kind);
      row.writeUInt32BE(second, 1);
      row.writeUInt16BE(third, 5);
      return row;
    }),
  );
  // PNG predictor "up", as most programs write it.
  const predicted = Buffer.concat(
    Array.from({ length: size }, (_none, row) =>
      Buffer.concat([
        Buffer.of(2),
        Buffer.from(
          Array.from(
            { length: 7 },
            (_any, at) => ((bytes[row * 7 + at] ?? 0) - (bytes[(row - 1) * 7 + at] ?? 0)) & 0xff,
          ),
        ),
      ]),
    ),
  );
  return bodyBytes(number, {
    dictionary: `/Type /XRef /W [1 4 2] /Size ${size} ${trailer} /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 7 >>`,
    data: deflateSync(predicted),
  });
};

/** A whole PDF of one revision, in a style. */
export const buildPdf = (
  objects: Readonly<Record<number, PdfBody>> = onePage(),
  style: PdfStyle = 'table',
  trailer = `/Root 1 0 R /Info 6 0 R ${id}`,
): Uint8Array<ArrayBuffer> => {
  let file = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
  const add = (bytes: Uint8Array): number => {
    const at = file.length;
    file = Buffer.concat([file, bytes]);
    return at;
  };
  const numbers = Object.keys(objects).map(Number);
  const packed = style === 'object-streams' || style === 'hybrid';
  // The catalog of a hybrid file stays where old readers find it.
  const inside = packed
    ? numbers.filter((number) => typeof objects[number] === 'string' && !(style === 'hybrid' && number < 4))
    : [];
  const places = new Map<number, number>();
  for (const number of numbers.filter((each) => !inside.includes(each)))
    places.set(number, add(bodyBytes(number, objects[number] ?? 'null')));
  let next = Math.max(...numbers) + 1;
  const rows = new Map<number, readonly [number, number, number]>();
  if (inside.length > 0) {
    const texts = inside.map((number) => objects[number] as string);
    const starts = texts.map((_text, at) => texts.slice(0, at).join(' ').length + (at === 0 ? 0 : 1));
    const header = `${inside.map((number, at) => `${number} ${starts[at] ?? 0}`).join(' ')} `;
    const data = deflateSync(Buffer.from(`${header}${texts.join(' ')}`, 'latin1'));
    const dictionary = `/Type /ObjStm /N ${inside.length} /First ${header.length} /Filter /FlateDecode`;
    places.set(next, add(bodyBytes(next, { dictionary, data })));
    for (const [at, number] of inside.entries()) rows.set(number, [2, next, at]);
    next += 1;
  }
  for (const [number, offset] of places) rows.set(number, [1, offset, 0]);
  const size = next + 1;
  if (style === 'table') {
    const start = add(Buffer.from(tableOf(places, next), 'latin1'));
    add(Buffer.from(`trailer\n<< /Size ${next} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  } else {
    const offset = file.length;
    rows.set(next, [1, offset, 0]);
    const start = add(streamOf(next, rows, size, trailer));
    if (style === 'hybrid') {
      const table = add(Buffer.from(tableOf(places, size), 'latin1'));
      add(Buffer.from(`trailer\n<< /Size ${size} ${trailer} /XRefStm ${start} >>\nstartxref\n${table}\n%%EOF\n`));
    } else add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  }
  return Uint8Array.from(file);
};

/** An incremental update by hand: objects behind a file, with a table of its own. */
export const appended = (
  file: Uint8Array,
  objects: Readonly<Record<number, PdfBody>>,
  trailer = `/Root 1 0 R /Info 6 0 R ${id}`,
): Uint8Array<ArrayBuffer> => {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(file).toString('latin1'))?.[1] ?? '0';
  let bytes = Buffer.from(file);
  const entries: string[] = [];
  for (const [number, body] of Object.entries(objects)) {
    entries.push(`${number} 1\n${String(bytes.length).padStart(10, '0')} 00000 n \n`);
    bytes = Buffer.concat([bytes, bodyBytes(Number(number), body)]);
  }
  const size = Math.max(50, ...Object.keys(objects).map((number) => Number(number) + 1));
  const end = `xref\n${entries.join('')}trailer\n<< /Size ${size} ${trailer} /Prev ${previous} >>\nstartxref\n${bytes.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.concat([bytes, Buffer.from(end)]));
};

export type PdfSigning = {
  readonly signer?: { readonly key: TestKey; readonly certificate: Uint8Array };
  readonly algorithm?: SignatureAlgorithm;
  readonly request?: Partial<PdfSignatureRequest>;
  /** Makes the structure for what is signed, instead of a CAdES signature by the signer. */
  readonly contents?: (signed: Uint8Array) => Uint8Array;
  /** A timestamp over the signature value. */
  readonly token?: (value: Uint8Array) => Uint8Array;
  /** Changes the update before it is signed; it must stay as long as it is. */
  readonly change?: (text: string) => string;
};

/** Signs a PDF as the product does, with a key of the kit. */
export const signPdf = async (file: Uint8Array, signing: PdfSigning = {}): Promise<Uint8Array<ArrayBuffer>> => {
  const { signer = signers.rsa2048, change = (text: string) => text } = signing;
  const source = memorySource(file);
  const prepared = await prepareSignature(source, {
    claimedSigningTime: kitNow,
    room: 6_000,
    ...signing.request,
  });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const update = Buffer.from(change(prepared.value.update.toString('latin1')), 'latin1');
  if (update.length !== prepared.value.update.length) throw new Error('the update changed its length');
  const made = { ...prepared.value, update };
  const pieces: Uint8Array[] = [];
  for await (const piece of signedChunks(source, made)) pieces.push(Uint8Array.from(piece));
  const data = Buffer.concat(pieces);
  const algorithm = signing.algorithm ?? usualAlgorithm(signer.key);
  const certificate = certificateOf(signer.certificate);
  const cades = async (): Promise<Uint8Array> => {
    const value = Buffer.from(digestBytes(algorithm.digest, data)).toString('hex');
    const signedAttributes = dataInDocument({ contentDigest: { algorithm: algorithm.digest, value }, certificate });
    const signature = signBytes(testKey(signer.key), algorithm, signedAttributes);
    const chain = [certificateOf(issuingCertificate)];
    const cms = assembleDetached({ signedAttributes, signature, algorithm, certificate, chain });
    return signing.token === undefined ? cms : addTimestamps(cms, signing.token(signature));
  };
  const contents = signing.contents === undefined ? await cades() : signing.contents(data);
  const filled = filledUpdate(made, file.length, contents);
  if (filled === null) throw new Error('no room');
  return Uint8Array.from(Buffer.concat([file, filled]));
};
