import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import type { ListedAuthority } from '#shared/verification/listed-service.ts';
import { fingerprintOf, isSelfIssued, readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { sameName } from '../../pki/certificate/name.ts';
import { verifySignature } from '../../pki/path/verify-signature.ts';
import { periodAt } from '../../pki/trust-lists/accreditation.ts';
import { isCaService } from '../../pki/trust-lists/model.ts';
import { qualificationOf } from '../../pki/trust-lists/qualification.ts';
import type { AskLists, ListQuestion } from '../../pki/verify/input.ts';
import type { Database } from '../../store/database.ts';
import {
  listedUnder,
  listTrustLists,
  servicesOf,
  type ListedService,
  type StoredTrustList,
} from '../../store/trust-material/trust-lists.ts';
import { nameKeyOf } from './name-key.ts';

const longestChain = 10;

/** Who issued a certificate, among those at hand and those that the lists name: by name and signature. */
const issuerOf = (database: Database, child: Certificate, above: readonly Certificate[]): Certificate | null => {
  const listed = listedUnder(database, nameKeyOf(child.issuer)).flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });
  const { signatureAlgorithm: algorithm, tbs: data, signature } = child;
  return (
    [...listed, ...above].find(
      ({ subject, publicKey }) =>
        sameName(subject, child.issuer) && verifySignature({ algorithm, publicKey, data, signature }) === 'valid',
    ) ?? null
  );
};

const authorityIn = (
  service: ListedService,
  list: StoredTrustList,
  { certificate, at }: Pick<ListQuestion, 'certificate' | 'at'>,
  isDirect: boolean,
): ListedAuthority | null => {
  const period = isCaService(service.type) ? periodAt(service.periods, epochMilliseconds(at)) : null;
  if (period === null) return null;
  const atIssue = periodAt(service.periods, certificate.notBefore);
  return {
    list: list.territory,
    listSignature: list.signature,
    listIssuedAt: list.issuedAt === null ? null : instantFromEpoch(list.issuedAt),
    provider: service.provider.slice(0, 500),
    service: service.name.slice(0, 500),
    type: service.type,
    status: period.status,
    granted: period.granted,
    since: instantFromEpoch(period.from),
    grantedAtIssue: atIssue?.granted ?? null,
    // Criteria of a list speak of what the listed authority issued itself.
    qualification: period.serves === undefined || !isDirect ? null : qualificationOf(certificate, period),
  };
};

/**
 * How a verification asks the kept lists: of the authorities above a signer the nearest that a list names, a service that
 * was granted before any other. Null: no list is kept that names authorities.
 */
export const listsAtHand = (database: Database): AskLists | null => {
  const lists = new Map(
    listTrustLists(database)
      .filter(({ kind }) => kind !== 'eu-lotl')
      .map((list) => [list.listId, list] as const),
  );
  if (lists.size === 0) return null;
  const territories = [...lists.values()].map(({ territory }) => territory);
  return ({ certificate, above, at }) => {
    let child = certificate;
    for (let steps = 0; steps < longestChain && !isSelfIssued(child); steps += 1) {
      const issuer = issuerOf(database, child, above);
      if (issuer === null) break;
      const found = servicesOf(database, fingerprintOf(issuer)).flatMap((service) => {
        const list = lists.get(service.listId);
        return list === undefined ? [] : (authorityIn(service, list, { certificate, at }, steps === 0) ?? []);
      });
      const authority = found.find(({ granted }) => granted) ?? found[0];
      if (authority !== undefined) return { authority, lists: territories };
      child = issuer;
    }
    return { authority: null, lists: territories };
  };
};
