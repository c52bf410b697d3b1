import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import { sameCertificate, type Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import type { OcspResponse } from './ocsp.ts';
import { isExemptFromRevocation, judgeOcsp, type OcspQuestion } from './ocsp-status.ts';
import { statusByCrls, type StatusFound, type StatusSearch } from './status.ts';

/** Lists and responses together. `ocspMaxAge` in milliseconds, for responses that name no next update. */
export type FullSearch = StatusSearch & { readonly ocsps: readonly OcspResponse[]; readonly ocspMaxAge: number };

/** A delegated responder's own status; null when it was revoked, so that its answers do not count. */
const responderFindings = (search: FullSearch, responder: Certificate, item: number): readonly PathFinding[] | null => {
  const issuer = search.path[item - 1];
  if (isExemptFromRevocation(responder) || issuer === undefined || sameCertificate(responder, issuer)) return [];
  const path = [...search.path.slice(0, item), responder];
  const keys = [...search.keys.slice(0, item), responder.publicKey];
  const { status } = statusByCrls({ ...search, path, keys }, item);
  if (status.kind === 'good') return [];
  if (status.kind === 'revoked') return null;
  return [pathFinding('ocsp.responder-status-unknown', 'warning', item, { issuer: nameText(responder.subject) })];
};

const ocspQuestion = (search: FullSearch, item: number): OcspQuestion | null => {
  const certificate = search.path[item];
  const issuer = search.path[item - 1];
  const issuerKey = search.keys[item - 1];
  if (certificate === undefined || issuer === undefined || issuerKey === undefined) return null;
  return { certificate, issuer, issuerKey, at: search.crlsAt, maxAgeMilliseconds: search.ocspMaxAge };
};

/**
 * The status of the certificate at place `item` of the path from everything given. A revocation counts, whoever tells it; a
 * good status from either kind is enough, and the newest response that can be used is the one asked.
 */
export const statusAt = (search: FullSearch, item: number): StatusFound => {
  const byCrls = statusByCrls(search, item);
  const question = ocspQuestion(search, item);
  if (question === null || byCrls.status.kind === 'revoked') return byCrls;
  const passedOver: PathFinding[] = [];
  let good: (StatusFound & { readonly producedAt: number }) | null = null;
  for (const response of search.ocsps.toSorted((a, b) => b.producedAt - a.producedAt)) {
    // Responders count whole seconds: of two answers of one second a revocation is the later one.
    if (good !== null && response.producedAt < good.producedAt) break;
    const answer = judgeOcsp(response, question);
    if (!answer.ok) {
      const { finding } = answer;
      if (finding.code !== 'ocsp.other-certificate') passedOver.push({ ...finding, place: { item: String(item) } });
      continue;
    }
    const about = responderFindings(search, answer.responder, item);
    if (about === null) {
      const issuer = nameText(answer.responder.subject);
      passedOver.push(pathFinding('ocsp.responder-untrusted', 'warning', item, { issuer }));
      continue;
    }
    const { status } = answer;
    if (status.kind === 'revoked') {
      const { since, reason } = status;
      const certificate = nameText(question.certificate.subject);
      const details = { certificate, since: instantFromEpoch(since), reason };
      const findings = [...about, pathFinding('revocation.revoked', 'blocker', item, details)];
      return { status: { kind: 'revoked', crls: [], ocsps: [response], since, reason }, findings };
    }
    if (status.kind === 'good' && good === null) {
      const { producedAt } = response;
      good = { status: { kind: 'good', crls: [], ocsps: [response] }, findings: about, producedAt };
    }
  }
  if (good !== null) return { status: good.status, findings: good.findings };
  return byCrls.status.kind === 'undetermined' ? { ...byCrls, findings: [...passedOver, ...byCrls.findings] } : byCrls;
};
