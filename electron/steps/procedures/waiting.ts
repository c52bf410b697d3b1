import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { listWaiting } from '../../store/procedures/waiting.ts';
import type { Step } from '../context.ts';

export const listWaitingStep: Step<'procedures.waiting'> = async (_, { host }) => {
  const { total, rows } = listWaiting(host.workspace.database);
  return ok({
    total,
    documents: rows.map((row) => ({
      sourceId: row.source_id,
      sourceFormat: row.source_format,
      file: row.name,
      publishedAt: row.published === null ? null : instantFromEpoch(row.published),
      importedAt: instantFromEpoch(row.imported_at),
    })),
  });
};
