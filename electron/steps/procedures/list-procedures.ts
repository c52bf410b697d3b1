import { Temporal } from 'temporal-polyfill';
import { moscow } from '#shared/calendar/zones.ts';
import type { Work } from '#shared/contract/organiser.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Zone } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { searchQuery, foldForSearch } from '#shared/procedure/search-words.ts';
import { instantText } from '#shared/procedure/written-instant.ts';
import type { Row, SqlValue } from '../../store/database.ts';
import { newStageOf, organiserLists } from '../../store/organiser/lists.ts';
import { workOf } from '../../store/organiser/work-facts.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { findProcedure, findProcedures, type ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { Step } from '../context.ts';
import type { ListAnswer, ListQuestion } from './types.ts';

type Condition = readonly [sql: string, ...parameters: SqlValue[]];

const startOf = (day: string, zone: Zone, plusDays = 0): number =>
  Temporal.PlainDate.from(day).add({ days: plusDays }).toZonedDateTime(zone).epochMilliseconds;

const isPlainDay = (day: string): boolean => {
  try {
    return Temporal.PlainDate.from(day).toString() === day;
  } catch {
    return false;
  }
};

/** Filters as SQL. Days are whole days of `zone`; values compare as numbers, whatever their currency. */
const conditionsOf = (filter: ListQuestion['filter'], now: number, zone: Zone): Outcome<Condition[]> => {
  const conditions: Condition[] = [];
  if (filter.stage === 'open') conditions.push(['deadline > ?', now]);
  if (filter.stage === 'closed') conditions.push(['deadline <= ?', now]);
  if (filter.stage === 'undated') conditions.push(['deadline IS NULL']);
  if (filter.currency !== undefined) conditions.push(['currency = ?', filter.currency.toUpperCase()]);
  for (const name of ['deadlineFrom', 'deadlineTo'] as const) {
    const day = filter[name];
    if (day === undefined) continue;
    if (!isPlainDay(day)) return failKernel('input.invalid', { path: `filter.${name}`, reason: day });
    if (name === 'deadlineFrom') conditions.push(['deadline >= ?', startOf(day, zone)]);
    else conditions.push(['deadline < ?', startOf(day, zone, 1)]);
  }
  for (const [name, sign] of [['valueFrom', '>='] as const, ['valueTo', '<='] as const]) {
    const text = filter[name];
    if (text === undefined) continue;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      return failKernel('input.invalid', { path: `filter.${name}`, reason: text });
    conditions.push([`amount_order ${sign} ?`, value]);
  }
  return ok(conditions);
};

const rowOf = (record: ProcedureRecord, now: number, bids: number, work: Work): ProcedureRow => ({
  id: procedureIdOf(record.procedure_key),
  sourceId: record.source_id,
  sourceFormat: record.source_format,
  title: record.title,
  buyer: record.buyer,
  deadline: record.deadline === null ? null : instantText(record.deadline),
  publishedAt: record.published === null ? null : instantText(record.published),
  value:
    record.amount === null || record.currency === null ? null : { amount: record.amount, currency: record.currency },
  edition: record.edition,
  stage: record.deadline === null ? 'undated' : record.deadline > now ? 'open' : 'closed',
  bids,
  work,
});

const bidCount = (workspace: Workspace, id: string): number =>
  workspace.database.get<Row & { n: number }>('SELECT count(*) AS n FROM bid WHERE procedure_id = ?', [id])?.n ?? 0;

/**
 * One page of procedures. `total` is exact. Any text is a valid search: each word must occur (or begin a word) in the
 * title, the buyer, a lot, a position or a document's name; a source's own id finds that one procedure. Days in the
 * filter are days of `zone`.
 */
export const listProcedures = (workspace: Workspace, question: ListQuestion, zone: Zone): Outcome<ListAnswer> => {
  const { database } = workspace;
  const now = Date.parse(workspace.clock());
  const search = question.search.trim();
  const newStage = newStageOf(organiserLists(database).stages);
  const rows = (records: readonly ProcedureRecord[]): ProcedureRow[] =>
    records.map((record) =>
      rowOf(record, now, bidCount(workspace, procedureIdOf(record.procedure_key)), workOf(database, record, newStage)),
    );
  const filtered = conditionsOf(question.filter, now, zone);
  if (!filtered.ok) return filtered;
  const conditions = filtered.value;
  const exact = search === '' ? undefined : findProcedure(database, null, search);
  if (exact !== undefined) conditions.push(['procedure_key = ?', exact.procedure_key]);
  const words = exact === undefined ? searchQuery(search) : null;
  // Something was asked, and it has no word in it: nothing can be found by it.
  if (search !== '' && exact === undefined && words === null) return ok({ total: 0, rows: [] });
  const buyer = question.filter.buyer === undefined ? null : searchQuery(foldForSearch(question.filter.buyer));
  if (question.filter.buyer !== undefined && buyer === null) return ok({ total: 0, rows: [] });
  const match = [words, buyer === null ? null : `buyer : (${buyer})`].filter((part) => part !== null);
  const { total, records } = findProcedures(database, {
    match: match.length === 0 ? null : match.map((part) => `(${part})`).join(' AND '),
    conditions,
    order:
      question.order === 'work-stage' || question.order === 'assignee' || question.order === 'priority'
        ? 'deadline'
        : question.order,
    descending: question.descending,
    offset: question.offset,
    limit: question.limit,
  });
  return ok({ total, rows: rows(records) });
};

/** Days in a filter are Moscow's, as the days of the list's own column are. */
export const listProceduresStep: Step<'procedures.list'> = async (question, { host }) =>
  listProcedures(host.workspace, question, moscow);
