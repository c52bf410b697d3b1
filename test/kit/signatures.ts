import { assembleDetached, frameAttached, type SignatureParts } from '#electron/pki/cades/assemble.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { dataToCountersign, dataToSign } from '#electron/pki/cades/signed-attributes.ts';
import { readCertificate, type Certificate } from '#electron/pki/certificate/certificate.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { issuingCertificate, kitNow, signers, testKey, type TestKey } from './ca.ts';

export const certificateOf = (der: Uint8Array): Certificate => {
  const read = readCertificate(der);
  if (!read.ok) throw new Error(`${read.error.code} ${String(read.error.details['reason'])}`);
  return read.value;
};

export const usualAlgorithm = (key: TestKey): SignatureAlgorithm => {
  if (key === 'supplier-p256') return { scheme: 'ecdsa', digest: 'sha-256' };
  if (key === 'supplier-p384') return { scheme: 'ecdsa', digest: 'sha-384' };
  if (key === 'supplier-ed25519') return { scheme: 'ed25519', digest: 'sha-512' };
  return key === 'supplier-p521' ? { scheme: 'ecdsa', digest: 'sha-512' } : { scheme: 'rsa-pkcs1', digest: 'sha-256' };
};

/** What there is to say about a signature of the kit; what is not said is as a good signer has it. */
export type SignatureRequest = {
  readonly content: Uint8Array;
  readonly signer?: { readonly key: TestKey; readonly certificate: Uint8Array };
  readonly chain?: readonly Uint8Array[];
  readonly algorithm?: SignatureAlgorithm;
  readonly claimedSigningTime?: Instant;
};

const partsOver = (attributesOf: typeof dataToSign, request: SignatureRequest): SignatureParts => {
  const signer = request.signer ?? signers.rsa2048;
  const algorithm = request.algorithm ?? usualAlgorithm(signer.key);
  const certificate = certificateOf(signer.certificate);
  const value = Buffer.from(digestBytes(algorithm.digest, request.content)).toString('hex');
  const signedAttributes = attributesOf({
    contentDigest: { algorithm: algorithm.digest, value },
    certificate,
    claimedSigningTime: request.claimedSigningTime ?? kitNow,
  });
  const signature = signBytes(testKey(signer.key), algorithm, signedAttributes);
  const chain = (request.chain ?? [issuingCertificate]).map(certificateOf);
  return { signedAttributes, signature, algorithm, certificate, chain };
};

/** Signs without a signing process: the three acts of CAdES with the kit's keys. */
export const partsOf = (request: SignatureRequest): SignatureParts => partsOver(dataToSign, request);

/** The same over another's signature value. */
export const countersignatureParts = ({
  value,
  ...request
}: Omit<SignatureRequest, 'content'> & { readonly value: Uint8Array }): SignatureParts =>
  partsOver(dataToCountersign, { ...request, content: value });

export const signDetached = (request: SignatureRequest): Uint8Array<ArrayBuffer> => assembleDetached(partsOf(request));

export const signAttached = (request: SignatureRequest): Uint8Array<ArrayBuffer> => {
  const { before, after } = frameAttached(partsOf(request), request.content.length);
  return Uint8Array.from(Buffer.concat([before, request.content, after]));
};
