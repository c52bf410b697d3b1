import { checkElsewhere, type OtherRecord, type WaitingDocument } from '#shared/bid/checks/notice-elsewhere.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';
import { procedureIdOf, procedureKeyOf } from '../../../store/procedures/ids.ts';
import type { GatheredBid } from '../gather-bid.ts';

type WaitingRow = Row & { name: string; imported_at: number };
type OtherRow = Row & {
  procedure_key: number;
  source_id: string;
  published: number | null;
  deadline: number | null;
};

/** Nobody reads more of one light. */
const most = 5;

const waitingFor = (database: Database, sourceId: string): readonly WaitingDocument[] =>
  database
    .all<WaitingRow>(
      `SELECT source.name AS name, waiting_edition.imported_at AS imported_at
       FROM waiting_edition JOIN source USING (source_key)
       WHERE source_id = ? ORDER BY waiting_edition.imported_at DESC LIMIT ?`,
      [sourceId, most],
    )
    .map(({ name, imported_at: at }) => ({ file: name, arrived: instantFromEpoch(at) }));

const momentOf = (at: number | null): Instant | null => (at === null ? null : instantFromEpoch(at));

/** Of the same number in another format, or confirmed by the user as the same purchase; a mere likeness says nothing yet. */
const otherRecords = (database: Database, key: number, sourceId: string): readonly OtherRecord[] =>
  database
    .all<OtherRow>(
      `SELECT procedure_key, source_id, published, deadline FROM procedure
       WHERE procedure_key <> :key AND (source_id = :source OR procedure_key IN (
         SELECT second_key FROM duplicate_pair WHERE first_key = :key AND state = 'confirmed'
         UNION ALL SELECT first_key FROM duplicate_pair WHERE second_key = :key AND state = 'confirmed'))
       AND NOT EXISTS (SELECT 1 FROM duplicate_pair
         WHERE state = 'refused' AND first_key = min(procedure_key, :key) AND second_key = max(procedure_key, :key))
       ORDER BY published DESC LIMIT :most`,
      { key, source: sourceId, most },
    )
    .map((row) => ({
      procedureId: procedureIdOf(row.procedure_key),
      sourceId: row.source_id,
      published: momentOf(row.published),
      deadline: momentOf(row.deadline),
    }));

/** What came about the bid's notice and is no edition of it. */
export const elsewhereFindings = (
  database: Database,
  { draft, procedure }: Pick<GatheredBid, 'draft' | 'procedure'>,
): readonly Finding[] => {
  const key = procedureKeyOf(draft.procedureId);
  return checkElsewhere({
    waiting: waitingFor(database, draft.sourceId),
    others: key === null ? [] : otherRecords(database, key, draft.sourceId),
    published: procedure.publishedAt ?? null,
    deadline: procedure.deadline,
  });
};
