import type { CertificateView } from '#shared/contract/signing.ts';
import type { CrlView, TrustListView } from '#shared/contract/trust.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import type { StoredCrl } from '../../store/trust-material/revocation-lists.ts';
import type { StoredTrustList } from '../../store/trust-material/trust-lists.ts';
import { viewOf } from '../keys/certificate-view.ts';

const instantOrNull = (milliseconds: number | null) => (milliseconds === null ? null : instantFromEpoch(milliseconds));

/** `now` in epoch milliseconds. A list that names no next update is never current. */
export const viewOfCrl = (stored: StoredCrl, now: number): CrlView => ({
  crlId: stored.digest,
  issuer: stored.issuer.slice(0, 2_000),
  number: stored.number,
  isDelta: stored.isDelta,
  thisUpdate: instantFromEpoch(stored.thisUpdate),
  nextUpdate: instantOrNull(stored.nextUpdate),
  isStale: stored.nextUpdate === null || stored.nextUpdate < now,
  entries: stored.entries,
  size: stored.size,
  signature: stored.signature,
  origin: stored.origin,
  address: stored.address,
  fetchedAt: stored.fetchedAt,
});

/** The Russian list names no date; by the ministry's practice it changes on most working days. */
const oldAfter = 30 * 24 * 3_600_000;

export const viewOfList = (stored: StoredTrustList, services: number, now: number): TrustListView => ({
  listId: stored.listId,
  kind: stored.kind,
  territory: stored.territory.slice(0, 20),
  operator: stored.operator.slice(0, 2_000),
  sequence: stored.sequence,
  issuedAt: instantOrNull(stored.issuedAt),
  nextUpdate: instantOrNull(stored.nextUpdate),
  isStale:
    stored.nextUpdate === null ? stored.issuedAt === null || stored.issuedAt + oldAfter < now : stored.nextUpdate < now,
  signature: stored.signature,
  signer: stored.signer,
  services,
  importedAt: stored.importedAt,
});

export const viewOfDer = (der: Uint8Array): readonly CertificateView[] => {
  const facts = readCertificateFacts(der);
  return facts.ok ? [viewOf(facts.value)] : [];
};
