import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';
import { sameCertificate, type Certificate } from '../certificate/certificate.ts';
import { allReasons } from '../certificate/distribution-point.ts';
import { keyUsages } from '../certificate/extension-values.ts';
import { sameName } from '../certificate/name.ts';
import { nameText } from '../certificate/name-text.ts';
import { buildPaths } from '../path/build.ts';
import type { RevocationStatus } from '../path/verdict.ts';
import { walkPath } from '../path/walk.ts';
import { isDelta, type Crl } from './crl.ts';
import { findEntry, type CrlEntry } from './crl-entries.ts';
import { checkCrlSignature, unusable } from './crl-usable.ts';
import { continues, implicitPoint, reasonsCovered } from './scope.ts';

/** What the status of every certificate of one path is found with. `at` is when lists must be current. */
export type RevocationContext = {
  readonly crls: readonly Crl[];
  readonly untrusted: readonly Certificate[];
  /** The time CRL issuers' paths are judged for, epoch milliseconds. */
  readonly at: number;
  readonly crlsAt: number;
};

/** A status with the evidence: why lists were passed over, or which one told. */
export type StatusFound = { readonly status: RevocationStatus; readonly findings: readonly PathFinding[] };

/** Signers that may be looked for in one validation; shared by all searches inside it. */
export const maxSignerSearches = 500;

export type StatusSearch = RevocationContext & {
  readonly work: { signersLeft: number };
  readonly path: readonly Certificate[];
  readonly keys: readonly PublicKeyInfo[];
  /** CRL issuers whose own status is being looked for further up this search. */
  readonly inProgress: readonly Certificate[];
};

/** A CRL issuer's issuer, and so on: real hierarchies need one or two. */
const maxNesting = 4;

const maySignCrls = ({ extensions }: Certificate): boolean =>
  extensions.keyUsage === null || (extensions.keyUsage & keyUsages.cRLSign) !== 0;

type Signer =
  | { readonly key: PublicKeyInfo; readonly findings: readonly PathFinding[] }
  | { readonly key: null; readonly finding: PathFinding };

/** Status of every certificate below the anchor of a CRL issuer's path, but those that the path under judgement shares. */
const issuerPathHolds = (
  search: StatusSearch,
  path: readonly Certificate[],
  item: number,
): readonly PathFinding[] | null => {
  const walk = walkPath(path, { at: search.at });
  if (walk.findings.some(({ severity }) => severity === 'blocker')) return null;
  const issuer = path.at(-1);
  if (issuer === undefined || search.inProgress.length >= maxNesting) return null;
  const findings: PathFinding[] = [];
  const nested = { ...search, path, keys: walk.keys, inProgress: [...search.inProgress, issuer] };
  for (const [index, certificate] of path.entries()) {
    if (index === 0 || search.path.some((known, place) => place < item && sameCertificate(known, certificate)))
      continue;
    if (search.inProgress.some((known) => sameCertificate(known, certificate))) {
      findings.push(
        pathFinding('revocation.self-attested', 'warning', item, { certificate: nameText(certificate.subject) }),
      );
      continue;
    }
    const { status, findings: found } = statusByCrls(nested, index);
    if (status.kind !== 'good') return null;
    findings.push(...found.map((finding) => ({ ...finding, place: { item: String(item) } })));
  }
  return findings;
};

/**
 * Whose key signed a list (RFC 5280 6.3.3 (f), (g)): the issuer in the path under judgement, or a certificate of the list's
 * issuer that has a valid path from the same anchor, whose own certificates are not revoked.
 */
