import { createHash } from 'node:crypto';
import { buildAsicManifest } from '#electron/pki/containers/asice-manifest.ts';
import { buildZip, type ZipPart, type ZipShape } from './hostile-zip.ts';
import { signDetached, type SignatureRequest } from './signatures.ts';

export const mediaType = 'application/vnd.etsi.asic-e+zip';
export const simpleMediaType = 'application/vnd.etsi.asic-s+zip';

export type Document = { readonly name: string; readonly bytes: Uint8Array };

export const documents: readonly Document[] = [
  { name: 'Заявка 7.txt', bytes: Buffer.from('Заявка № 7\n') },
  { name: 'price.csv', bytes: Buffer.from('lot;price\n1;100.00\n') },
];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A manifest over the documents as the product writes it. */
export const manifestOver = (files: readonly Document[]): Uint8Array => {
  const made = buildAsicManifest(
    files.map(({ name, bytes }) => ({ name, digest: { algorithm: 'sha-256', value: sha256(bytes) } })),
  );
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

/** The parts of a good ASiC-E; a test changes what it is about. */
export const asicParts = (
  files: readonly Document[] = documents,
  request: Omit<SignatureRequest, 'content'> = {},
  manifest: Uint8Array = manifestOver(files),
): ZipPart[] => [
  { name: 'mimetype', bytes: Buffer.from(mediaType) },
  ...files,
  { name: 'META-INF/ASiCManifest001.xml', bytes: manifest },
  { name: 'META-INF/signature001.p7s', bytes: signDetached({ ...request, content: manifest }) },
];

export const asicContainer = (parts: readonly ZipPart[] = asicParts(), shape: ZipShape = {}): Uint8Array =>
  buildZip(parts, shape);

/** An ASiC-S with CAdES: one document, signed directly. */
export const simpleContainer = (document: Document, more: readonly ZipPart[] = []): Uint8Array =>
  buildZip([
    { name: 'mimetype', bytes: Buffer.from(simpleMediaType) },
    document,
    { name: 'META-INF/signature.p7s', bytes: signDetached({ content: document.bytes }) },
    ...more,
  ]);

/**
 * Of a container made by this program the central directory keeps, per entry, what the packing program says of itself and
 * of the file's attributes on its own disk (APPNOTE 4.4.2, 4.4.14, 4.4.15): no reader takes bytes or names from them.
 */
export const hostAttributes = (bytes: Uint8Array): ReadonlySet<number> => {
  const whole = Buffer.from(bytes);
  const free = new Set<number>();
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = whole.indexOf(signature); at !== -1; at = whole.indexOf(signature, at + 4)) {
    for (const offset of [4, 5, 36, 37, 38, 39, 40, 41]) free.add(at + offset);
  }
  return free;
};
