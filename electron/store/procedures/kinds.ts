import type { Instant } from '#shared/kernel/instant.ts';
import { builtInKinds } from '#shared/procedure/kinds/catalogue.ts';
import { procedureKind, type ProcedureKind } from '#shared/procedure/kinds/kind.ts';
import type { UserEdit } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../database.ts';
import { keepBefore, standingEdits } from '../reference/edits.ts';

/** A stored kind by the schema of today; null where it does not fit (any more). */
export const readKind = (stored: unknown): ProcedureKind | null => {
  const kind = procedureKind.safeParse(stored);
  return kind.success ? kind.data : null;
};

/** What the user made of kinds, with what the program brought at that time. */
export const kindEdits = (database: Database): readonly UserEdit<ProcedureKind>[] =>
  standingEdits(database, 'kind', readKind);

/** The user's own kinds, by name. */
export const editedKinds = (database: Database): readonly ProcedureKind[] =>
  kindEdits(database).map(({ record }) => record);

/** Keeps one kind in the place of the program's; null gives the program's its place back. */
export const keepKind = (database: Database, kindId: string, kind: ProcedureKind | null, now: Instant): void => {
  const shipped = builtInKinds.find((builtIn) => builtIn.kindId === kindId) ?? null;
  keepBefore(database, 'kind', { recordId: kindId, record: kind, shipped, settle: false }, now);
};

/** Puts these in the place of all that stood before; what stood before stays in the history. */
export const replaceEditedKinds = (database: Database, kinds: readonly ProcedureKind[], now: Instant): void =>
  database.transaction(() => {
    const next = new Set(kinds.map(({ kindId }) => kindId));
    for (const { recordId } of kindEdits(database)) if (!next.has(recordId)) keepKind(database, recordId, null, now);
    for (const kind of kinds) keepKind(database, kind.kindId, kind, now);
  });
