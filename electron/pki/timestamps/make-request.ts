import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import type { Digest, DigestAlgorithm } from '#shared/kernel/digest.ts';
import { digestOid } from '../verify/digests.ts';

/** What is asked of a timestamp service: the digest, and a number by which its answer is known. */
export type TimestampRequest = {
  readonly digest: Digest;
  /** Random bytes; 8 are usual. */
  readonly nonce: Uint8Array;
  /** Whether the token shall carry the service's certificate. */
  readonly certReq: boolean;
  /** OID of the policy asked for; the service's own when absent. */
  readonly policy?: string;
};

/** A positive INTEGER of these bytes in its shortest form. */
export const nonceBytes = (nonce: Uint8Array): Uint8Array<ArrayBuffer> => {
  const first = nonce.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? [0] : [...nonce.subarray(first)];
  return Uint8Array.from((digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits);
};

/** RFC 9215 leaves the parameters of Streebog out; NULL is what timestamp services expect beside SHA-2. */
const hashAlgorithm = (algorithm: DigestAlgorithm): AlgorithmIdentifier => {
  const algorithmId = digestOid(algorithm);
  return algorithm.startsWith('streebog-')
    ? new AlgorithmIdentifier({ algorithmId })
    : new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });
};

/** TimeStampReq of RFC 3161 section 2.4.1 as DER. */
export const makeTimestampRequest = ({ digest, nonce, certReq, policy }: TimestampRequest): Uint8Array => {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: hashAlgorithm(digest.algorithm),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(Buffer.from(digest.value, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: nonceBytes(nonce) }),
    certReq,
  });
  if (policy !== undefined) request.reqPolicy = policy;
  return new Uint8Array(request.toSchema().toBER());
};
