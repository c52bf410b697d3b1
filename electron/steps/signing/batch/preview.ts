import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { findBatchFile } from '../../../store/batches/batch-records.ts';
import type { Step } from '../../context.ts';
import { lookAtFile } from '../look-at-file.ts';

/** A look at a file of the list, and whether it is still the one that was reviewed. */
export const previewFile: Step<'batches.preview'> = async ({ batchId, position }, { host }) => {
  const file = findBatchFile(host.workspace.database, batchId, position);
  if (file === null) return failKernel('record.not-found', { kind: 'batch', id: `${batchId} ${position}` });
  const looked = await lookAtFile(file.path, host.abilities);
  if (!looked.ok) return looked;
  const { preview, size, modified } = looked.value;
  return ok({ preview, changed: modified !== file.modified || size !== BigInt(file.size) });
};
