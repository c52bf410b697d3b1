import type { RevocationDemand } from '#shared/verification/conclusion.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { validatePath } from '../path/validate.ts';
import { walkPath } from '../path/walk.ts';
import type { RevocationStatus } from '../path/verdict.ts';
import { isDelta, type Crl } from '../revocation/crl.ts';
import type { OcspResponse } from '../revocation/ocsp.ts';
import { statusAt } from '../revocation/status-at.ts';
import { maxSignerSearches } from '../revocation/status.ts';
import { provedSince, type Proofs } from './proofs.ts';

/** What past certificate validation is done with. Times in epoch milliseconds. */
export type PastInputs = {
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
  readonly untrusted: readonly Certificate[];
  readonly demand: RevocationDemand;
  /** How long a response that names no next update is good for, in milliseconds. */
  readonly ocspMaxAge: number;
  readonly proofs: Proofs;
};

/**
 * `controlTime`: the latest moment at which everything still held. What the path vouches for has to be proved to have
 * existed by then. `statuses` by place in the path; null: past validation cannot be had with this evidence.
 */
export type PastPath = { readonly controlTime: number; readonly statuses: readonly RevocationStatus[] };

/** A moment at which every certificate of the path was valid; null when there is none. */
const commonMoment = (path: readonly Certificate[]): number | null => {
  const below = path.slice(1);
  const from = Math.max(...below.map(({ notBefore }) => notBefore));
  const until = Math.min(...below.map(({ notAfter }) => notAfter));
  return from <= until ? until : null;
};

/** Until when what tells of a status may be relied on: its next update, by which newer data would have come. */
const freshUntil = (status: RevocationStatus, ocspMaxAge: number): number => {
  if (!('crls' in status)) return Infinity;
  const complete = status.crls.filter((crl) => !isDelta(crl));
  const ends = [
    ...complete.map(({ nextUpdate, thisUpdate }) => nextUpdate ?? thisUpdate),
    ...status.ocsps.flatMap(({ singles }) => singles.map((one) => one.nextUpdate ?? one.thisUpdate + ocspMaxAge)),
  ];
  return Math.min(...ends);
};

/** Whether the lists that told say themselves that they keep certificates which expired as long ago as this one. */
export const keepsExpired = (status: RevocationStatus, { notAfter }: Certificate): boolean =>
  'crls' in status &&
  status.crls.length > 0 &&
  status.crls.every(({ extensions: { expiredSince } }) => expiredSince !== null && expiredSince <= notAfter);

/** Moments at which evidence is asked, newest first; a signature carries a few, and whoever stuffs it shall not stall us. */
const mostMoments = 64;

type Told = { readonly status: RevocationStatus; readonly toldAt: number };

/** The newest status that evidence from before the control time tells of the certificate at `item`. */
const statusBefore = (
  path: readonly Certificate[],
  item: number,
  controlTime: number,
  inputs: PastInputs,
): Told | null => {
  const certificate = path[item];
  if (certificate === undefined) return null;
  const { proofs, untrusted, ocspMaxAge } = inputs;
  const existed = (der: Uint8Array): boolean => provedSince(proofs, der) <= controlTime;
  const crls = inputs.crls.filter((crl) => crl.thisUpdate <= controlTime && existed(crl.der));
  const ocsps = inputs.ocsps.filter(({ der, producedAt }) => producedAt <= controlTime && existed(der));
  const issued = [
    ...crls.map(({ thisUpdate }) => thisUpdate),
    ...ocsps.flatMap(({ singles }) => singles.map(({ thisUpdate }) => thisUpdate)),
  ].filter((time) => time >= certificate.notBefore && time <= controlTime);
  for (const toldAt of [...new Set(issued)].toSorted((a, b) => b - a).slice(0, mostMoments)) {
    const { status } = statusAt(
      {
        crls,
        ocsps,
        ocspMaxAge,
        untrusted,
        path,
        keys: walkPath(path, { at: toldAt }).keys,
        at: toldAt,
        crlsAt: toldAt,
        inProgress: [],
        work: { signersLeft: maxSignerSearches },
      },
      item,
    );
    if (status.kind === 'revoked') return { status, toldAt };
    // Authorities may drop the expired from later lists (RFC 5280 section 3.3): then silence is no answer.
    if (status.kind === 'good' && (toldAt <= certificate.notAfter || keepsExpired(status, certificate)))
      return { status, toldAt };
  }
  return null;
};

/**
 * Past certificate validation with validation time sliding (ETSI EN 319 102-1 clauses 5.6.2.1 and 5.6.2.2) of a path,
 * anchor first: the time is moved back from now, certificate by certificate from the top, to where each was valid, its
 * status known and fresh, and its evidence proved to have existed. A status is taken to hold until its next update, the
 * longest freshness that clause 5.2.5 has when a policy names none.
 */
export const judgePast = (path: readonly Certificate[], inputs: PastInputs): PastPath | null => {
  const moment = path.length < 2 ? null : commonMoment(path);
  if (moment === null || !validatePath(path, { at: moment }).valid) return null;
  let controlTime = inputs.proofs.now;
  const statuses: RevocationStatus[] = [{ kind: 'not-checked' }];
  for (const [item, certificate] of path.entries()) {
    if (item === 0) continue;
    if (provedSince(inputs.proofs, certificate.der) > controlTime) return null;
    const told = inputs.demand === 'none' ? null : statusBefore(path, item, controlTime, inputs);
    if (told === null && inputs.demand === 'required') return null;
    statuses.push(told?.status ?? { kind: inputs.demand === 'none' ? 'not-checked' : 'undetermined' });
    if (told?.status.kind === 'revoked') {
      if (told.status.since === null) return null;
      controlTime = Math.min(controlTime, told.status.since - 1);
    } else if (told !== null) {
      controlTime = Math.min(controlTime, Math.max(told.toldAt, freshUntil(told.status, inputs.ocspMaxAge)));
    }
    controlTime = Math.min(controlTime, certificate.notAfter);
    if (controlTime < certificate.notBefore) return null;
  }
  return { controlTime, statuses };
};
