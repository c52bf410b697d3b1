import { createHash } from 'node:crypto';
import {
  concatBytes,
  context,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { algorithmIdentifier, digestIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { dataToSign, issuerAndSerial } from '#electron/pki/cades/signed-attributes.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { issuingCertificate, kitNow, signers, testKey } from './ca.ts';
import { certificateOf } from './signatures.ts';

const digestOf = (bytes: Uint8Array, digest: SigningDigest): string =>
  createHash(digest.replace('-', '')).update(bytes).digest('hex');

export const attribute = (type: string, ...values: readonly Der[]): Der => sequence(oid(type), setOf(values));

/** The elements of a SET, one after another. */
const elementsOf = (set: Uint8Array): Der[] => {
  const lengthAt = (at: number): { header: number; length: number } => {
    const first = set[at + 1] ?? 0;
    if (first < 0x80) return { header: 2, length: first };
    const header = 2 + (first & 0x7f);
    return { header, length: Number.parseInt(Buffer.from(set.subarray(at + 2, at + header)).toString('hex'), 16) };
  };
  const parts: Der[] = [];
  for (let at = lengthAt(0).header; at < set.length;) {
    const { header, length } = lengthAt(at);
    parts.push(Uint8Array.from(set.subarray(at, at + header + length)));
    at += header + length;
  }
  return parts;
};

/** The attributes of a good signature, to be rearranged. */
export const goodAttributes = (
  content: Uint8Array,
  certificate: Uint8Array = signers.rsa2048.certificate,
  digest: SigningDigest = 'sha-256',
): Der[] =>
  elementsOf(
    dataToSign({
      contentDigest: { algorithm: digest, value: digestOf(content, digest) },
      certificate: certificateOf(certificate),
      claimedSigningTime: kitNow,
    }),
  );

/** Whether an attribute is of a type. */
export const isOf =
  (type: string) =>
  (part: Der): boolean =>
    Buffer.from(part).includes(Buffer.from(oid(type)));

const rsaSha256 = { scheme: 'rsa-pkcs1', digest: 'sha-256' } as const;

export type Shape = {
  readonly attributes: readonly Der[];
  /** Written as given, not sorted. */
  readonly asGiven?: boolean;
  readonly unsigned?: readonly Der[];
  readonly version?: number;
  readonly signerVersion?: number;
  readonly certificate?: Uint8Array;
  readonly certificates?: readonly Uint8Array[];
  readonly announced?: readonly Der[];
  readonly signers?: number;
  readonly contentType?: string;
  readonly digest?: SigningDigest;
  readonly algorithm?: Der;
  readonly sign?: (data: Uint8Array) => Uint8Array;
  /** Content inside the signature. */
  readonly attached?: Uint8Array;
};

/** One SignerInfo with whatever the case asks for; what is signed is signed well. */
export const handMadeSigner = (shape: Omit<Shape, 'certificates' | 'attached' | 'announced'>): Der => {
  const signer = shape.certificate ?? signers.rsa2048.certificate;
  const digest = digestIdentifier(shape.digest ?? 'sha-256');
  const signed = shape.asGiven === true ? sequence(concatBytes(shape.attributes)) : setOf(shape.attributes);
  signed[0] = 0x31;
  const sign = shape.sign ?? ((data) => signBytes(testKey('supplier-rsa2048'), rsaSha256, data));
  return sequence(
    integer(shape.signerVersion ?? 1),
    issuerAndSerial(certificateOf(signer)),
    digest,
    concatBytes([Uint8Array.of(0xa0), signed.subarray(1)]),
    shape.algorithm ?? algorithmIdentifier(rsaSha256),
    octetString(sign(signed)),
    ...(shape.unsigned === undefined ? [] : [concatBytes([Uint8Array.of(0xa1), setOf(shape.unsigned).subarray(1)])]),
  );
};

/** Puts signers into a signature by hand; detached unless it is given its content. */
export const handMadeOf = (
  signerInfos: readonly Der[],
  shape: Pick<Shape, 'version' | 'announced' | 'contentType' | 'attached' | 'certificates'>,
): Uint8Array =>
  sequence(
    oid(cmsOids.signedData),
    context(
      0,
      sequence(
        integer(shape.version ?? 1),
        setOf(shape.announced ?? [digestIdentifier('sha-256')]),
        sequence(
          oid(shape.contentType ?? cmsOids.data),
          ...(shape.attached === undefined ? [] : [context(0, octetString(shape.attached))]),
        ),
        context(0, ...(shape.certificates ?? [])),
        setOf(signerInfos),
      ),
    ),
  );

/** Puts a signature together by hand, with whatever the case asks for; what is signed is signed well. */
export const handMade = (shape: Shape): Uint8Array => {
  const element = handMadeSigner(shape);
  return handMadeOf(
    Array.from({ length: shape.signers ?? 1 }, () => element),
    {
      ...shape,
      announced: shape.announced ?? [digestIdentifier(shape.digest ?? 'sha-256')],
      certificates: shape.certificates ?? [shape.certificate ?? signers.rsa2048.certificate, issuingCertificate],
    },
  );
};
