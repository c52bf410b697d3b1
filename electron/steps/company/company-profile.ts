import type { Participant } from '#shared/bid/freeze.ts';
import { checkIdentifiers } from '#shared/company/identifiers/check-profile.ts';
import { emptyProfile, type CompanyProfile } from '#shared/company/profile.ts';
import type { CompanyView } from '#shared/contract/company.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { chosenCompanyId, findProfile, firstCompanyId, keepCompany } from '../../store/company/companies.ts';
import type { Database } from '../../store/database.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';

/** The profile of a company, or of the chosen one; empty where there is none. */
export const loadProfile = (database: Database, companyId: string = chosenCompanyId(database)): CompanyProfile =>
  findProfile(database, companyId) ?? emptyProfile;

export const storeProfile = (database: Database, profile: CompanyProfile, now: Instant): void =>
  keepCompany(database, chosenCompanyId(database), profile, now);

/** Who bids, for the manifest; null while the profile names nobody. */
export const participantOf = (profile: CompanyProfile): Participant | null => {
  const { country, inn, kpp, ogrn } = profile;
  const name = profile.fullName === '' ? profile.shortName : profile.fullName;
  return name === '' && inn === '' && ogrn === '' ? null : { name, country, inn, kpp, ogrn };
};

const viewOf = (companyId: string, profile: CompanyProfile): CompanyView => ({
  companyId,
  profile,
  findings: [...checkIdentifiers(profile)],
});

/** The company asked for, or the chosen one; `record.not-found` where there is none of this id. */
export const companyAsked = (
  database: Database,
  asked: string | undefined,
): Outcome<{ readonly companyId: string; readonly profile: CompanyProfile }> => {
  const companyId = asked ?? chosenCompanyId(database);
  const profile = findProfile(database, companyId);
  return profile === null
    ? failKernel('record.not-found', { kind: 'company', id: companyId })
    : ok({ companyId, profile });
};

export const showCompany: Step<'company.show'> = async ({ companyId }, { host }) => {
  const found = companyAsked(host.workspace.database, companyId);
  return found.ok ? ok(viewOf(found.value.companyId, found.value.profile)) : found;
};

/** Keeps what was typed even where a check digit is wrong: the finding stays until it is mended, the work is not lost. */
export const saveCompany: Step<'company.save'> = async ({ companyId: asked, ...profile }, { host }) => {
  const { database } = host.workspace;
  const now = host.clock();
  const saved = database.transaction((): Outcome<string> => {
    const found = companyAsked(database, asked);
    if (!found.ok) return found;
    const { companyId } = found.value;
    keepCompany(database, companyId, profile, now);
    recordAct(database, {
      at: now,
      act: 'company.saved',
      subject: profile.shortName === '' && companyId !== firstCompanyId ? companyId : profile.shortName,
      digest: null,
    });
    return ok(companyId);
  });
  if (!saved.ok) return saved;
  host.emit({ type: 'changed', subject: 'company' });
  return ok(viewOf(saved.value, profile));
};
