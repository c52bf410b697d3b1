import { sameBytes } from '../asn1/bytes.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';
import { sameCertificate, type Certificate } from '../certificate/certificate.ts';
import { verifySignature } from './verify-signature.ts';

/** What a search may cost: certificates in a path, candidates looked at, paths handed out. */
export type BuildLimits = { readonly maxLength: number; readonly maxSteps: number; readonly maxPaths: number };

export const defaultBuildLimits: BuildLimits = { maxLength: 20, maxSteps: 1000, maxPaths: 32 };

export type BuildInputs = {
  readonly target: Certificate;
  /** May help, in any order and number; nothing in it is trusted. */
  readonly untrusted: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  /** Milliseconds since the Unix epoch; certificates valid then are tried first, others still are. */
  readonly at: number;
  readonly limits?: Partial<BuildLimits>;
  /** False: follow names only, to show where the chain of a path that does not verify was meant to go. */
  readonly checkSignatures?: boolean;
};

/** One holder of one key: passing it twice would be a loop, whatever certificates it has. */
const sameHolder = (a: Certificate, b: Certificate): boolean =>
  a.subject.key === b.subject.key && sameBytes(a.publicKey.der, b.publicKey.der);

const keyIdentifiersFit = (child: Certificate, issuer: Certificate): number => {
  const wanted = child.extensions.authorityKeyIdentifier?.keyIdentifier ?? null;
  const own = issuer.extensions.subjectKeyIdentifier;
  if (wanted === null || own === null) return 1;
  return sameBytes(wanted, own) ? 2 : 0;
};

const bySubject = (certificates: readonly Certificate[]): ReadonlyMap<string, readonly Certificate[]> => {
  const unique: Certificate[] = [];
  const seen = new Set<string>();
  for (const certificate of certificates) {
    const text = Buffer.from(certificate.der).toString('latin1');
    if (!seen.has(text)) unique.push(certificate);
    seen.add(text);
  }
  return Map.groupBy(unique, ({ subject }) => subject.key);
};

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, index) => (b[index] ?? 0) - value).find((difference) => difference !== 0) ?? 0;

/** Best first: fitting key identifiers, valid at the time, issued by somebody else, lasting longest. */
const inOrder = (child: Certificate, candidates: readonly Certificate[], at: number): readonly Certificate[] => {
  const rank = (issuer: Certificate): readonly number[] => [
    keyIdentifiersFit(child, issuer),
    issuer.notBefore <= at && at <= issuer.notAfter ? 1 : 0,
    issuer.subject.key === issuer.issuer.key ? 0 : 1,
    issuer.notAfter,
  ];
  const ranked = candidates.map((issuer) => ({ issuer, rank: rank(issuer) }));
  return ranked.toSorted((a, b) => compare(a.rank, b.rank)).map(({ issuer }) => issuer);
};

/** A search's memory: signatures already checked, steps left. */
type Search = {
  readonly inputs: BuildInputs;
  readonly limits: BuildLimits;
  readonly pool: ReadonlyMap<string, readonly Certificate[]>;
  readonly anchors: ReadonlyMap<string, readonly Certificate[]>;
  readonly checked: Map<Certificate, Map<PublicKeyInfo, boolean>>;
  stepsLeft: number;
  pathsLeft: number;
};

/** Only a signature that is surely wrong rules an issuer out: an unsupported algorithm is for the validation to report. */
const maySign = (search: Search, issuer: Certificate, child: Certificate): boolean => {
  if (search.inputs.checkSignatures === false) return true;
  const known = search.checked.get(child) ?? new Map<PublicKeyInfo, boolean>();
  search.checked.set(child, known);
  const before = known.get(issuer.publicKey);
  if (before !== undefined) return before;
  const { signatureAlgorithm: algorithm, tbs: data, signature } = child;
  const may = verifySignature({ algorithm, publicKey: issuer.publicKey, data, signature }) !== 'invalid';
  known.set(issuer.publicKey, may);
  return may;
};

/** `below` begins with the certificate whose issuer is sought and ends with the target. */
function* upwards(search: Search, below: readonly Certificate[]): Generator<readonly Certificate[], void> {
  const [child] = below;
  if (child === undefined || below.length >= search.limits.maxLength) return;
  const { at } = search.inputs;
  const anchors = search.anchors.get(child.issuer.key) ?? [];
  const issuers = search.pool.get(child.issuer.key) ?? [];
  // Counted before they are put in order, since that is work, too.
  search.stepsLeft -= anchors.length + issuers.length;
  if (search.stepsLeft < 0) return;
  for (const anchor of inOrder(child, anchors, at)) {
    if (search.pathsLeft <= 0) return;
    if (!maySign(search, anchor, child)) continue;
    search.pathsLeft -= 1;
    yield [anchor, ...below];
  }
  for (const issuer of inOrder(child, issuers, at)) {
    if (search.pathsLeft <= 0) return;
    if (below.some((passed) => sameHolder(passed, issuer)) || !maySign(search, issuer, child)) continue;
    yield* upwards(search, [issuer, ...below]);
  }
}

/**
 * Every path from an anchor to the target, anchor first, likeliest first, as they are asked for. Loops are cut, signatures
 * prune, work is bounded; the value returned at the end says whether a limit cut the search short.
 */
export function* buildPaths(inputs: BuildInputs): Generator<readonly Certificate[], { readonly limit: string | null }> {
  const limits = { ...defaultBuildLimits, ...inputs.limits };
  const search: Search = {
    inputs,
    limits,
    pool: bySubject(inputs.untrusted),
    anchors: bySubject(inputs.anchors),
    checked: new Map(),
    stepsLeft: limits.maxSteps,
    pathsLeft: limits.maxPaths,
  };
  const trusted = inputs.anchors.find((anchor) => sameCertificate(anchor, inputs.target));
  if (trusted !== undefined) yield [trusted];
  yield* upwards(search, [inputs.target]);
  if (search.stepsLeft < 0) return { limit: `${limits.maxSteps} certificates looked at` };
  return { limit: search.pathsLeft <= 0 ? `${limits.maxPaths} paths` : null };
}
