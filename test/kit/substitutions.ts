import { octetString, oid, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { everySignature, type Report } from '#shared/verification/report.ts';
import { issueHolder, issuingCertificate, supplierName, testKey, type TestKey } from './ca.ts';
import { asicContainer, asicParts, documents, manifestOver, simpleMediaType } from './containers.ts';
import { counterSigned, notary } from './counter-signatures.ts';
import { attribute, goodAttributes, handMadeOf, handMadeSigner, isOf } from './hand-made-cms.ts';
import { buildZip, type ZipPart } from './hostile-zip.ts';
import { buildPdf, signPdf } from './pdf.ts';
import { signDetached } from './signatures.ts';
import { addTimestamps, issueService, services, signatureValueOf, stampInfo } from './timestamps.ts';
import { wellEquipped, type Settings } from './verify.ts';

/** Puts a signature of somebody else's making into every form that carries CMS. */

const content = Buffer.from('Заявка № 7\n');
const tstInfo = '1.2.840.113549.1.9.16.1.4';

/** Who signs in a form, and the certificates that could be put in place of his. */
export type Party = {
  readonly key: TestKey;
  readonly certificate: Uint8Array;
  /** Of the same name and number over another key. */
  readonly sameName: Uint8Array;
  /** Of the same key under another number. */
  readonly sameKey: Uint8Array;
  /** Of the same name, number and key, and other bytes. */
  readonly renewed: Uint8Array;
};

const supplier: Party = {
  key: 'supplier-rsa2048',
  certificate: issueHolder({ serial: 1 }),
  sameName: issueHolder({ serial: 1, key: 'second-rsa2048' }),
  sameKey: issueHolder({ serial: 0x51 }),
  renewed: issueHolder({ serial: 1, notAfter: '2027-06-01T00:00:00Z' }),
};
const subject = [['country', 'RU'], ['commonName', 'Нотариус Проверочный'], ...supplierName().slice(1, 3)] as const;
const witness: Party = {
  ...notary,
  sameName: issueHolder({ serial: 0x70, key: 'supplier-rsa2048', subject }),
  sameKey: issueHolder({ serial: 0x52, key: notary.key, subject }),
  renewed: issueHolder({ serial: 0x70, key: notary.key, subject, notAfter: '2027-06-01T00:00:00Z' }),
};
const service: Party = {
  ...services.rsa,
  sameName: issueService(1, { key: 'supplier-rsa2048' }),
  sameKey: issueService(9),
  renewed: issueService(1, { notAfter: '2038-01-01T00:00:00Z' }),
};

/** What is put into a form: SignerInfos and certificates. */
export type Put = { readonly signers: readonly Der[]; readonly certificates: readonly Uint8Array[] };

export type CmsForm = {
  readonly party: Party;
  /** Signed attributes as this form wants them. */
  readonly attributes: (signed: Uint8Array) => readonly Der[];
  /** A whole sample; `put` is told what it has to be over. */
  readonly build: (
    put: (signed: Uint8Array) => Put,
  ) => Promise<{ readonly bytes: Uint8Array; readonly content: Uint8Array | null; readonly settings: Settings }>;
  /** Whether a reader is told that this signature, or the time that it vouches for, is confirmed. */
  readonly isConfirmed: (report: Report) => boolean;
};

const asData = (signed: Uint8Array): readonly Der[] => goodAttributes(signed);
const passes = ({ conclusion }: Report): boolean => conclusion === 'TOTAL-PASSED';
const whole = ({ signers, certificates }: Put, attached?: Uint8Array): Uint8Array =>
  handMadeOf(signers, { certificates, ...(attached === undefined ? {} : { attached }) });
const placed = (bytes: Uint8Array, beside: Uint8Array | null = null, settings = wellEquipped) =>
  Promise.resolve({ bytes, content: beside, settings });

const signatureForm = (build: CmsForm['build']): CmsForm => ({
  party: supplier,
  attributes: asData,
  build,
  isConfirmed: passes,
});

const replacedPart = (parts: readonly ZipPart[], name: string, bytes: Uint8Array): readonly ZipPart[] =>
  parts.map((part) => (part.name === name ? { ...part, bytes } : part));

/** Every form in which the product meets CMS. */
export const cmsForms = {
  'CMS detached': signatureForm((put) => placed(whole(put(content)), content)),
  'CMS attached': signatureForm((put) => placed(whole(put(content), content))),
  'ASiC-E': signatureForm((put) => {
    const manifest = manifestOver(documents);
    return placed(asicContainer(replacedPart(asicParts(), 'META-INF/signature001.p7s', whole(put(manifest)))));
  }),
  'ASiC-S': signatureForm((put) =>
    placed(
      buildZip([
        { name: 'mimetype', bytes: Buffer.from(simpleMediaType) },
        { name: 'bid.txt', bytes: content },
        { name: 'META-INF/signature.p7s', bytes: whole(put(content)) },
      ]),
    ),
  ),
  PAdES: signatureForm(async (put) => placed(await signPdf(buildPdf(), { contents: (signed) => whole(put(signed)) }))),
  'counter-signature': {
    party: witness,
    attributes: (signed) =>
      goodAttributes(signed, notary.certificate).filter((part) => !isOf(cmsOids.contentType)(part)),
    build: async (put) => {
      const plain = signDetached({ content });
      const { signers, certificates } = put(await signatureValueOf(plain));
      return placed(await counterSigned(plain, ...signers), content, {
        ...wellEquipped,
        certificates: [...certificates],
      });
    },
    isConfirmed: (report) =>
      everySignature(report.signatures).every(({ conclusion }) => conclusion === 'TOTAL-PASSED') && passes(report),
  },
  'timestamp token': {
    party: service,
    attributes: (signed) => [
      attribute(cmsOids.contentType, oid(tstInfo)),
      ...goodAttributes(signed, services.rsa.certificate).filter((part) => !isOf(cmsOids.contentType)(part)),
    ],
    build: async (put) => {
      const plain = signDetached({ content });
      const info = stampInfo({ data: await signatureValueOf(plain) });
      const { signers, certificates } = put(info);
      const token = handMadeOf(signers, { certificates, version: 3, contentType: tstInfo, attached: info });
      return placed(await addTimestamps(plain, token), content);
    },
    isConfirmed: ({ signatures }) => signatures.some(({ trustedSigningTime }) => trustedSigningTime !== null),
  },
} as const satisfies Readonly<Record<string, CmsForm>>;

const signerOf = (
  { party }: CmsForm,
  attributes: readonly Der[],
  change: { readonly certificate?: Uint8Array; readonly asGiven?: boolean } = {},
): Der =>
  handMadeSigner({
    attributes,
    certificate: party.certificate,
    sign: (data) => signBytes(testKey(party.key), { scheme: 'rsa-pkcs1', digest: 'sha-256' }, data),
    ...change,
  });

const only = (form: CmsForm, signer: Der, certificate = form.party.certificate): Put => ({
  signers: [signer],
  certificates: [certificate, issuingCertificate],
});

const other = Buffer.from('Заявка № 8\n');
const digestAttribute = (of: Uint8Array): Der =>
  attribute(cmsOids.messageDigest, octetString(digestBytes('sha-256', of)));
const without = (attributes: readonly Der[], type: string): readonly Der[] =>
  attributes.filter((part) => !isOf(type)(part));

/** What is put in place of an honest signature; `honest` itself is the control. */
export const cmsSubstitutions: Readonly<Record<string, (form: CmsForm, signed: Uint8Array) => Put>> = {
  'signature of another file': (form) => only(form, signerOf(form, form.attributes(other))),
  'certificate of the same name over another key': (form, signed) =>
    only(form, signerOf(form, form.attributes(signed)), form.party.sameName),
  'certificate of the same key under another number, and the signer named by it': (form, signed) =>
    only(form, signerOf(form, form.attributes(signed), { certificate: form.party.sameKey }), form.party.sameKey),
  'certificate of the same name, number and key': (form, signed) =>
    only(form, signerOf(form, form.attributes(signed)), form.party.renewed),
  'signed attributes of the right file wrapped in one of another': (form, signed) =>
    only(
      form,
      signerOf(form, [...form.attributes(other), attribute('1.2.643.999.2', sequence(...form.attributes(signed)))]),
    ),
  'message-digest twice, the right one last': (form, signed) =>
    only(form, signerOf(form, [...form.attributes(other), digestAttribute(signed)])),
  'message-digest twice, the right one first': (form, signed) =>
    only(form, signerOf(form, [...form.attributes(signed), digestAttribute(other)])),
  'message-digest with two values': (form, signed) =>
    only(
      form,
      signerOf(form, [
        ...without(form.attributes(signed), cmsOids.messageDigest),
        attribute(
          cmsOids.messageDigest,
          octetString(digestBytes('sha-256', signed)),
          octetString(digestBytes('sha-256', other)),
        ),
      ]),
    ),
  'no signing-certificate': (form, signed) =>
    only(form, signerOf(form, without(form.attributes(signed), cmsOids.signingCertificateV2))),
  'signing-certificate of another certificate': (form, signed) =>
    only(
      form,
      signerOf(form, [
        ...without(form.attributes(signed), cmsOids.signingCertificateV2),
        ...goodAttributes(signed, form.party.sameKey).filter(isOf(cmsOids.signingCertificateV2)),
      ]),
    ),
  'second signer over another file': (form, signed) => ({
    signers: [signerOf(form, form.attributes(signed)), signerOf(form, form.attributes(other))],
    certificates: [form.party.certificate, issuingCertificate],
  }),
  'second signer whose value is that of the first': (form, signed) => {
    const honest = signerOf(form, form.attributes(signed));
    const copied = signerOf(form, form.attributes(signed), { certificate: form.party.sameKey });
    return {
      signers: [honest, copied],
      certificates: [form.party.certificate, form.party.sameKey, issuingCertificate],
    };
  },
};

export const honest = (form: CmsForm, signed: Uint8Array): Put => only(form, signerOf(form, form.attributes(signed)));
