import { hash } from 'node:crypto';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ValidationMaterial } from '../../pki/cades/validation-material.ts';
import { fingerprintOf, isSelfIssued, readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { sameName } from '../../pki/certificate/name.ts';
import { judgePath } from '../../pki/path/judge.ts';
import type { RevocationStatus } from '../../pki/path/verdict.ts';
import { verifySignature } from '../../pki/path/verify-signature.ts';
import { isExemptFromRevocation } from '../../pki/revocation/ocsp-status.ts';
import { readCrl, type Crl } from '../../pki/revocation/crl.ts';
import { readOcsp, type OcspResponse } from '../../pki/revocation/ocsp.ts';
import { listKnownCertificates } from '../../store/trust-material/known-certificates.ts';
import { ocspsOf } from '../../store/trust-material/ocsp-answers.ts';
import { crlsOfIssuer } from '../../store/trust-material/revocation-lists.ts';
import { listedUnder } from '../../store/trust-material/trust-lists.ts';
import type { Call } from '../context.ts';
import { listAnchors } from './anchors.ts';
import { openFetcher, type Fetcher } from './fetch-material.ts';
import { nameKeyOf } from './name-key.ts';
import { openNetwork, type NetworkAct } from './network-access.ts';

/** What proofs are wanted for. Everything is DER. */
export type MaterialWish = {
  /** Whose chains are to be proved: signers, timestamp services. */
  readonly subjects: readonly Uint8Array[];
  /** What is there already, inside the signature or brought by the user. */
  readonly atHand?: Partial<ValidationMaterial>;
  /** The time the chains are judged for. */
  readonly at: Instant;
  /** Trust anchors; the user's own list when absent. */
  readonly trust?: readonly Uint8Array[];
  /**
   * `nothing`: only what is at hand and what was kept. `missing`: the network is asked for what is not there or no longer
   * current. `everything`: it is asked anew for all. Only ever what the user asked for in this act.
   */
  readonly fetch: 'nothing' | 'missing' | 'everything';
  /** Whether the network around this machine may be asked; absent or null: as the settings say. */
  readonly privateAddresses?: boolean | null;
};

export type CollectedMaterial = {
  /** What was at hand, kept or fetched and belongs to these chains. */
  readonly material: ValidationMaterial;
  /** Every address that was asked, in order; one with a finding gave nothing. */
  readonly acts: readonly NetworkAct[];
};

/** Lists of one issuer that are taken along beside those current at the time in question. */
const newestLists = 3;
const longestChain = 10;

/** What is known so far, by SHA-256; grows while the chains are followed. */
type Pool = {
  readonly anchors: readonly Certificate[];
  readonly certificates: Map<string, Certificate>;
  readonly crls: Map<string, Crl>;
  readonly ocsps: Map<string, OcspResponse>;
};

const keyOf = (der: Uint8Array): string => hash('sha256', der);
const addCertificate = (pool: Pool, certificate: Certificate): void => {
  pool.certificates.set(keyOf(certificate.der), certificate);
};

const readAll = <T>(
  ders: readonly Uint8Array[],
  read: (der: Uint8Array) => { readonly ok: true; readonly value: T } | { readonly ok: false },
): readonly T[] =>
  ders.flatMap((der) => {
    const outcome = read(der);
    return outcome.ok ? [outcome.value] : [];
  });

/** Who may have signed a certificate, of those that bear its issuer's name. */
const issuersIn = (pool: Pool, certificate: Certificate): readonly Certificate[] => {
  const { signatureAlgorithm: algorithm, tbs: data, signature } = certificate;
  return [...pool.anchors, ...pool.certificates.values()].filter(
    (candidate) =>
      sameName(candidate.subject, certificate.issuer) &&
      verifySignature({ algorithm, publicKey: candidate.publicKey, data, signature }) !== 'invalid',
  );
};

/** Issuers up to one that vouches for itself or is trusted, fetched where none is at hand. */
const completeChain = async (call: Call, pool: Pool, subject: Certificate, fetcher: Fetcher | null): Promise<void> => {
  let child = subject;
  for (let depth = 0; depth < longestChain; depth += 1) {
    const isAnchor = pool.anchors.some(({ der }) => keyOf(der) === keyOf(child.der));
    if (isAnchor || isSelfIssued(child)) return;
    const listed = listedUnder(call.host.workspace.database, nameKeyOf(child.issuer));
    for (const found of readAll(listed, readCertificate)) addCertificate(pool, found);
    let [issuer] = issuersIn(pool, child);
    if (issuer === undefined && fetcher !== null) {
      for (const found of await fetcher.issuersOf(child)) addCertificate(pool, found);
      [issuer] = issuersIn(pool, child);
    }
    if (issuer === undefined) return;
    child = issuer;
  }
};

/** Lists and answers kept for the issuers and certificates of a chain. */
const takeKept = async (call: Call, pool: Pool, chain: readonly Certificate[], at: number): Promise<void> => {
  const { database, vault } = call.host.workspace;
  const issuers = new Set<string>();
  for (const { issuer, extensions } of chain) {
    issuers.add(nameKeyOf(issuer));
    for (const point of extensions.crlDistributionPoints ?? [])
      for (const name of point.crlIssuer ?? []) if (name.form === 'directory') issuers.add(nameKeyOf(name.value));
  }
  for (const issuer of issuers)
    for (const { digest } of crlsOfIssuer(database, issuer, at, newestLists)) {
      if (pool.crls.has(digest)) continue;
      const bytes = await vault.read(digest);
      const read = bytes.ok ? readCrl(bytes.value) : bytes;
      if (read.ok) pool.crls.set(digest, read.value);
    }
  for (const certificate of chain)
    for (const { answer } of ocspsOf(database, fingerprintOf(certificate)).slice(0, newestLists)) {
      const read = readOcsp(answer);
      if (read.ok) pool.ocsps.set(keyOf(read.value.der), read.value);
    }
};

const judged = (pool: Pool, target: Certificate, at: number, now: number) => {
  const certificates = [...pool.certificates.values()];
  return judgePath({
    target,
    anchors: [...pool.anchors, ...certificates.filter(isSelfIssued)],
    untrusted: certificates,
    crls: [...pool.crls.values()],
    ocsps: [...pool.ocsps.values()],
    revocationRequired: true,
    at,
    crlsAt: now,
  });
};

const isKnown = (status: RevocationStatus | undefined): boolean =>
  status !== undefined && (status.kind === 'good' || status.kind === 'revoked');

/** Delegated responders whose own status counts: their chains belong to the proof. */
const respondersOf = (pool: Pool, chain: readonly Certificate[]): readonly Certificate[] =>
  [...pool.ocsps.values()]
    .flatMap(({ certificates }) => certificates.slice(0, 4))
    .filter(
      (responder) =>
        !isExemptFromRevocation(responder) && !chain.some(({ der }) => keyOf(der) === keyOf(responder.der)),
    );

/** Fetches a status for every certificate of the chain that has none that is current. */
const completeStatuses = async (
  pool: Pool,
  subject: Certificate,
  fetcher: Fetcher,
  wish: { readonly at: number; readonly now: number; readonly everything: boolean },
): Promise<void> => {
  const { path, verdict } = judged(pool, subject, wish.at, wish.now);
  for (const [item, certificate] of (path ?? []).entries()) {
    if (item === 0 || (!wish.everything && isKnown(verdict.revocation[item]))) continue;
    const issuer = path?.[item - 1];
    const response = issuer === undefined ? null : await fetcher.ocspOf(certificate, issuer);
    if (response !== null) pool.ocsps.set(keyOf(response.der), response);
    if (response !== null && !wish.everything) continue;
    const crls = await fetcher.crlsOf(certificate, [...pool.anchors, ...pool.certificates.values()]);
    for (const crl of crls) pool.crls.set(keyOf(crl.der), crl);
  }
};

const poolOf = (call: Call, wish: MaterialWish): Pool => {
  const { database } = call.host.workspace;
  const { certificates = [], crls = [], ocsps = [] } = wish.atHand ?? {};
  const pool: Pool = {
    anchors: readAll(wish.trust ?? listAnchors(database), readCertificate),
    certificates: new Map(),
    crls: new Map(readAll(crls, readCrl).map((crl) => [keyOf(crl.der), crl])),
    ocsps: new Map(readAll(ocsps, readOcsp).map((ocsp) => [keyOf(ocsp.der), ocsp])),
  };
  const kept = listKnownCertificates(database).map(({ certificate }) => certificate);
  for (const certificate of readAll([...certificates, ...kept], readCertificate)) addCertificate(pool, certificate);
  return pool;
};

/**
 * Collects what proves certificates' chains: issuers, and revocation lists and OCSP answers for every certificate below
 * the anchor. What was fetched is kept with its age, so that the next time needs no network. That something could not be
 * had is no refusal: whoever uses the material says what is missing. Refuses with `call.cancelled` and `network.proxy-*`.
 */
export const collectValidationMaterial = async (
  call: Call,
  wish: MaterialWish,
): Promise<Outcome<CollectedMaterial>> => {
  const now = epochMilliseconds(call.host.clock());
  const at = epochMilliseconds(wish.at);
  const pool = poolOf(call, wish);
  let fetcher: Fetcher | null = null;
  if (wish.fetch !== 'nothing') {
    const network = await openNetwork(call, wish.privateAddresses ?? null);
    if (!network.ok) return network;
    fetcher = openFetcher(call, network.value);
  }
  const ended = (): Failure | null => fetcher?.stopped() ?? null;

  const waiting = [...readAll(wish.subjects, readCertificate)];
  const done = new Map<string, Certificate>();
  const chains = new Map<string, Certificate>();
  for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
    const key = keyOf(subject.der);
    if (done.has(key)) continue;
    done.set(key, subject);
    await completeChain(call, pool, subject, fetcher);
    const chain = judged(pool, subject, at, now).path ?? [subject];
    await takeKept(call, pool, chain, at);
    if (fetcher !== null)
      await completeStatuses(pool, subject, fetcher, { at, now, everything: wish.fetch === 'everything' });
    const failure = ended();
    if (failure !== null) return { ok: false, error: failure };
    for (const certificate of chain) chains.set(keyOf(certificate.der), certificate);
    waiting.push(...respondersOf(pool, chain));
  }
  const given = readAll(wish.atHand?.certificates ?? [], readCertificate);
  for (const certificate of given) chains.set(keyOf(certificate.der), certificate);
  const ders = (items: Iterable<{ readonly der: Uint8Array }>): readonly Uint8Array[] =>
    [...items].map(({ der }) => der);
  return ok({
    material: {
      certificates: ders(chains.values()),
      crls: ders(pool.crls.values()),
      ocsps: ders(pool.ocsps.values()),
    },
    acts: fetcher?.acts() ?? [],
  });
};
