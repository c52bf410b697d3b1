import { X509Certificate, createPublicKey, type KeyObject } from 'node:crypto';

type Der = Uint8Array<ArrayBuffer>;

/** A certificate that Node could read; one that it could not (an unknown kind of key) can still be handed on. */
type Candidate = { readonly der: Der; readonly certificate: X509Certificate | null };

const candidateOf = (der: Der): Candidate => {
  try {
    return { der, certificate: new X509Certificate(der) };
  } catch {
    return { der, certificate: null };
  }
};

const belongsTo = (key: KeyObject, { certificate }: Candidate): boolean => {
  try {
    return certificate !== null && certificate.publicKey.equals(createPublicKey(key));
  } catch {
    return false;
  }
};

const issued = (issuer: Candidate, subject: Candidate): boolean => {
  if (issuer.certificate === null || subject.certificate === null) return false;
  if (!subject.certificate.checkIssued(issuer.certificate)) return false;
  try {
    return subject.certificate.verify(issuer.certificate.publicKey);
  } catch {
    // Names and key identifiers agree, the algorithm is unknown here: the verifier will judge it.
    return true;
  }
};

const selfIssued = (candidate: Candidate): boolean =>
  candidate.certificate !== null && candidate.certificate.subject === candidate.certificate.issuer;

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

export type Pair = { readonly key: KeyObject; readonly certificate: Der; readonly chain: readonly Der[] };

/** Finds for each key its certificate by the public key itself, since local identifiers are not always there. */
export const pairKeys = (
  keys: readonly KeyObject[],
  certificates: readonly Der[],
): { readonly pairs: readonly Pair[]; readonly alone: readonly KeyObject[] } => {
  const candidates = certificates.map(candidateOf);
  const pairs: Pair[] = [];
  const alone: KeyObject[] = [];
  for (const key of keys) {
    const own = candidates.filter((candidate) => belongsTo(key, candidate));
    if (own.length === 0) alone.push(key);
    for (const leaf of own) {
      pairs.push({ key, certificate: leaf.der, chain: chainOf(leaf, candidates).map(({ der }) => der) });
    }
  }
  return { pairs, alone };
};
