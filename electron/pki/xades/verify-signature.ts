import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { SignatureValueFacts } from '#shared/verification/facts.ts';
import { hexOf } from '../asn1/bytes.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { digestBytes } from '../digest.ts';
import { verifySignature } from '../path/verify-signature.ts';
import { digestByAddress } from '../verify/digests.ts';
import { canonicalXml, NoCanonicalForm } from './canonical-xml.ts';
import type { DocumentIndex } from './document-index.ts';
import type { XmlReference, XmlSignature } from './read-signature.ts';
import {
  canonicalMethodOf,
  dereference,
  findTarget,
  type Budget,
  type ReferenceTarget,
  type ReferenceTrouble,
} from './resolve-reference.ts';
import { signatureMethodOf, signatureValueFor } from './signature-algorithms.ts';

/** A file beside the document, by the URI of a Reference. `digest` is hexadecimal; null where it cannot be had. */
export type OutsideFile = {
  readonly digest: (algorithm: AnyDigestAlgorithm) => Promise<string | null>;
  /** The whole file, for references with transforms; null: not to be had, or too large to hold. */
  readonly bytes: () => Promise<Uint8Array | null>;
};

/** A Reference followed. `computed` is hexadecimal and null where `trouble` kept it from being made. */
export type VerifiedReference = {
  readonly reference: XmlReference;
  readonly target: ReferenceTarget | null;
  readonly digestAlgorithm: AnyDigestAlgorithm | null;
  readonly computed: string | null;
  readonly holds: boolean;
  /** The Signature itself was taken out of what is covered. */
  readonly withoutSignature: boolean;
  readonly trouble: ReferenceTrouble | null;
};

const follow = async (
  index: DocumentIndex,
  signature: XmlSignature,
  reference: XmlReference,
  outside: (uri: string) => OutsideFile | null,
  budget: Budget,
): Promise<VerifiedReference> => {
  const digestAlgorithm = digestByAddress(reference.digestAddress);
  const failed = (target: ReferenceTarget | null, trouble: ReferenceTrouble): VerifiedReference => ({
    reference,
    target,
    digestAlgorithm,
    computed: null,
    holds: false,
    withoutSignature: false,
    trouble,
  });
  const found = findTarget(index, reference.uri);
  if (!found.ok) return failed(null, found.trouble);
  const { target } = found;
  if (digestAlgorithm === null) return failed(target, { kind: 'unsupported', what: reference.digestAddress });
  const done = (computed: string, withoutSignature: boolean): VerifiedReference => ({
    reference,
    target,
    digestAlgorithm,
    computed,
    holds: computed === hexOf(reference.digest),
    withoutSignature,
    trouble: null,
  });
  let bytes: Uint8Array | null = null;
  if (target.kind === 'outside') {
    const missing = { kind: 'missing', what: target.uri } as const;
    const file = outside(target.uri);
    if (file === null) return failed(target, missing);
    if (reference.transforms.length === 0) {
      const computed = await file.digest(digestAlgorithm);
      return computed === null ? failed(target, missing) : done(computed, false);
    }
    bytes = await file.bytes();
    if (bytes === null) return failed(target, { kind: 'limit', what: target.uri });
  }
  const data = dereference(index, signature.element, reference, found, bytes, budget);
  if (!data.ok) return failed(target, data.trouble);
  return done(hexOf(digestBytes(digestAlgorithm, data.bytes)), data.withoutSignature);
};

/** Reference validation (XMLDSig section 3.2.1): each Reference followed and held against its digest, in order. */
export const verifyReferences = async (
  index: DocumentIndex,
  signature: XmlSignature,
  outside: (uri: string) => OutsideFile | null,
  budget: Budget,
): Promise<readonly VerifiedReference[]> => {
  const verified: VerifiedReference[] = [];
  for (const reference of signature.references)
    verified.push(await follow(index, signature, reference, outside, budget));
  return verified;
};

/** What the signature value is over: SignedInfo in its canonical form; null where that form is unknown or impossible. */
export const signedInfoBytes = (index: DocumentIndex, signature: XmlSignature): Uint8Array | null => {
  const method = canonicalMethodOf(signature.canonicalization);
  if (method === null) return null;
  try {
    return canonicalXml({ index, apex: signature.signedInfo }, method);
  } catch (error) {
    if (error instanceof NoCanonicalForm) return null;
    throw error;
  }
};

/** Signature validation (XMLDSig section 3.2.2) with the key of a certificate; `bytes` are those of `signedInfoBytes`. */
export const verifyValue = (
  { methodAddress, value }: XmlSignature,
  bytes: Uint8Array | null,
  { publicKey }: Certificate,
): Exclude<SignatureValueFacts, 'no-certificate'> => {
  const algorithm = signatureMethodOf(methodAddress);
  if (bytes === null || algorithm === null) return 'unsupported';
  const signature = signatureValueFor(algorithm, value);
  if (signature === null) return 'does-not-verify';
  const answers = { valid: 'verifies', invalid: 'does-not-verify', unsupported: 'unsupported' } as const;
  return answers[verifySignature({ algorithm, publicKey, data: bytes, signature })];
};
