import { failPaper } from '#shared/company/papers/codes.ts';
import { paperKind, type PaperKind } from '#shared/company/papers/kind.ts';
import { shippedPaperKinds } from '#shared/company/papers/shipped-kinds.ts';
import type { PaperKindRecord } from '#shared/contract/papers.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';
import { sameRecord } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../../store/database.ts';
import { papersByKind } from '../../../store/papers/papers.ts';
import { keepBefore, keepEdit } from '../../../store/reference/edits.ts';
import type { Host, Step } from '../../context.ts';
import { checkRecord } from '../../reference/check-record.ts';
import { exportRecords, takeRecords } from '../../reference/files.ts';
import { paperKindRecords } from './kind-records.ts';

export const kindViews = (database: Database): PaperKindRecord[] => {
  const counts = papersByKind(database);
  return paperKindRecords(database).map(({ recordId, record, standing, shipped, newer }) => ({
    kind: record,
    standing,
    shipped,
    newer: [...newer],
    papers: counts.get(recordId) ?? 0,
  }));
};

const keepKind = (host: Host, kind: PaperKind): void => {
  const shipped = shippedPaperKinds.find(({ kindId }) => kindId === kind.kindId) ?? null;
  const edit = { recordId: kind.kindId, record: kind, shipped, settle: false };
  keepBefore(host.workspace.database, 'paper-kind', edit, host.clock());
};

const told = (host: Host): void => host.emit({ type: 'changed', subject: 'company' });

export const listPaperKinds: Step<'paperKinds.list'> = async (_, { host }) =>
  ok({ kinds: kindViews(host.workspace.database) });

export const savePaperKind: Step<'paperKinds.save'> = async ({ kind: given }, { host }) => {
  const kind = checkRecord(paperKind, given);
  if (!kind.ok) return kind;
  const { database } = host.workspace;
  const isShipped = shippedPaperKinds.some(({ kindId }) => kindId === kind.value.kindId);
  if (!isShipped && kind.value.name === null) return failReference('reference.field-missing', { path: 'name' });
  keepKind(host, kind.value);
  told(host);
  const kept = kindViews(database).find((view) => view.kind.kindId === kind.value.kindId);
  return kept === undefined ? failKernel('record.not-found', { kind: 'paper-kind', id: kind.value.kindId }) : ok(kept);
};

export const removePaperKind: Step<'paperKinds.remove'> = async ({ kindId }, { host }) => {
  const { database } = host.workspace;
  const known = paperKindRecords(database).find(({ recordId }) => recordId === kindId);
  if (known === undefined) return failKernel('record.not-found', { kind: 'paper-kind', id: kindId });
  if (known.standing === 'shipped') return failReference('reference.shipped-stays', { id: kindId });
  const papers = papersByKind(database).get(kindId) ?? 0;
  if (known.standing === 'own' && papers > 0)
    return failPaper('paper.kind-used', { kind: known.record.name ?? kindId, count: papers });
  keepEdit(database, 'paper-kind', { recordId: kindId, record: null, base: null }, host.clock());
  told(host);
  return ok({ kindId, stands: known.shipped });
};

export const exportPaperKinds: Step<'paperKinds.export'> = async ({ keep }, { host }) => {
  const records = paperKindRecords(host.workspace.database);
  const own = records.filter(({ standing }) => standing !== 'shipped');
  const chosen = (own.length === 0 ? records : own).map(({ record }) => record);
  return exportRecords(host, 'paper-kind', 'paper-kinds', chosen, keep);
};

export const importPaperKinds: Step<'paperKinds.import'> = async ({ fileId, replace }, { host }) => {
  const taken = await takeRecords(host, fileId, 'paper-kind', paperKind);
  if (!taken.ok) return taken;
  const { database } = host.workspace;
  const kept = database.transaction((): Outcome<null> => {
    const known = new Map(paperKindRecords(database).map((record) => [record.recordId, record]));
    const conflict = taken.value.find((kind) => {
      const mine = known.get(kind.kindId);
      return mine !== undefined && mine.standing !== 'shipped' && !sameRecord(mine.record, kind);
    });
    if (conflict !== undefined && !replace) return failReference('reference.would-overwrite', { id: conflict.kindId });
    const nameless = taken.value.find(({ kindId, name }) => name === null && known.get(kindId)?.shipped === undefined);
    if (nameless !== undefined) return failReference('reference.field-missing', { path: 'name' });
    for (const kind of taken.value) keepKind(host, kind);
    return ok(null);
  });
  if (!kept.ok) return kept;
  told(host);
  return ok({ kindIds: taken.value.map(({ kindId }) => kindId) });
};
