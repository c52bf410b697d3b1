import { addDays } from '#shared/calendar/days.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { PlatformAccess, PlatformAccounts } from '#shared/procedure/platforms/access.ts';
import type { Database } from '../../../store/database.ts';
import { keepEdit } from '../../../store/reference/edits.ts';

/** What the sample's company bought at B2B-Center, and its accounts there. */
export const storeSampleAccess = (database: Database, now: Instant): void => {
  const today = now.slice(0, 10);
  const access: PlatformAccess = {
    accessId: 'sample',
    platformId: 'b2b-center',
    tariff: 'Все коммерческие закупки',
    price: '10000',
    currency: 'RUB',
    from: addDays(today, -200),
    to: addDays(today, 165),
    sections: ['commercial'],
    sector: null,
    startPriceUpTo: null,
    login: 'severny-prichal',
    note: null,
  };
  const accounts: PlatformAccounts = {
    platformId: 'b2b-center',
    accounts: [{ kind: 'bid-security', number: 'ОБ-000001', holder: 'B2B-Center', note: null }],
  };
  keepEdit(database, 'access', { recordId: access.accessId, record: access, base: null }, now);
  keepEdit(database, 'accounts', { recordId: accounts.platformId, record: accounts, base: null }, now);
};
