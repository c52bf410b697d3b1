import type { Section } from '#shared/procedure/platforms/vocabulary.ts';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { Row } from '../../store/database.ts';
import { procedureKeysInWork } from '../../store/procedures/additions.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { findProcedure } from '../../store/procedures/query.ts';
import type { Host } from '../context.ts';
import { currentFacts } from '../procedures/deadlines-gather.ts';
import { cardNamed } from './platform-cards.ts';

/** A procedure that somebody works on, and the platform it is held at: the bid's, else the one its notice names. */
export type PlatformWork = {
  readonly procedureId: string;
  readonly sourceId: string;
  readonly title: string;
  readonly platformId: string;
  readonly section: Section;
  readonly deadline: Instant | null;
  readonly startPrice: string | null;
  readonly currency: string | null;
};

const mostInWork = 500;

/** Every procedure in work (a bid, a watch, own steps) whose platform is known. */
export const platformWork = async ({ workspace }: Host): Promise<readonly PlatformWork[]> => {
  const { database } = workspace;
  const chosen = new Map(
    database
      .all<Row & { procedure_id: string; platform_id: string }>(
        'SELECT procedure_id, platform_id FROM bid WHERE platform_id IS NOT NULL ORDER BY updated_at',
      )
      .map((row) => [row.procedure_id, row.platform_id]),
  );
  return procedureKeysInWork(database, mostInWork).flatMap((key): readonly PlatformWork[] => {
    const record = findProcedure(database, key, '');
    if (record === undefined) return [];
    const facts = currentFacts(workspace, record);
    if (!facts.ok) return [];
    const procedureId = procedureIdOf(key);
    const platformId = chosen.get(procedureId) ?? cardNamed(database, facts.value.platformWords)?.platformId;
    if (platformId === undefined) return [];
    return [
      {
        procedureId,
        sourceId: record.source_id,
        title: record.title,
        platformId,
        section: facts.value.section,
        deadline: record.deadline === null ? null : instantFromEpoch(record.deadline),
        startPrice: record.amount,
        currency: record.currency,
      },
    ];
  });
};
