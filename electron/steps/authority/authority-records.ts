import type { PowerOfAttorney, PrincipalSignature } from '#shared/company/authority/model.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { readEmchd } from '../../documents/emchd/read-emchd.ts';
import type { Database, Row } from '../../store/database.ts';
import type { Vault } from '../../store/vault.ts';

/** A file as it lies in the vault. */
type KeptFile = { readonly name: string; readonly size: number; readonly digest: string };

/** A power of attorney that is kept: its bytes are the record, what it says is read from them each time. */
export type AuthorityRecord = {
  readonly authorityId: string;
  readonly number: string;
  readonly file: KeptFile;
  readonly signatureFile: KeptFile | null;
  /** As verified when it was added. */
  readonly signature: PrincipalSignature | null;
  readonly addedAt: Instant;
};

export type ReadAuthority = AuthorityRecord & { readonly power: PowerOfAttorney };

type AuthorityRow = Row & {
  authority_id: string;
  number: string;
  file_name: string;
  size: number;
  digest: string;
  signature_name: string | null;
  signature_size: number | null;
  signature_digest: string | null;
  signature: string | null;
  added_at: string;
};

const recordOf = (row: AuthorityRow): AuthorityRecord => ({
  authorityId: row.authority_id,
  number: row.number,
  file: { name: row.file_name, size: row.size, digest: row.digest },
  signatureFile:
    row.signature_name === null || row.signature_digest === null
      ? null
      : { name: row.signature_name, size: row.signature_size ?? 0, digest: row.signature_digest },
  signature: row.signature === null ? null : (JSON.parse(row.signature) as PrincipalSignature),
  addedAt: row.added_at as Instant,
});

export const listAuthorityRecords = (database: Database): readonly AuthorityRecord[] =>
  database.all<AuthorityRow>('SELECT * FROM power_of_attorney ORDER BY added_at, authority_id').map(recordOf);

/** Every one whose file can still be read. */
export const readAuthorities = async (database: Database, vault: Vault): Promise<readonly ReadAuthority[]> => {
  const found: ReadAuthority[] = [];
  for (const record of listAuthorityRecords(database)) {
    const bytes = await vault.read(record.file.digest);
    const power = bytes.ok ? readEmchd(bytes.value, record.file.name) : bytes;
    if (power.ok) found.push({ ...record, power: power.value });
  }
  return found;
};

/** Adds it, or takes the place of the one with the same number. Call inside a transaction. */
export const saveAuthorityRecord = (database: Database, record: AuthorityRecord): void => {
  database.run(
    `INSERT INTO power_of_attorney (authority_id, number, file_name, size, digest, signature_name, signature_size,
       signature_digest, signature, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (number) DO UPDATE SET file_name = excluded.file_name, size = excluded.size, digest = excluded.digest,
       signature_name = excluded.signature_name, signature_size = excluded.signature_size,
       signature_digest = excluded.signature_digest, signature = excluded.signature`,
    [
      record.authorityId,
      record.number,
      record.file.name,
      record.file.size,
      record.file.digest,
      record.signatureFile?.name ?? null,
      record.signatureFile?.size ?? null,
      record.signatureFile?.digest ?? null,
      record.signature === null ? null : JSON.stringify(record.signature),
      record.addedAt,
    ],
  );
};

export const removeAuthorityRecord = (database: Database, authorityId: string): boolean =>
  database.run('DELETE FROM power_of_attorney WHERE authority_id = ?', [authorityId]).changes > 0;

/** By which power of attorney a bid is signed, and which of its powers it needs. */
export type AuthorityBond = { readonly authorityId: string; readonly powers: readonly string[] };

type BondRow = Row & { bid_id: string; authority_id: string; powers: string };

export const bondOf = (database: Database, bidId: string): AuthorityBond | null => {
  const row = database.get<BondRow>('SELECT * FROM bid_authority WHERE bid_id = ?', [bidId]);
  return row === undefined ? null : { authorityId: row.authority_id, powers: JSON.parse(row.powers) as string[] };
};

export const bondsTo = (database: Database, authorityId: string): readonly string[] =>
  database
    .all<BondRow>('SELECT * FROM bid_authority WHERE authority_id = ? ORDER BY bound_at, bid_id', [authorityId])
    .map((row) => row.bid_id);

/** Null takes the bond back. Call inside a transaction. */
export const saveBond = (database: Database, bidId: string, bond: AuthorityBond | null, now: Instant): void => {
  database.run('DELETE FROM bid_authority WHERE bid_id = ?', [bidId]);
  if (bond !== null)
    database.run('INSERT INTO bid_authority (bid_id, authority_id, powers, bound_at) VALUES (?, ?, ?, ?)', [
      bidId,
      bond.authorityId,
      JSON.stringify(bond.powers),
      now,
    ]);
};