const signerOf = (search: StatusSearch, crl: Crl, item: number): Signer => {
  const issuerText = nameText(crl.issuer);
  const above = search.path[item - 1];
  const aboveKey = search.keys[item - 1];
  const [anchor] = search.path;
  search.work.signersLeft -= 1;
  if (search.work.signersLeft < 0) {
    const limit = `${maxSignerSearches} signers of revocation lists`;
    return { key: null, finding: pathFinding('path.search-limit', 'warning', item, { limit }) };
  }
  const checks: string[] = [];
  const tryKey = (key: PublicKeyInfo): boolean => {
    const check = checkCrlSignature(crl, key);
    checks.push(check);
    return check === 'valid';
  };
  if (above !== undefined && aboveKey !== undefined && sameName(above.subject, crl.issuer) && maySignCrls(above)) {
    if (tryKey(aboveKey)) return { key: aboveKey, findings: [] };
  }
  const pool = [...search.path.slice(1), ...search.untrusted];
  for (const candidate of anchor === undefined ? [] : [anchor, ...pool]) {
    if (!sameName(candidate.subject, crl.issuer) || !maySignCrls(candidate) || !tryKey(candidate.publicKey)) continue;
    if (anchor === undefined) continue;
    const limits = { maxPaths: 4, maxSteps: 200 };
    for (const path of buildPaths({ target: candidate, untrusted: pool, anchors: [anchor], at: search.at, limits })) {
      const findings = path.length === 1 ? [] : issuerPathHolds(search, path, item);
      if (findings !== null) return { key: candidate.publicKey, findings };
    }
  }
  if (checks.includes('unsupported')) {
    const details = { issuer: issuerText, algorithm: crl.signatureAlgorithm.oid };
    return { key: null, finding: pathFinding('crl.algorithm-unsupported', 'warning', item, details) };
  }
  const code = checks.length > 0 && !checks.includes('valid') ? 'crl.signature-invalid' : 'crl.issuer-untrusted';
  return { key: null, finding: pathFinding(code, 'warning', item, { issuer: issuerText }) };
};

/** The newest usable delta that continues a complete list and is signed by the same key (6.3.3 (c), (h)). */
const deltaFor = (search: StatusSearch, complete: Crl, key: PublicKeyInfo, item: number): Crl | null =>
  search.crls
    .filter((crl) => isDelta(crl) && continues(crl, complete) && unusable(crl, search.crlsAt, item) === null)
    .toSorted((a, b) => b.thisUpdate - a.thisUpdate)
    .find((crl) => checkCrlSignature(crl, key) === 'valid') ?? null;

const revoked = (entry: CrlEntry | null): entry is CrlEntry => entry !== null && entry.reason !== 'removeFromCRL';

/** RFC 5280 6.3.3 for the certificate at place `item` of the path; newer lists are asked first. */
export function statusByCrls(search: StatusSearch, item: number): StatusFound {
  const certificate = search.path[item];
  if (certificate === undefined) throw new RangeError('no such certificate in the path');
  const points = [...(certificate.extensions.crlDistributionPoints ?? []), implicitPoint(certificate)];
  const complete = search.crls.filter((crl) => !isDelta(crl)).toSorted((a, b) => b.thisUpdate - a.thisUpdate);
  const passedOver = new Map<Crl, PathFinding>();
  const findings: PathFinding[] = [];
  const used: Crl[] = [];
  let covered = 0;
  for (const point of points) {
    for (const crl of complete) {
      const reasons = reasonsCovered(point, certificate, crl);
      if ((reasons & ~covered) === 0 || passedOver.has(crl)) continue;
      const reason = unusable(crl, search.crlsAt, item);
      if (reason !== null) {
        passedOver.set(crl, reason);
        continue;
      }
      const signer = signerOf(search, crl, item);
      if (signer.key === null) {
        passedOver.set(crl, signer.finding);
        continue;
      }
      const delta = deltaFor(search, crl, signer.key, item);
      const find = (list: Crl): CrlEntry | null =>
        findEntry(list.entries, certificate.serial, certificate.issuer.key, list.issuer.key);
      const entry = (delta === null ? null : find(delta)) ?? find(crl);
      used.push(crl, ...(delta === null ? [] : [delta]));
      findings.push(...signer.findings);
      if (revoked(entry)) {
        const since = entry.revokedAt === null ? null : instantFromEpoch(entry.revokedAt);
        const details = { certificate: nameText(certificate.subject), since, reason: entry.reason };
        findings.push(pathFinding('revocation.revoked', 'blocker', item, details));
        return {
          status: { kind: 'revoked', crls: used, ocsps: [], since: entry.revokedAt, reason: entry.reason },
          findings,
        };
      }
      covered |= reasons;
      if (covered === allReasons) return { status: { kind: 'good', crls: used, ocsps: [] }, findings };
    }
  }
  const undetermined = pathFinding('revocation.undetermined', 'blocker', item, {
    certificate: nameText(certificate.subject),
  });
  return { status: { kind: 'undetermined' }, findings: [...passedOver.values(), ...findings, undetermined] };
}
