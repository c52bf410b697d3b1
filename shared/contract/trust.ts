import { z } from 'zod';
import { longMethod, method } from './method.ts';
import { certificateFacts } from './signing.ts';
import { count, finding, id, instant, line, nothing } from './vocabulary.ts';

/** `isStale`: by the list's own word a newer one is due. */
export const trustListView = z.object({
  listId: id,
  kind: z.enum(['eu-lotl', 'eu-tsl', 'ru-tsl']),
  territory: line,
  operator: line,
  sequence: line.nullable(),
  issuedAt: instant.nullable(),
  nextUpdate: instant.nullable(),
  isStale: z.boolean(),
  /** `absent`: the list is not signed; `not-checked`: its algorithm is not known here. */
  signature: z.enum(['valid', 'not-checked', 'absent']),
  signer: line.nullable(),
  services: count,
  importedAt: instant,
});
export type TrustListView = z.infer<typeof trustListView>;

export const crlView = z.object({
  /** SHA-256 of the list. */
  crlId: id,
  issuer: line,
  number: line.nullable(),
  isDelta: z.boolean(),
  thisUpdate: instant,
  nextUpdate: instant.nullable(),
  isStale: z.boolean(),
  entries: count,
  size: count,
  signature: z.enum(['valid', 'unknown-issuer', 'unsupported']),
  origin: z.enum(['imported', 'fetched']),
  address: line.nullable(),
  fetchedAt: instant,
});
export type CrlView = z.infer<typeof crlView>;

/** What a trust list says of an authority in a certificate's chain at a time. */
export const accreditationView = z.object({
  provider: line,
  service: line,
  type: line,
  status: line,
  /** The state stood behind the service at the time in question. */
  granted: z.boolean(),
  since: instant,
  listId: id,
  territory: line,
  listSignature: z.enum(['valid', 'not-checked', 'absent']),
});
export type AccreditationView = z.infer<typeof accreditationView>;

/** One address that was asked; `finding` says why nothing came of it. */
export const networkActView = z.object({
  kind: z.enum(['issuer', 'crl', 'ocsp']),
  address: line,
  about: line,
  at: instant,
  finding: finding.nullable(),
});
export type NetworkActView = z.infer<typeof networkActView>;

/** A certificate of a file with what is known of it without the network. */
export const shownCertificate = certificateFacts.extend({
  sources: z.object({ issuers: z.array(line), ocsp: z.array(line), crls: z.array(line) }),
  /** Subjects from the anchor down; null where no chain leads to one. */
  chain: z.array(line).nullable(),
  valid: z.boolean(),
  /** False where only something is missing: an issuer, revocation data. */
  provable: z.boolean(),
  findings: z.array(finding),
  revocation: z.enum(['good', 'revoked', 'unknown']),
  /** When the newest list or answer that told it was issued. */
  revocationAsOf: instant.nullable(),
  accreditation: accreditationView.nullable(),
});
export type ShownCertificate = z.infer<typeof shownCertificate>;

export const keptCertificate = certificateFacts.extend({
  origin: z.enum(['imported', 'fetched']),
  address: line.nullable(),
  addedAt: instant,
});

const fileIds = z.array(id).min(1).max(1_000);

export const trustMethods = {
  /** Everything kept that others say about certificates, with its age. */
  'trust.material': method(
    nothing,
    z.object({
      anchors: z.array(certificateFacts.extend({ listId: id.nullable() })),
      lists: z.array(trustListView),
      crls: z.array(crlView),
      certificates: z.array(keptCertificate),
    }),
  ),
  /**
   * Certificates become trust anchors; trust lists (XML) are kept and tell who is accredited. `asAnchors`: the services
   * that a list stands behind now become trust anchors, too, for as long as the list is kept.
   */
  'trust.import': longMethod(
    z.object({ fileIds, asAnchors: z.boolean().default(false) }),
    z.object({ anchors: count, lists: z.array(trustListView), findings: z.array(finding) }),
  ),
  'trust.removeList': method(z.object({ listId: id }), nothing),
  'crls.import': longMethod(z.object({ fileIds }), z.object({ crls: z.array(crlView), findings: z.array(finding) })),
  'crls.remove': method(z.object({ crlId: id }), nothing),
  /** Keeps certificates that help to build chains. They are not trusted. */
  'certificates.add': method(
    z.object({ fileIds }),
    z.object({ certificates: z.array(certificateFacts), findings: z.array(finding) }),
  ),
  'certificates.remove': method(z.object({ certificateId: id }), nothing),
  /** Of a certificate, a bundle or a signature; asks nobody. */
  'certificates.show': method(
    z.object({ fileId: id, at: instant.nullable().default(null) }),
    z.object({ certificates: z.array(shownCertificate) }),
  ),
  /**
   * Whether a bid can be signed with a certificate for a platform until its deadline: its term and its key's, usage, the
   * platform's OIDs, the company's INN and OGRN, its chain, revocation, and who accredited its authority. Asks nobody.
   * Of a file, or of one of the workspace's keys.
   */
  'certificates.check': method(
    z.object({
      fileId: id.nullable().default(null),
      keyId: id.nullable().default(null),
      platformId: line.nullable().default(null),
      deadline: instant.nullable().default(null),
    }),
    z.object({ certificates: z.array(z.object({ certificate: shownCertificate, findings: z.array(finding) })) }),
  ),
  /** Asks the network for issuers, revocation lists and OCSP answers of everybody who stands in a file. */
  'certificates.fetch': longMethod(
    z.object({
      fileId: id,
      everything: z.boolean().default(false),
      /** Whether addresses out of certificates may lead into the own network, this once; null: as the settings say. */
      privateAddresses: z.boolean().nullable().default(null),
    }),
    z.object({ acts: z.array(networkActView), certificates: z.array(shownCertificate) }),
  ),
} as const;
