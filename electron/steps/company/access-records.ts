import type { Finding } from '#shared/kernel/failure.ts';
import { accessFindings, platformAccess, type PlatformAccess } from '#shared/procedure/platforms/access.ts';
import type { Database } from '../../store/database.ts';
import { standingEdits } from '../../store/reference/edits.ts';
import type { Host } from '../context.ts';
import { cardsOf } from './platform-cards.ts';
import type { PlatformWork } from './platform-work.ts';

const readAccess = (stored: unknown): PlatformAccess | null => {
  const access = platformAccess.safeParse(stored);
  return access.success ? access.data : null;
};

/** What the user bought, the one that ends first before. */
export const accessRecords = (database: Database): readonly PlatformAccess[] =>
  standingEdits(database, 'access', readAccess)
    .map(({ record }) => record)
    .toSorted((a, b) => ((a.to ?? '9') < (b.to ?? '9') ? -1 : 1));

/** What is to be said of the user's access to platforms, by the procedures that are worked on. */
export const accessFindingsOf = (
  host: Host,
  work: readonly Pick<PlatformWork, 'platformId' | 'sourceId' | 'deadline'>[],
  records: readonly PlatformAccess[] = accessRecords(host.workspace.database),
): readonly Finding[] => {
  if (records.length === 0) return [];
  const cards = new Map(cardsOf(host.workspace.database).map(({ recordId, record }) => [recordId, record]));
  return accessFindings(
    records,
    work.map(({ platformId, sourceId, deadline }) => ({ platformId, procedure: sourceId, deadline })),
    {
      now: host.clock(),
      platform: (platformId) => {
        const card = cards.get(platformId);
        return { name: card?.name ?? platformId, zone: card?.zone ?? 'Europe/Moscow' };
      },
    },
  );
};

/** Access that ends within thirty days or has ended with nothing behind it, each with its platform. */
export const endingAccess = (host: Host): readonly { readonly access: PlatformAccess; readonly finding: Finding }[] => {
  const records = accessRecords(host.workspace.database);
  return accessFindingsOf(host, [], records)
    .filter(({ severity }) => severity === 'warning')
    .flatMap((finding) => {
      const access = records.find(({ accessId }) => accessId === finding.place['item']);
      return access === undefined ? [] : [{ access, finding }];
    });
};

/** What is to be said of the access that one bid needs: that it is over, or will be, on the last day for bids. */
export const accessForBid = (
  host: Host,
  bid: Pick<PlatformWork, 'platformId' | 'sourceId' | 'deadline'>,
): readonly Finding[] =>
  accessFindingsOf(
    host,
    [bid],
    accessRecords(host.workspace.database).filter(({ platformId }) => platformId === bid.platformId),
  ).filter(({ code }) => code === 'platform.no-access' || code === 'platform.access-ends-before-deadline');
