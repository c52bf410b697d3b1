import { X509Certificate, createPublicKey } from 'node:crypto';
import { sameBytes } from '../../pki/asn1/bytes.ts';
import { isGostKey, type PrivateKey } from '../../pki/cades/sign-bytes.ts';
import { isSelfIssued, readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { sameName } from '../../pki/certificate/name.ts';
import { gostKeyBytes, publicKeyBytes, readPublicKey } from '../../pki/gost/public-key.ts';
import { verifySignature } from '../../pki/path/verify-signature.ts';

type Der = Uint8Array<ArrayBuffer>;

/** A certificate that Node could read; one that it could not (an unknown kind of key) can still be handed on. */
type Candidate = {
  readonly der: Der;
  readonly certificate: X509Certificate | null;
  /** Where the key in it is of GOST, which Node cannot use: our own reading. */
  readonly gost: Certificate | null;
};

const candidateOf = (der: Der): Candidate => {
  try {
    return { der, certificate: new X509Certificate(der), gost: gostCertificate(der) };
  } catch {
    return { der, certificate: null, gost: gostCertificate(der) };
  }
};

const gostCertificate = (der: Der): Certificate | null => {
  const read = readCertificate(der);
  return read.ok && gostKeyBytes[read.value.publicKey.algorithm.oid] !== undefined ? read.value : null;
};

const belongsTo = (key: PrivateKey, { certificate, gost }: Candidate): boolean => {
  if (isGostKey(key)) {
    const held = gost === null ? null : readPublicKey(gost.publicKey);
    return held?.curve === key.curve && sameBytes(publicKeyBytes(held.curve, held.point), key.publicKey);
  }
  try {
    return certificate !== null && certificate.publicKey.equals(createPublicKey(key));
  } catch {
    return false;
  }
};

const issuedByGost = (issuer: Certificate, subject: Candidate): boolean => {
  const read = readCertificate(subject.der);
  if (!read.ok || !sameName(read.value.issuer, issuer.subject)) return false;
  const { signatureAlgorithm: algorithm, tbs: data, signature } = read.value;
  return verifySignature({ algorithm, publicKey: issuer.publicKey, data, signature }) === 'valid';
};

const issued = (issuer: Candidate, subject: Candidate): boolean => {
  if (issuer.gost !== null) return issuedByGost(issuer.gost, subject);
  if (issuer.certificate === null || subject.certificate === null) return false;
  if (!subject.certificate.checkIssued(issuer.certificate)) return false;
  try {
    return subject.certificate.verify(issuer.certificate.publicKey);
  } catch {
    // Names and key identifiers agree, the algorithm is unknown here: the verifier will judge it.
    return true;
  }
};

const selfIssued = ({ certificate, gost }: Candidate): boolean =>
  gost === null ? certificate !== null && certificate.subject === certificate.issuer : isSelfIssued(gost);

/** Issuers upwards, by name, key identifier and signature; ends at a self-issued one or where none is found. */
const chainOf = (leaf: Candidate, candidates: readonly Candidate[]): readonly Candidate[] => {
  const chain: Candidate[] = [];
  for (let current = leaf; !selfIssued(current);) {
    const issuer = candidates.find(
      (candidate) => candidate !== leaf && !chain.includes(candidate) && issued(candidate, current),
    );
    if (issuer === undefined) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
};

/** The issuers of a certificate among others, nearest first. */
export const chainFrom = (leaf: Der, others: readonly Der[]): readonly Der[] => {
  const candidates = others.filter((der) => !sameBytes(der, leaf)).map(candidateOf);
  return chainOf(candidateOf(leaf), candidates).map(({ der }) => der);
};

export type Pair = { readonly key: PrivateKey; readonly certificate: Der; readonly chain: readonly Der[] };

/** Finds for each key its certificate by the public key itself, since local identifiers are not always there. */
export const pairKeys = (
  keys: readonly PrivateKey[],
  certificates: readonly Der[],
): { readonly pairs: readonly Pair[]; readonly alone: readonly PrivateKey[] } => {
  const candidates = certificates.map(candidateOf);
  const pairs: Pair[] = [];
  const alone: PrivateKey[] = [];
  for (const key of keys) {
    const own = candidates.filter((candidate) => belongsTo(key, candidate));
    if (own.length === 0) alone.push(key);
    for (const leaf of own) {
      pairs.push({ key, certificate: leaf.der, chain: chainOf(leaf, candidates).map(({ der }) => der) });
    }
  }
  return { pairs, alone };
};
