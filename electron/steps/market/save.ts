import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failMarket } from '#shared/market/codes.ts';
import { fieldsOf } from '#shared/market/fields.ts';
import { ownersOn } from '#shared/market/owners.ts';
import { readKind, readRecord } from '#shared/market/read-record.ts';
import { nameOf, type LooseRecord, type MarketRecord } from '#shared/market/record.ts';
import type { Database, Row } from '../../store/database.ts';
import { chaptersIn, recordById, recordsOf, removeRecord, saveRecord } from '../../store/market/records.ts';
import type { Host, Step } from '../context.ts';
import { findingsOf, todayOf } from './common.ts';

/** Records that others name must be there, and be of the kind that is meant. */
const namedRecords = (database: Database, record: MarketRecord): Outcome<null> => {
  for (const [field, shape] of fieldsOf(record.kind)) {
    const value = (record as LooseRecord)[field];
    if (typeof value !== 'string') continue;
    if (shape.type === 'ref' && recordById(database, value)?.kind !== shape.to)
      return failKernel('record.not-found', { kind: shape.to, id: value });
    if (
      shape.type === 'bid' &&
      database.get<Row & { bid_id: string }>('SELECT bid_id FROM bid WHERE bid_id = ?', [value]) === undefined
    )
      return failKernel('record.not-found', { kind: 'bid', id: value });
  }
  return ok(null);
};

const unique = new Set(['supplier', 'competitor', 'customer', 'channel']);

/** Two pages for one firm would each have half of its history. */
const nameIsFree = (database: Database, record: MarketRecord): Outcome<null> => {
  if (!unique.has(record.kind)) return ok(null);
  const name = nameOf(record).toLowerCase();
  const taken = recordsOf(database, record.kind).find(
    (other) => other.recordId !== record.recordId && nameOf(other).toLowerCase() === name,
  );
  return taken === undefined ? ok(null) : failMarket('market.name-taken', { name: nameOf(record), id: taken.recordId });
};

/** A reserved customer's deal belongs to whoever it is reserved for, or who leads it now. */
const reservedFor = (database: Database, record: MarketRecord, today: PlainDay): Outcome<null> => {
  if (record.kind !== 'deal' || record.customerId === null || record.owner === null) return ok(null);
  const customer = recordById(database, record.customerId);
  if (customer?.kind !== 'customer' || !customer.isReserved) return ok(null);
  const holders =
    customer.reservedFor === null
      ? ownersOn(chaptersIn(database, 'owner', customer.recordId), today)
      : [customer.reservedFor];
  return holders.length === 0 || holders.includes(record.owner)
    ? ok(null)
    : failMarket('market.reserved-for-another', { customer: customer.name, owner: holders.join(', ') });
};

/** Checked as a whole against what the notebook holds, and only then kept. */
export const keepRecord = (host: Host, record: MarketRecord): Outcome<MarketRecord> => {
  const { database } = host.workspace;
  for (const check of [namedRecords, nameIsFree]) {
    const checked = check(database, record);
    if (!checked.ok) return checked;
  }
  const reserved = reservedFor(database, record, todayOf(host));
  if (!reserved.ok) return reserved;
  saveRecord(database, record, host.clock());
  return ok(record);
};

export const saveMarket: Step<'market.save'> = async ({ kind: named, recordId, record: raw }, { host }) => {
  const { database } = host.workspace;
  const kind = readKind(named);
  if (!kind.ok) return kind;
  if (recordId !== null && recordById(database, recordId)?.kind !== kind.value)
    return failKernel('record.not-found', { kind: kind.value, id: recordId });
  const read = readRecord(kind.value, recordId ?? newId(host.random), raw);
  if (!read.ok) return read;
  const kept = database.transaction(() => keepRecord(host, read.value));
  if (!kept.ok) return kept;
  host.emit({ type: 'changed', subject: 'market' });
  return ok({ record: kept.value, findings: [...findingsOf(database, kept.value, todayOf(host))] });
};

/** With its chapters. What deals stand on is not taken from under them. */
export const removeMarket: Step<'market.remove'> = async ({ recordId }, { host }) => {
  const { database } = host.workspace;
  const record = recordById(database, recordId);
  if (record === null) return failKernel('record.not-found', { kind: 'record', id: recordId });
  const deals = recordsOf(database, 'deal').filter(
    ({ customerId, channelId }) => customerId === recordId || channelId === recordId,
  );
  if (deals.length > 0) return failMarket('market.in-use', { name: nameOf(record), count: deals.length });
  removeRecord(database, recordId);
  host.emit({ type: 'changed', subject: 'market' });
  return ok({ removed: 1 });
};
