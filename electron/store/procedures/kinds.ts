import type { Instant } from '#shared/kernel/instant.ts';
import { procedureKind, type ProcedureKind } from '#shared/procedure/kinds/kind.ts';
import type { Database, Row } from '../database.ts';

/** The user's own kinds, by name. One that a later version of the program can not read is passed over, not lost. */
export const editedKinds = (database: Database): readonly ProcedureKind[] =>
  database.all<Row & { kind: string }>('SELECT kind FROM procedure_kind ORDER BY kind_id').flatMap(({ kind }) => {
    const read = procedureKind.safeParse(JSON.parse(kind));
    return read.success ? [read.data] : [];
  });

/** Puts these in the place of all that were kept before. */
export const replaceEditedKinds = (database: Database, kinds: readonly ProcedureKind[], now: Instant): void =>
  database.transaction(() => {
    database.run('DELETE FROM procedure_kind', []);
    for (const kind of kinds)
      database.run('INSERT INTO procedure_kind (kind_id, kind, saved_at) VALUES (?, ?, ?)', [
        kind.kindId,
        JSON.stringify(kind),
        now,
      ]);
  });
