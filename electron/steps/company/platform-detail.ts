import type { PlatformDetail } from '#shared/contract/platforms.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { platformAccounts } from '#shared/procedure/platforms/access.ts';
import type { Database } from '../../store/database.ts';
import { historyOf, standingEdits } from '../../store/reference/edits.ts';
import type { Host } from '../context.ts';
import { accessFindingsOf, accessRecords } from './access-records.ts';
import { cardsOf, readCard } from './platform-cards.ts';
import { platformWork } from './platform-work.ts';

const accountsAt = (database: Database, platformId: string): PlatformDetail['accounts'] =>
  standingEdits(database, 'accounts', (stored) => platformAccounts.safeParse(stored).data ?? null).find(
    ({ recordId }) => recordId === platformId,
  )?.record.accounts ?? [];

/** A platform with everything the workspace knows of it: card, history, the user's access and what it is needed for. */
export const describePlatform = async (host: Host, platformId: string): Promise<Outcome<PlatformDetail>> => {
  const { database } = host.workspace;
  const overlaid = cardsOf(database).find(({ recordId }) => recordId === platformId);
  if (overlaid === undefined) return failKernel('record.not-found', { kind: 'platform', id: platformId });
  const work = (await platformWork(host)).filter((one) => one.platformId === platformId);
  const access = accessRecords(database).filter((record) => record.platformId === platformId);
  return ok({
    card: overlaid.record,
    standing: overlaid.standing,
    shipped: overlaid.shipped,
    newer: [...overlaid.newer],
    history: historyOf(database, 'platform', platformId, readCard),
    access,
    accounts: accountsAt(database, platformId),
    findings: [...accessFindingsOf(host, work, access)],
    procedures: work.map(({ procedureId, sourceId, title, deadline, startPrice, currency }) => ({
      procedureId,
      sourceId,
      title,
      deadline,
      startPrice,
      currency,
    })),
  });
};
