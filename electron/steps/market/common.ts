import { moscow } from '#shared/calendar/zones.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { dayIn, type PlainDay } from '#shared/kernel/instant.ts';
import { giftFindings } from '#shared/market/anti-bribery.ts';
import { chaptersOf, type MarketKind } from '#shared/market/fields.ts';
import { ownerFindings } from '#shared/market/owners.ts';
import type { MarketRecord } from '#shared/market/record.ts';
import { requestFindings } from '#shared/market/requests.ts';
import { chaptersIn } from '../../store/market/records.ts';
import type { Database } from '../../store/database.ts';
import type { Host } from '../context.ts';

/** Days of the notebook are Moscow's. */
export const todayOf = (host: Host): PlainDay => dayIn(host.clock(), moscow);

/** The kinds of chapters that a record of this kind has. */
export const chapterKinds = (kind: MarketKind): readonly MarketKind[] =>
  kind in chaptersOf ? chaptersOf[kind as keyof typeof chaptersOf].map(([chapter]) => chapter) : [];

/** What is to be said of a record and of its chapters. */
export const findingsOf = (database: Database, record: MarketRecord, today: PlainDay): readonly Finding[] => {
  switch (record.kind) {
    case 'supplier':
      return requestFindings(chaptersIn(database, 'request', record.recordId), today);
    case 'customer':
      return [
        ...ownerFindings(chaptersIn(database, 'owner', record.recordId)),
        ...giftFindings(chaptersIn(database, 'loyalty', record.recordId)),
      ];
    case 'request':
      return requestFindings([record], today);
    case 'loyalty':
      return giftFindings([record]);
    case 'competitor':
    case 'price':
    case 'owner':
    case 'person':
    case 'channel':
    case 'spend':
    case 'deal':
    case 'plan':
    case 'activity':
      return [];
  }
};
