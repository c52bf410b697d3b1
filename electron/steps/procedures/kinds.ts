import type { KindRecord } from '#shared/contract/kinds.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { builtInKinds } from '#shared/procedure/kinds/catalogue.ts';
import { kindsOn } from '#shared/procedure/kinds/find-kind.ts';
import { procedureKind, type ProcedureKind } from '#shared/procedure/kinds/kind.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';
import { overlay, sameRecord, type Overlaid } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../store/database.ts';
import { editedKinds, keepKind, kindEdits, readKind, replaceEditedKinds } from '../../store/procedures/kinds.ts';
import { editCount, historyOf } from '../../store/reference/edits.ts';
import type { Host, Step } from '../context.ts';
import { checkRecord } from '../reference/check-record.ts';
import { exportRecords, takeRecords } from '../reference/files.ts';

/** The catalogue as it holds on a day: what the user edited or added goes before what the program brings. */
export const listKinds: Step<'kinds.list'> = async ({ day }, { host }) => {
  const edited = editedKinds(host.workspace.database);
  const own = new Set(edited);
  const kinds = kindsOn(day ?? host.clock().slice(0, 10), builtInKinds, edited);
  return ok({ kinds: kinds.map((kind) => ({ ...kind, isEdited: own.has(kind) })) });
};

const told = (host: Host): void => host.emit({ type: 'changed', subject: 'procedures' });

export const saveKinds: Step<'kinds.save'> = async ({ kinds }, { host }) => {
  replaceEditedKinds(host.workspace.database, kinds, host.clock());
  told(host);
  return ok({ kinds: [...editedKinds(host.workspace.database)] });
};

const recordsOf = (database: Database): readonly Overlaid<ProcedureKind>[] =>
  overlay(builtInKinds, kindEdits(database), ({ kindId }) => kindId);

const viewOf = (
  database: Database,
  { recordId, record, standing, shipped, newer }: Overlaid<ProcedureKind>,
): KindRecord => ({
  kind: record,
  standing,
  shipped,
  newer: [...newer],
  edits: editCount(database, 'kind', recordId),
});

export const showKindRecords: Step<'kinds.records'> = async (_, { host }) => {
  const { database } = host.workspace;
  return ok({ kinds: recordsOf(database).map((record) => viewOf(database, record)) });
};

const keep = (host: Host, kind: ProcedureKind): void =>
  keepKind(host.workspace.database, kind.kindId, kind, host.clock());

export const editKind: Step<'kinds.edit'> = async ({ kind: given }, { host }) => {
  const kind = checkRecord(procedureKind, given);
  if (!kind.ok) return kind;
  keep(host, kind.value);
  told(host);
  const { database } = host.workspace;
  const kept = recordsOf(database).find(({ recordId }) => recordId === kind.value.kindId);
  return kept === undefined
    ? failKernel('record.not-found', { kind: 'kind', id: kind.value.kindId })
    : ok(viewOf(database, kept));
};

export const resetKind: Step<'kinds.reset'> = async ({ kindId }, { host }) => {
  const { database } = host.workspace;
  const known = recordsOf(database).find(({ recordId }) => recordId === kindId);
  if (known === undefined) return failKernel('record.not-found', { kind: 'kind', id: kindId });
  if (known.standing === 'shipped') return failReference('reference.shipped-stays', { id: kindId });
  keepKind(database, kindId, null, host.clock());
  told(host);
  return ok({ kindId, stands: known.shipped });
};

export const showKindHistory: Step<'kinds.history'> = async ({ kindId }, { host }) =>
  ok({
    history: historyOf(host.workspace.database, 'kind', kindId, readKind),
  });

export const exportKinds: Step<'kinds.export'> = async ({ kindIds, keep: toFile }, { host }) => {
  const records = recordsOf(host.workspace.database);
  const missing = kindIds.find((kindId) => !records.some(({ recordId }) => recordId === kindId));
  if (missing !== undefined) return failKernel('record.not-found', { kind: 'kind', id: missing });
  const named = records.filter(({ recordId }) => kindIds.includes(recordId));
  const own = records.filter(({ standing }) => standing !== 'shipped');
  const chosen = kindIds.length > 0 ? named : own.length > 0 ? own : records;
  const name = chosen.length === 1 ? `kind-${chosen[0]?.recordId ?? ''}` : 'kinds';
  return exportRecords(
    host,
    'kind',
    name,
    chosen.map(({ record }) => record),
    toFile,
  );
};

export const importKinds: Step<'kinds.import'> = async ({ fileId, replace }, { host }) => {
  const taken = await takeRecords(host, fileId, 'kind', procedureKind);
  if (!taken.ok) return taken;
  const { database } = host.workspace;
  const kept = database.transaction((): Outcome<null> => {
    const known = new Map(recordsOf(database).map((record) => [record.recordId, record]));
    const conflict = taken.value.find((kind) => {
      const mine = known.get(kind.kindId);
      return mine !== undefined && mine.standing !== 'shipped' && !sameRecord(mine.record, kind);
    });
    if (conflict !== undefined && !replace) return failReference('reference.would-overwrite', { id: conflict.kindId });
    for (const kind of taken.value) keep(host, kind);
    return ok(null);
  });
  if (!kept.ok) return kept;
  told(host);
  return ok({ kindIds: taken.value.map(({ kindId }) => kindId) });
};
