import type { Instant } from '#shared/kernel/instant.ts';
import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import type { KeyPlace } from '../../../keys/key-session.ts';
import { readCertificateFacts } from '../../../pki/certificate-facts.ts';
import { readAuthorities, type ReadAuthority } from '../../authority/authority-records.ts';
import type { Host } from '../../context.ts';
import { keyPlaceOf, listKeyRecords } from '../../keys/key-records.ts';

/** One certificate of one of the workspace's keys. */
export type KnownKey = {
  readonly keyId: string;
  readonly label: string;
  /** A key file's path or a token's URI. */
  readonly path: string;
  readonly place: KeyPlace;
  readonly companyId: string | null;
  readonly certificateId: string;
  readonly facts: CertificateFacts;
  readonly addedAt: Instant;
};

/** What every bid of a workspace is looked at with; gathered once where many are. */
export type SigningFacts = { readonly keys: readonly KnownKey[]; readonly authorities: readonly ReadAuthority[] };

export const gatherSigning = async ({ workspace: { database, vault } }: Host): Promise<SigningFacts> => ({
  keys: listKeyRecords(database).flatMap((record) =>
    record.certificates.flatMap(({ certificate, certificateId }) => {
      const facts = readCertificateFacts(certificate);
      const { keyId, label, path, addedAt } = record;
      const own = { keyId, label, path, addedAt, place: keyPlaceOf(record), companyId: record.companyId ?? null };
      return facts.ok ? [{ ...own, certificateId, facts: facts.value }] : [];
    }),
  ),
  authorities: await readAuthorities(database, vault),
});
