import type { CompanyProfile } from '#shared/contract/workspace.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { checkIdentifiers } from '#shared/company/identifiers/check-profile.ts';
import type { Database, Row } from '../../store/database.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';

const emptyProfile: CompanyProfile = {
  fullName: '',
  shortName: '',
  country: 'RU',
  inn: '',
  kpp: '',
  ogrn: '',
  legalAddress: '',
  postalAddress: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  accounts: [],
};

export const loadProfile = (database: Database): CompanyProfile => {
  const row = database.get<Row & { profile: string }>('SELECT profile FROM company_profile WHERE company_id = 1');
  return row === undefined
    ? emptyProfile
    : { ...emptyProfile, ...(JSON.parse(row.profile) as Partial<CompanyProfile>) };
};

export const storeProfile = (database: Database, profile: CompanyProfile, now: Instant): void => {
  database.run(
    `INSERT INTO company_profile (company_id, profile, saved_at) VALUES (1, ?, ?)
     ON CONFLICT (company_id) DO UPDATE SET profile = excluded.profile, saved_at = excluded.saved_at`,
    [JSON.stringify(profile), now],
  );
};

export const showCompany: Step<'company.show'> = async (_, { host }) => {
  const profile = loadProfile(host.workspace.database);
  return ok({ profile, findings: [...checkIdentifiers(profile)] });
};

/** Keeps what was typed even where a check digit is wrong: the finding stays until it is mended, the work is not lost. */
export const saveCompany: Step<'company.save'> = async (profile, { host }) => {
  const { database } = host.workspace;
  const now = host.clock();
  database.transaction(() => {
    storeProfile(database, profile, now);
    recordAct(database, { at: now, act: 'company.saved', subject: profile.shortName, digest: null });
  });
  host.emit({ type: 'changed', subject: 'company' });
  return ok({ profile, findings: [...checkIdentifiers(profile)] });
};
