import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { stampFile } from '../../../store/batches/batch-journal.ts';
import { filesAfter } from '../../../store/batches/batch-records.ts';
import type { Call } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import type { TimestampSource } from '../timestamp-source.ts';

/**
 * Puts timestamps to the signatures of a batch that still want one. They are safe on disk by now: what a service refuses
 * is written down per file, and the same call asks again another day.
 */
export const stampBatch = async (call: Call, batchId: string, source: TimestampSource): Promise<Outcome<null>> => {
  const { database } = call.host.workspace;
  // Loaded only where a timestamp is wanted.
  const { raiseToT } = await import('../raise-to-t.ts');
  for (let after = -1; ;) {
    const page = filesAfter(database, batchId, after, { states: ['signed'], stamps: ['wanted', 'refused'] }, 100);
    const last = page.at(-1);
    if (last === undefined) return ok(null);
    after = last.position;
    for (const { position, path, out, outSize } of page) {
      if (call.signal.aborted) return failKernel('call.cancelled');
      if (out === null) continue;
      call.progress(position, null, 'files', basename(out));
      const raised = await raiseToT(out, out, source, call.host.clock());
      if (call.signal.aborted && !raised.ok) return failKernel('call.cancelled');
      database.transaction(() => {
        stampFile(database, batchId, position, {
          size: raised.ok ? raised.value.size : (outSize ?? 0),
          untimed: raised.ok ? [] : raised.error,
        });
        const act = { at: call.host.clock(), act: 'files.timestamped', subject: basename(path), digest: null } as const;
        if (raised.ok) recordAct(database, act);
      });
    }
  }
};
