import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { stampFile } from '../../../store/batches/batch-journal.ts';
import { filesAfter } from '../../../store/batches/batch-records.ts';
import type { Call } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import type { LevelPlan } from '../plan-level.ts';
import { reachLevel } from '../reach-level.ts';

/** Remarks told of; a batch of thousands has the same few. */
const mostRemarks = 50;

/**
 * Raises the signatures of a batch that are still below the level that was asked for. They are safe on disk by now: what a
 * service refuses or is missing is written down per file, and the same call goes on from there another day. Answers what is
 * to be said of those that were raised, each remark once.
 */
export const stampBatch = async (
  call: Call,
  batchId: string,
  plan: LevelPlan,
): Promise<Outcome<readonly Finding[]>> => {
  const { database } = call.host.workspace;
  const said = new Map<string, Finding>();
  for (let after = -1; ;) {
    const page = filesAfter(database, batchId, after, { states: ['signed'], stamps: ['wanted', 'refused'] }, 100);
    const last = page.at(-1);
    if (last === undefined) return ok([...said.values()].slice(0, mostRemarks));
    after = last.position;
    for (const { position, path, out, outSize } of page) {
      if (call.signal.aborted) return failKernel('call.cancelled');
      if (out === null) continue;
      const name = basename(out);
      call.progress(position, null, 'files', name);
      const signature = { name, path: out, size: outSize ?? 0, content: path };
      const { files, untimed } = await reachLevel(call, [signature], plan);
      if (call.signal.aborted && untimed.length > 0) return failKernel('call.cancelled');
      const findings = untimed.flatMap((each) => each.findings);
      for (const remark of files.flatMap(({ remarks }) => remarks))
        said.set(JSON.stringify([remark.code, remark.details]), { ...remark, place: {} });
      database.transaction(() => {
        stampFile(database, batchId, position, { size: files[0]?.size ?? signature.size, untimed: findings });
        const act = { at: call.host.clock(), act: 'files.timestamped', subject: basename(path), digest: null } as const;
        if (findings.length === 0) recordAct(database, act);
      });
    }
  }
};
