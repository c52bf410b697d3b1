import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AwardCriterion, Indicator } from '#shared/procedure/criteria.ts';
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
    .map(({ kind, at, offset, path, rule, lotId }) => ({
      kind,
      at,
      zone: offset,
      path,
      rule,
      ...stated({ lot: lotId ?? null }),
    }));

type Stated<T> = { readonly [Name in keyof T]?: NonNullable<T[Name]> };
/** The facts that the notice states: an absent one has no name in the answer. */
const stated = <T extends Readonly<Record<string, unknown>>>(facts: T): Stated<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Stated<T>;

const digestAt = (edition: EditionBytes | undefined): string => (edition === undefined ? '' : editionDigest(edition));

const amendmentOf = ({ amendment }: Procedure): NonNullable<ProcedureDetail['amendment']> | null =>
  amendment === null
    ? null
    : {
        ...stated({ noticeId: amendment.noticeId, reason: amendment.reason }),
        changes: amendment.changes.map(({ lotId, description }) => ({ ...stated({ lot: lotId }), description })),
      };

const lotTermsOf = ({ lotTerms }: Procedure): NonNullable<ProcedureDetail['lotTerms']> | null =>
  lotTerms === null
    ? null
    : { ...lotTerms, groups: lotTerms.groups.map((group) => ({ ...group, lotIds: [...group.lotIds] })) };

type ShownCriterion = ProcedureDetail['criteria'][number];

const indicatorOf = ({ options, indicators, ...facts }: Indicator): ShownCriterion['indicators'][number] => ({
  ...facts,
  options: [...options],
  indicators: indicators.map(indicatorOf),
});

const criterionOf = ({ options, indicators, ...facts }: AwardCriterion): ShownCriterion => ({
  ...facts,
  options: [...options],
  indicators: indicators.map(indicatorOf),
});

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
  buyer: { name: '', ...procedure.buyer },
  customers: [...procedure.customers],
  languages: [...procedure.languages],
  flags: [...procedure.flags],
  ...stated({
    organiser: procedure.organiser,
    platform: procedure.platform,
    platformUrl: procedure.platformUrl,
    url: procedure.url,
    kind: procedure.kind,
    method: procedure.method,
    status: procedure.status,
    language: procedure.language,
    amendment: amendmentOf(procedure),
    deadlineRule: procedure.deadline?.rule ?? null,
    valueWithoutVat: procedure.valueWithoutVat,
    vat: procedure.vat,
    lotTerms: lotTermsOf(procedure),
  }),
  publishedAt: procedure.publishedAt,
  deadline: procedure.deadline?.at ?? null,
  buyerZone: procedure.deadline?.offset ?? null,
  dates: byTime(procedure.dates),
  value: procedure.value,
  lots: procedure.lots.map(
    ({ id, title, value, valueWithoutVat, vat, description, deadline, customer, flags: lotFlags }) => ({
      id,
      title,
      ...stated({ value, valueWithoutVat, vat, description, deadline: deadline?.at ?? null, customer }),
      flags: [...lotFlags],
    }),
  ),
  items: procedure.items.map(({ lotId, unitCode, codes, price, value, analoguesAllowed, ...item }) => ({
    ...item,
    codes: codes.map(({ scheme, code, name }) => ({ scheme, code, ...stated({ name }) })),
    ...stated({ lot: lotId, unitCode, price, value, analoguesAllowed }),
  })),
  itemCount: procedure.items.length,
  documents: procedure.documents.map(({ title, lotId, ...facts }) => ({ title, ...stated({ lot: lotId, ...facts }) })),
  securities: procedure.securities.map(({ kind, lotId, ...facts }) => ({ kind, ...stated({ lot: lotId, ...facts }) })),
  criteria: procedure.criteria.map(criterionOf),
  requirements: procedure.requirements.map(({ evidence, ...facts }) => ({ ...facts, evidence: [...evidence] })),
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
 * workspace's id or the source's own; `languages` what to choose among a notice's languages, the most wanted first.
 * Refuses with `record.not-found`, `storage.blob-missing` or `storage.blob-damaged`.
 */
export const showProcedure = async (
  workspace: Workspace,
  id: string,
  languages: readonly string[] = [],
): Promise<Outcome<ProcedureDetail>> => {
  const { database, vault } = workspace;
  const record = findProcedure(database, procedureKeyOf(id), id);
  if (record === undefined) return failKernel('record.not-found', { kind: 'procedure', id: harmlessLine(id) });
  const editions = editionsOf(database, record.procedure_key);
  const bytes = editionReader(database, vault).ofRows(editions);
  if (!bytes.ok) return bytes;
  const procedure = readProcedure(bytes.value, languages);
  if (!procedure.ok) return procedure;
  return ok(detailOf(record.procedure_key, procedure.value, editions, bytes.value));
};

export const showProcedureStep: Step<'procedures.show'> = async ({ id, language }, { host }) =>
  showProcedure(host.workspace, id, language === undefined ? [] : [language]);
