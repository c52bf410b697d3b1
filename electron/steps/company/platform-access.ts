import { failKernel } from '#shared/kernel/codes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { platformAccess, platformAccounts } from '#shared/procedure/platforms/access.ts';
import { keepEdit } from '../../store/reference/edits.ts';
import type { Host, Step } from '../context.ts';
import { checkRecord } from '../reference/check-record.ts';
import { accessFindingsOf, accessRecords } from './access-records.ts';
import { cardsOf } from './platform-cards.ts';
import { describePlatform } from './platform-detail.ts';
import { platformWork } from './platform-work.ts';

export const listAccess: Step<'access.list'> = async (_, { host }) => {
  const access = accessRecords(host.workspace.database);
  return ok({ access: [...access], findings: [...accessFindingsOf(host, await platformWork(host), access)] });
};

const withId = (given: unknown, host: Host): unknown =>
  typeof given === 'object' && given !== null && !('accessId' in given && given.accessId !== '')
    ? { ...given, accessId: newId(host.random).toLowerCase() }
    : given;

export const saveAccess: Step<'access.save'> = async ({ access: given }, { host }) => {
  const access = checkRecord(platformAccess, withId(given, host));
  if (!access.ok) return access;
  const { accessId, platformId } = access.value;
  const { database } = host.workspace;
  if (!cardsOf(database).some(({ recordId }) => recordId === platformId))
    return failKernel('record.not-found', { kind: 'platform', id: platformId });
  keepEdit(database, 'access', { recordId: accessId, record: access.value, base: null }, host.clock());
  host.emit({ type: 'changed', subject: 'company' });
  return describePlatform(host, platformId);
};

export const removeAccess: Step<'access.remove'> = async ({ accessId }, { host }) => {
  const { database } = host.workspace;
  const known = accessRecords(database).find((access) => access.accessId === accessId);
  if (known === undefined) return failKernel('record.not-found', { kind: 'access', id: accessId });
  keepEdit(database, 'access', { recordId: accessId, record: null, base: null }, host.clock());
  host.emit({ type: 'changed', subject: 'company' });
  return describePlatform(host, known.platformId);
};

export const saveAccounts: Step<'platforms.saveAccounts'> = async (given, { host }) => {
  const accounts = checkRecord(platformAccounts, given);
  if (!accounts.ok) return accounts;
  const { platformId } = accounts.value;
  const { database } = host.workspace;
  if (!cardsOf(database).some(({ recordId }) => recordId === platformId))
    return failKernel('record.not-found', { kind: 'platform', id: platformId });
  keepEdit(database, 'accounts', { recordId: platformId, record: accounts.value, base: null }, host.clock());
  host.emit({ type: 'changed', subject: 'company' });
  return describePlatform(host, platformId);
};
