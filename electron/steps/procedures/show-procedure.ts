import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import type { NoticeDate, Procedure } from '#shared/procedure/model.ts';
import { instantText } from '#shared/procedure/written-instant.ts';
import { editionDigest, readProcedure, type EditionBytes } from '../../notices/read-edition.ts';
import { editionsOf, type EditionRow } from '../../store/procedures/editions.ts';
import { procedureIdOf, procedureKeyOf } from '../../store/procedures/ids.ts';
import { findProcedure } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { Step } from '../context.ts';
import { editionReader } from './edition-bytes.ts';
import type { ProcedureDetail } from './types.ts';

const byTime = (dates: readonly NoticeDate[]): ProcedureDetail['dates'] =>
  dates
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ kind, at, offset, path }) => ({ kind, at, zone: offset, path }));

const optional = <Name extends string>(name: Name, value: string | null): { [Key in Name]?: string } =>
  value === null ? {} : ({ [name]: value } as { [Key in Name]: string });

const digestAt = (edition: EditionBytes | undefined): string => (edition === undefined ? '' : editionDigest(edition));

const detailOf = (
  key: number,
  procedure: Procedure,
  editions: readonly EditionRow[],
  bytes: readonly EditionBytes[],
): ProcedureDetail => ({
  id: procedureIdOf(key),
  sourceId: procedure.sourceId,
  sourceFormat: procedure.sourceFormat,
  edition: editions.length,
  title: procedure.title,
  description: procedure.description,
  buyer: { name: procedure.buyer?.name ?? '', ...optional('inn', procedure.buyer?.inn ?? null) },
  ...optional('platform', procedure.platform),
  ...optional('kind', procedure.kind),
  ...optional('method', procedure.method),
  ...optional('status', procedure.status),
  publishedAt: procedure.publishedAt,
  deadline: procedure.deadline?.at ?? null,
  buyerZone: procedure.deadline?.offset ?? null,
  dates: byTime(procedure.dates),
  value: procedure.value,
  lots: procedure.lots.map(({ id, title, value }) => (value === null ? { id, title } : { id, title, value })),
  items: [...procedure.items],
  itemCount: procedure.items.length,
  documents: procedure.documents.map(({ title, url, format }) => ({
    title,
    ...optional('url', url),
    ...optional('format', format),
  })),
  securities: procedure.securities.map(({ kind, amount, percent }) => ({
    kind,
    ...optional('amount', amount),
    ...optional('percent', percent),
  })),
  unknown: procedure.unknownCount,
  unknownFields: [...procedure.unknownFields],
  findings: [...procedure.findings],
  editions: editions.map((edition, index) => ({
    edition: edition.number,
    date: edition.published === null ? null : instantText(edition.published),
    importedAt: instantText(edition.imported_at),
    digest: digestAt(bytes[index]),
  })),
});

/**
 * One procedure with everything its newest edition says, read again from the notice's own bytes. `id` is the
 * workspace's id or the source's own. Refuses with `record.not-found`, `storage.blob-missing` or `storage.blob-damaged`.
 */
export const showProcedure = async (workspace: Workspace, id: string): Promise<Outcome<ProcedureDetail>> => {
  const { database, vault } = workspace;
  const record = findProcedure(database, procedureKeyOf(id), id);
  if (record === undefined) return failKernel('record.not-found', { kind: 'procedure', id: harmlessLine(id) });
  const editions = editionsOf(database, record.procedure_key);
  const bytes = editionReader(database, vault).ofRows(editions);
  if (!bytes.ok) return bytes;
  const procedure = readProcedure(bytes.value);
  if (!procedure.ok) return procedure;
  return ok(detailOf(record.procedure_key, procedure.value, editions, bytes.value));
};

export const showProcedureStep: Step<'procedures.show'> = async ({ id }, { host }) => showProcedure(host.workspace, id);
