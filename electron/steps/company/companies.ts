import { emptyProfile } from '#shared/company/profile.ts';
import { failCompany } from '#shared/company/codes.ts';
import type { Answer } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  chooseCompany,
  firstCompanyId,
  forgetCompany,
  keepCompany,
  listCompanies,
} from '../../store/company/companies.ts';
import type { Database } from '../../store/database.ts';
import type { Host, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { loadProfile, showCompany } from './company-profile.ts';

const listOf = (database: Database): Answer<'company.list'> => ({
  companies: listCompanies(database).map(({ profile, companyId, isChosen, bids, keys, papers }) => ({
    companyId,
    fullName: profile.fullName,
    shortName: profile.shortName,
    inn: profile.inn,
    isChosen,
    bids,
    keys,
    papers,
  })),
});

/** What is shown of a company depends on which one is chosen; so do its bids and keys. */
const told = (host: Host): void => {
  for (const subject of ['company', 'bids', 'keys'] as const) host.emit({ type: 'changed', subject });
};

export const listOwn: Step<'company.list'> = async (_, { host }) => ok(listOf(host.workspace.database));

/** The workspace's first company is kept before a second one comes: what was made so far stays the first one's. */
export const addCompany: Step<'company.add'> = async ({ shortName }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const name = harmlessLine(shortName).trim();
  if (name === '') return failKernel('input.invalid', { path: 'shortName', reason: 'empty' });
  const companyId = newId(host.random);
  const now = host.clock();
  const added = database.transaction((): Outcome<null> => {
    const others = listCompanies(database);
    if (others.some(({ profile }) => profile.shortName === name)) return failCompany('company.name-taken', { name });
    const [first] = others;
    if (first?.companyId === firstCompanyId) keepCompany(database, firstCompanyId, first.profile, now);
    keepCompany(database, companyId, { ...emptyProfile, shortName: name }, now);
    chooseCompany(database, companyId);
    recordAct(database, { at: now, act: 'company.added', subject: name, digest: null });
    return ok(null);
  });
  if (!added.ok) return added;
  told(host);
  return showCompany({ companyId }, call);
};

export const switchCompany: Step<'company.switch'> = async ({ companyId }, { host }) => {
  const { database } = host.workspace;
  const switched = database.transaction((): Outcome<null> => {
    const known = listCompanies(database).find((company) => company.companyId === companyId);
    if (known === undefined) return failKernel('record.not-found', { kind: 'company', id: companyId });
    if (known.isChosen) return ok(null);
    chooseCompany(database, companyId);
    recordAct(database, { at: host.clock(), act: 'company.chosen', subject: known.profile.shortName, digest: null });
    return ok(null);
  });
  if (!switched.ok) return switched;
  told(host);
  return ok(listOf(database));
};

export const removeCompany: Step<'company.remove'> = async ({ companyId }, { host }) => {
  const { database } = host.workspace;
  const removed = database.transaction((): Outcome<null> => {
    const companies = listCompanies(database);
    const known = companies.find((company) => company.companyId === companyId);
    if (known === undefined) return failKernel('record.not-found', { kind: 'company', id: companyId });
    const next = companies.find((company) => company.companyId !== companyId);
    const { bids, keys, papers } = known;
    const name = loadProfile(database, companyId).shortName;
    if (next === undefined) return failCompany('company.last-one', { name });
    if (bids + keys + papers > 0) return failCompany('company.in-use', { name, bids, keys, papers });
    forgetCompany(database, companyId);
    if (known.isChosen) chooseCompany(database, next.companyId);
    recordAct(database, { at: host.clock(), act: 'company.removed', subject: name, digest: null });
    return ok(null);
  });
  if (!removed.ok) return removed;
  told(host);
  return ok(listOf(database));
};
