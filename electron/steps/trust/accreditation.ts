import { hash } from 'node:crypto';
import type { AccreditationView } from '#shared/contract/trust.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { TrustCode } from '#shared/verification/trust-codes.ts';
import { isSelfIssued, readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { sameName } from '../../pki/certificate/name.ts';
import { verifySignature } from '../../pki/path/verify-signature.ts';
import { periodAt } from '../../pki/trust-lists/accreditation.ts';
import { isCaService } from '../../pki/trust-lists/model.ts';
import type { Database } from '../../store/database.ts';
import { listKnownCertificates } from '../../store/trust-material/known-certificates.ts';
import { listedUnder, listTrustLists, servicesOf, trustListOf } from '../../store/trust-material/trust-lists.ts';
import { listAnchors } from './anchors.ts';
import { nameKeyOf } from './name-key.ts';

/**
 * What the kept trust lists say of the authorities in a chain (DER, anchor first, target last) at a time: of the one
 * nearest to the target that a list names, a service that was granted before any other. Null: no list names any of them.
 * Whether the list itself can be believed is in `listSignature`.
 */
export const accreditationAt = (
  database: Database,
  chain: readonly Uint8Array[],
  at: Instant,
): AccreditationView | null => {
  const moment = epochMilliseconds(at);
  for (const authority of chain.slice(0, -1).toReversed()) {
    const views = servicesOf(database, hash('sha256', authority)).flatMap((service): AccreditationView[] => {
      const period = isCaService(service.type) ? periodAt(service.periods, moment) : null;
      const list = period === null ? null : trustListOf(database, service.listId);
      if (period === null || list === null) return [];
      return [
        {
          provider: service.provider.slice(0, 500),
          service: service.name,
          type: service.type,
          status: period.status,
          granted: period.granted,
          since: instantFromEpoch(period.from),
          listId: service.listId,
          territory: list.territory,
          listSignature: list.signature,
        },
      ];
    });
    const found = views.find(({ granted }) => granted) ?? views[0];
    if (found !== undefined) return found;
  }
  return null;
};

const longestChain = 10;

const readable = (der: Uint8Array): readonly Certificate[] => {
  const read = readCertificate(der);
  return read.ok ? [read.value] : [];
};

/** Issuers of a certificate among those at hand, nearest first, by name and signature. */
const issuersOf = (database: Database, own: readonly Uint8Array[], certificate: Certificate): readonly Uint8Array[] => {
  const kept = listKnownCertificates(database).map((known) => known.certificate);
  const candidates = [...own, ...listAnchors(database), ...kept].flatMap(readable);
  const chain: Certificate[] = [];
  let child = certificate;
  while (chain.length < longestChain && !isSelfIssued(child)) {
    const { issuer: name, signatureAlgorithm: algorithm, tbs: data, signature } = child;
    const issuer = [...candidates, ...listedUnder(database, nameKeyOf(name)).flatMap(readable)].find(
      ({ subject, publicKey }) =>
        sameName(subject, name) && verifySignature({ algorithm, publicKey, data, signature }) === 'valid',
    );
    if (issuer === undefined) break;
    chain.push(issuer);
    child = issuer;
  }
  return chain.map(({ der }) => der);
};

/**
 * Whether the authority of a key's certificate is accredited at a time, by the kept lists; nothing where no list is kept
 * that names authorities. `chain` are the issuers found beside the key, nearest first.
 */
export const accreditationFindings = (
  database: Database,
  { certificate, chain }: { readonly certificate: Uint8Array; readonly chain: readonly Uint8Array[] },
  at: Instant,
): readonly Finding<TrustCode>[] => {
  const lists = listTrustLists(database).filter(({ kind }) => kind !== 'eu-lotl');
  const read = readCertificate(certificate);
  if (lists.length === 0 || !read.ok) return [];
  const issuers = issuersOf(database, chain, read.value);
  const told = accreditationAt(database, [...issuers.toReversed(), certificate], at);
  const finding = (
    code: TrustCode,
    severity: Finding['severity'],
    details: Finding['details'],
  ): Finding<TrustCode> => ({
    code,
    severity,
    place: {},
    details,
  });
  if (told === null) {
    const authority = nameText(read.value.issuer);
    const names = lists.map(({ territory }) => territory);
    return [finding('trust.authority-unlisted', 'warning', { authority, lists: names.join(', ') })];
  }
  const { service: authority, since, territory: list } = told;
  const status = told.status.replace(/^.*\//, '');
  return told.granted
    ? [finding('trust.authority-accredited', 'passed', { authority, since, list })]
    : [finding('trust.authority-not-accredited', 'warning', { authority, status, since, list })];
};
