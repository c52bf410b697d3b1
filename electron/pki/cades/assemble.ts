import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import {
  concatBytes,
  context,
  header,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  tags,
  type Der,
} from '../asn1/encode.ts';
import { isSelfIssued, readCertificate, type Certificate } from '../certificate/certificate.ts';
import { digestIdentifier, signerAlgorithmIdentifier } from './algorithm-identifier.ts';
import { cmsOids } from './cms-oids.ts';
import { issuerAndSerial } from './signed-attributes.ts';

/** Everything a signature consists of, once the key has signed. */
export type SignatureParts = {
  /** What `dataToSign` gave and the key signed. */
  readonly signedAttributes: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly certificate: Certificate;
  readonly chain: readonly ChainLink[];
};

/** An issuer's certificate, which goes in beside the signer's byte for byte, whether we can read it or not. */
export type ChainLink = Pick<Certificate, 'der'>;

/**
 * The certificates to put into a signature: the signer's and its issuers, without the root unless asked for, since who
 * verifies has to bring the root anyway.
 */
export const chainToInclude = (chain: readonly ChainLink[], withRoot: boolean): readonly ChainLink[] =>
  withRoot ? chain : chain.filter((link) => !isRoot(link));

const isRoot = ({ der }: ChainLink): boolean => {
  const read = readCertificate(der);
  return read.ok && isSelfIssued(read.value);
};

/** A detached signature: ContentInfo with SignedData and no eContent (RFC 5652 section 5.1), as DER. */
export const assembleDetached = (parts: SignatureParts): Der => {
  const { before, after } = frame(parts, null);
  return concatBytes([before, after]);
};

/**
 * The two halves of an attached signature, between which exactly `contentLength` bytes of content belong. The lengths
 * are definite, so the content can be copied through without being held.
 */
export const frameAttached = (parts: SignatureParts, contentLength: number): SignatureFrame =>
  frame(parts, contentLength);

export type SignatureFrame = { readonly before: Der; readonly after: Der };

const frame = (parts: SignatureParts, contentLength: number | null): SignatureFrame => {
  const version = concatBytes([integer(1), setOf([digestIdentifier(parts.algorithm.digest)])]);
  const contentType = oid(cmsOids.data);
  const contentHeaders =
    contentLength === null ? new Uint8Array(0) : nestedHeaders([0xa0, tags.octetString], contentLength);
  const rest = concatBytes([
    setOfImplicit(
      0,
      [parts.certificate, ...parts.chain].map(({ der }) => der),
    ),
    setOf([signerInfo(parts)]),
  ]);

  const encapsulated = contentType.length + contentHeaders.length + (contentLength ?? 0);
  const encapsulatedHeader = header(tags.sequence, encapsulated);
  const signedData = version.length + encapsulatedHeader.length + encapsulated + rest.length;
  const signedDataHeaders = nestedHeaders([0xa0, tags.sequence], signedData);
  const signedDataOid = oid(cmsOids.signedData);
  return {
    before: concatBytes([
      header(tags.sequence, signedDataOid.length + signedDataHeaders.length + signedData),
      signedDataOid,
      signedDataHeaders,
      version,
      encapsulatedHeader,
      contentType,
      contentHeaders,
    ]),
    after: rest,
  };
};

/** Headers of elements one inside the other, outermost first, around content of the given length. */
const nestedHeaders = ([outer, inner]: readonly [number, number], length: number): Der => {
  const innerHeader = header(inner, length);
  return concatBytes([header(outer, innerHeader.length + length), innerHeader]);
};

/** `[number] IMPLICIT SET OF`, sorted as DER wants it; a certificate that is there twice goes in once. */
const setOfImplicit = (number: number, items: readonly Uint8Array[]): Der => {
  const sorted = items.toSorted((a, b) => Buffer.compare(a, b));
  return context(
    number,
    ...sorted.filter((item, at) => at === 0 || Buffer.compare(item, sorted[at - 1] ?? item) !== 0),
  );
};

/** RFC 5652 section 5.3. The attributes are the signed bytes with the tag of a SET exchanged for [0]. */
export const signerInfo = ({ signedAttributes, signature, algorithm, certificate }: SignatureParts): Der =>
  sequence(
    integer(1),
    issuerAndSerial(certificate),
    digestIdentifier(algorithm.digest),
    concatBytes([Uint8Array.of(0xa0), signedAttributes.subarray(1)]),
    signerAlgorithmIdentifier(algorithm),
    octetString(signature),
  );
