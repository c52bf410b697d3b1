import { issueHolder, issuingCertificate, signers } from './ca.ts';
import { asicParts, documents, manifestOver, mediaType, simpleMediaType, type Document } from './containers.ts';
import { buildZip, type ZipPart } from './hostile-zip.ts';
import { signDetached } from './signatures.ts';
import {
  fillSignature,
  qualifyingProperties,
  signatureTemplate,
  xadesTemplate,
  type XmlSigner,
} from './xml-signatures.ts';

/** Containers with a part exchanged, put in or moved; and XML signatures with a part exchanged. */

const [bid = { name: '', bytes: new Uint8Array() }] = documents;
const forged: Document = { name: bid.name, bytes: Buffer.from('Заявка № 8\n') };

const wrapped = (signatures: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">${signatures}</asic:XAdESSignatures>`;
const referencesTo = (files: readonly Document[]) => files.map(({ name }) => ({ uri: encodeURIComponent(name) }));
const bytesOf = (files: readonly Document[]): ReadonlyMap<string, Uint8Array> =>
  new Map(files.map((file) => [file.name, file.bytes]));
type XmlChange = Partial<Parameters<typeof xadesTemplate>[0]>;

const xmlSignature = (files: readonly Document[], change: XmlChange = {}): Uint8Array =>
  fillSignature(
    wrapped(xadesTemplate({ references: referencesTo(files), ...change })),
    signers.rsa2048,
    bytesOf(files),
  );

type Container = {
  readonly media: string;
  readonly files: readonly Document[];
  readonly signature: (files: readonly Document[]) => readonly ZipPart[];
  /** The same with a signed reference that leads out of the container; null: the form has no references. */
  readonly outside: (() => readonly ZipPart[]) | null;
};

const xades = (name: string, files: readonly Document[]): Container => ({
  media: files.length === 1 ? simpleMediaType : mediaType,
  files,
  signature: (signed) => [{ name, bytes: xmlSignature(signed) }],
  outside: () => [{ name, bytes: xmlSignature([...files, { name: '../price.csv', bytes: Buffer.from('x') }]) }],
});

const cadesOver = (manifest: Uint8Array): readonly ZipPart[] => asicParts(documents, {}, manifest).slice(-2);

/** The containers that are read, each with an honest signature. */
export const containers: Readonly<Record<string, Container>> = {
  'ASiC-E with CAdES': {
    media: mediaType,
    files: documents,
    signature: (signed) => cadesOver(manifestOver(signed)),
    outside: () =>
      cadesOver(Buffer.from(Buffer.from(manifestOver(documents)).toString().replace('price.csv', '../price.csv'))),
  },
  'ASiC-S with CAdES': {
    media: simpleMediaType,
    files: [bid],
    signature: ([signed]) => [
      { name: 'META-INF/signature.p7s', bytes: signDetached({ content: signed?.bytes ?? new Uint8Array() }) },
    ],
    outside: null,
  },
  'ASiC-E with XAdES': xades('META-INF/signatures0.xml', documents),
  'ASiC-S with XAdES': xades('META-INF/signatures.xml', [bid]),
};

const packed = ({ media }: Container, parts: readonly ZipPart[]): Uint8Array =>
  buildZip([{ name: 'mimetype', bytes: Buffer.from(media) }, ...parts]);

export const honestContainer = (one: Container): Uint8Array => packed(one, [...one.files, ...one.signature(one.files)]);

const withMore = (one: Container, more: ZipPart): Uint8Array =>
  packed(one, [...one.files, ...one.signature(one.files), more]);
const instead = (one: Container): readonly Document[] =>
  one.files.map((file) => (file.name === bid.name ? forged : file));

/** Null: the form has nothing of the kind. */
export const containerSubstitutions: Readonly<Record<string, (one: Container) => Uint8Array | null>> = {
  'signature of another file': (one) => packed(one, [...one.files, ...one.signature(instead(one))]),
  'the file exchanged': (one) => packed(one, [...instead(one), ...one.signature(one.files)]),
  'an extra file': (one) => withMore(one, { name: 'more.txt', bytes: Buffer.from('more') }),
  'an extra file in META-INF': (one) => withMore(one, { name: 'META-INF/more.txt', bytes: Buffer.from('more') }),
  'an extra file in a folder of the same name': (one) =>
    withMore(one, { name: `${bid.name}/more.txt`, bytes: Buffer.from('more') }),
  'two files of one name, the signed one first': (one) => withMore(one, forged),
  'two files of one name, the signed one last': (one) =>
    packed(one, [forged, ...one.files, ...one.signature(one.files)]),
  'two files of one name but for case': (one) =>
    withMore(one, { name: bid.name.toUpperCase(), bytes: Buffer.from('more') }),
  'two files of one name but for its normal form': (one) =>
    withMore(one, { name: bid.name.normalize('NFD'), bytes: Buffer.from('more') }),
  'two signature files of one name': (one) => {
    const signature = one.signature(one.files);
    return packed(one, [...one.files, ...signature, ...one.signature(instead(one)).slice(-1)]);
  },
  'a reference that leads outside': (one) => {
    const parts = one.outside?.() ?? null;
    return parts === null ? null : packed(one, [...one.files, ...parts]);
  },
  'no signature': (one) => packed(one, one.files),
};

const own = signers.rsa2048;
const x509 = (...certificates: readonly Uint8Array[]): string =>
  `<ds:X509Data>${certificates.map((der) => `<ds:X509Certificate>${Buffer.from(der).toString('base64')}</ds:X509Certificate>`).join('')}</ds:X509Data>`;
const swapped = (certificate: Uint8Array): Uint8Array =>
  xmlSignature(documents, { keyInfo: x509(certificate, issuingCertificate) });
const filled = (text: string, signer: XmlSigner = own): Uint8Array =>
  fillSignature(wrapped(text), signer, bytesOf(documents));
const second = qualifyingProperties({ signatureId: 'S1', certificate: signers.p256.certificate });

/** Signature files of an ASiC-E with XAdES over the kit's documents. */
export const xmlSubstitutions: Readonly<Record<string, () => Uint8Array>> = {
  'certificate of the same name over another key': () => swapped(issueHolder({ serial: 1, key: 'second-rsa2048' })),
  'certificate of the same key under another number': () => swapped(issueHolder({ serial: 0x51 })),
  'certificate of the same name, number and key': () =>
    swapped(issueHolder({ serial: 1, notAfter: '2027-06-01T00:00:00Z' })),
  'no signing-certificate': () => xmlSignature(documents, { properties: { reference: 'none' } }),
  'signing-certificate of another certificate': () =>
    xmlSignature(documents, { properties: { certificate: signers.p256.certificate } }),
  'signed properties that no reference is over': () =>
    filled(
      signatureTemplate({
        id: 'S1',
        references: referencesTo(documents),
        objects: qualifyingProperties({ signatureId: 'S1' }),
      }),
    ),
  'signed properties twice under one Id': () =>
    Buffer.from(Buffer.from(xmlSignature(documents)).toString().replace('</ds:KeyInfo>', `</ds:KeyInfo>${second}`)),
  'signed properties twice under two Ids': () =>
    xmlSignature(documents, { objects: second.replace('Id="S1-props"', 'Id="S1-more"') }),
  'signed properties wrapped in an Object of others': () =>
    filled(
      xadesTemplate({ references: referencesTo(documents) }).replace(
        /(<ds:Object>)(<xades:QualifyingProperties.*<\/xades:QualifyingProperties>)(<\/ds:Object>)/s,
        (_whole, open: string, inner: string, close: string) =>
          `${open}<wrapper xmlns="urn:x">${inner}</wrapper>${close}${second.replace('Id="S1-props"', 'Id="S1-more"')}`,
      ),
    ),
  'second signer over another file': () => {
    const signature = (bytes: Uint8Array): string =>
      /<ds:Signature .*<\/ds:Signature>/s.exec(Buffer.from(bytes).toString())?.[0] ?? '';
    return Buffer.from(wrapped(signature(xmlSignature(documents)) + signature(xmlSignature([forged], { id: 'S2' }))));
  },
};

export const xmlContainer = (signatures: Uint8Array): Uint8Array =>
  buildZip([
    { name: 'mimetype', bytes: Buffer.from(mediaType) },
    ...documents,
    { name: 'META-INF/signatures0.xml', bytes: signatures },
  ]);
