import { companyProfile, emptyProfile, type CompanyProfile } from '#shared/company/profile.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../database.ts';

/** The company that a workspace begins with; until it is saved it is there with an empty profile. */
export const firstCompanyId = '1';

export type KeptCompany = {
  readonly companyId: string;
  readonly profile: CompanyProfile;
  readonly isChosen: boolean;
  /** What belongs to it. */
  readonly bids: number;
  readonly keys: number;
  readonly papers: number;
};

type CompanyRow = Row & {
  company_id: string;
  profile: string;
  is_chosen: number;
  bids: number;
  keys: number;
  papers: number;
};

/** A profile of an earlier version lacks fields: they are empty. One that can not be read any more is not lost, but shown empty. */
const profileOf = (text: string): CompanyProfile => {
  const read = companyProfile.safeParse({ ...emptyProfile, ...(JSON.parse(text) as object) });
  return read.success ? read.data : emptyProfile;
};

/** The companies of the workspace, the first one first; that one is always there. */
export const listCompanies = (database: Database): readonly KeptCompany[] => {
  const kept = database
    .all<CompanyRow>(
      `SELECT company_id, profile, is_chosen,
         (SELECT count(*) FROM bid WHERE bid.company_id = company.company_id) AS bids,
         (SELECT count(*) FROM key_file WHERE key_file.company_id = company.company_id) AS keys,
         (SELECT count(*) FROM paper WHERE paper.company_id = company.company_id) AS papers
       FROM company ORDER BY company_id <> :first, company.rowid`,
      { first: firstCompanyId },
    )
    .map(({ company_id: companyId, profile, is_chosen: chosen, bids, keys, papers }) => ({
      companyId,
      profile: profileOf(profile),
      isChosen: chosen === 1,
      bids,
      keys,
      papers,
    }));
  if (kept.length > 0) return kept;
  const count = (table: 'bid' | 'key_file' | 'paper'): number =>
    database.get<Row & { n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  return [
    {
      companyId: firstCompanyId,
      profile: emptyProfile,
      isChosen: true,
      bids: count('bid'),
      keys: count('key_file'),
      papers: count('paper'),
    },
  ];
};

export const chosenCompanyId = (database: Database): string =>
  database.get<Row & { company_id: string }>('SELECT company_id FROM company WHERE is_chosen = 1')?.company_id ??
  firstCompanyId;

/** Null: no company of this id. The first one is there even before it was saved. */
export const findProfile = (database: Database, companyId: string): CompanyProfile | null => {
  const row = database.get<Row & { profile: string }>('SELECT profile FROM company WHERE company_id = ?', [companyId]);
  if (row !== undefined) return profileOf(row.profile);
  return companyId === firstCompanyId && database.get('SELECT 1 FROM company LIMIT 1') === undefined
    ? emptyProfile
    : null;
};

/** Adds or changes a company; the first one of a workspace is chosen at once. */
export const keepCompany = (database: Database, companyId: string, profile: CompanyProfile, now: Instant): void => {
  database.run(
    `INSERT INTO company (company_id, profile, is_chosen, saved_at)
     VALUES (:id, :profile, NOT EXISTS (SELECT 1 FROM company WHERE is_chosen = 1), :now)
     ON CONFLICT (company_id) DO UPDATE SET profile = excluded.profile, saved_at = excluded.saved_at`,
    { id: companyId, profile: JSON.stringify(profile), now },
  );
};

/** Call inside a transaction, and only with a company that is there. */
export const chooseCompany = (database: Database, companyId: string): void => {
  database.run('UPDATE company SET is_chosen = 0 WHERE is_chosen = 1');
  database.run('UPDATE company SET is_chosen = 1 WHERE company_id = ?', [companyId]);
};

export const forgetCompany = (database: Database, companyId: string): void => {
  database.run('DELETE FROM company WHERE company_id = ?', [companyId]);
};
