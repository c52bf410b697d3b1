import type { MarketRow } from '#shared/contract/market.ts';
import { ok } from '#shared/kernel/result.ts';
import { isMarketKind, marketKinds, type MarketKind } from '#shared/market/fields.ts';
import { isInSegment, volumesOf } from '#shared/market/segments.ts';
import { nameOf, type LooseRecord, type MarketRecord } from '#shared/market/record.ts';
import type { Database, Row } from '../../store/database.ts';
import { findRecords, parentOf, recordById, recordsOf } from '../../store/market/records.ts';
import type { Step } from '../context.ts';
import { findingsOf, todayOf } from './common.ts';

const most = 2_000;

type CountRow = Row & { parent_id: string; kind: string; count: number };

/** How many chapters of each kind every record has. */
const chapterCounts = (database: Database): ReadonlyMap<string, MarketRow['chapters']> => {
  const counts = new Map<string, Partial<Record<MarketKind, number>>>();
  for (const { parent_id: parent, kind, count } of database.all<CountRow>(
    'SELECT parent_id, kind, count(*) AS count FROM market_record WHERE parent_id IS NOT NULL GROUP BY parent_id, kind',
  ))
    if (isMarketKind(kind)) counts.set(parent, { ...counts.get(parent), [kind]: count });
  return counts;
};

const byName = (a: MarketRecord, b: MarketRecord): number => nameOf(a).localeCompare(nameOf(b));

export const listMarket: Step<'market.list'> = async ({ kind, find, region, role, volumeFrom }, { host }) => {
  const { database } = host.workspace;
  const found = find.trim() === '' ? null : findRecords(database, find, most);
  const all =
    found ?? (kind === null ? marketKinds.flatMap((each) => recordsOf(database, each)) : recordsOf(database, kind));
  const ofKind = kind === null ? all : all.filter((record) => record.kind === kind);
  const held = (record: MarketRecord, field: string): unknown => (record as LooseRecord)[field];
  const isAnywhere = role === null && volumeFrom === null;
  const wanted = ofKind.filter((record) =>
    record.kind === 'customer'
      ? isInSegment(record, { region, role, volumeFrom })
      : isAnywhere && (region === null || held(record, 'region') === region),
  );
  const today = todayOf(host);
  const counts = chapterCounts(database);
  // What was searched for comes best first, a list by name.
  const records = (found === null ? wanted.toSorted(byName) : wanted).slice(0, most);
  const regions = ofKind.flatMap((record) => {
    const value = held(record, 'region');
    return typeof value === 'string' ? [value] : [];
  });
  return ok({
    rows: records.map((record) => {
      const parent = parentOf(record);
      const above = parent === null ? null : recordById(database, parent);
      return {
        record,
        name: nameOf(record),
        parent: above === null ? null : nameOf(above),
        chapters: counts.get(record.recordId) ?? {},
        findings: [...findingsOf(database, record, today)],
      };
    }),
    regions: [...new Set(regions)].toSorted((a, b) => a.localeCompare(b)),
    isCut: wanted.length > most,
    volumes: [...volumesOf(wanted.filter((record) => record.kind === 'customer'))],
  });
};
