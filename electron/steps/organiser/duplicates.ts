import { failKernel } from '#shared/kernel/codes.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import type { Row } from '../../store/database.ts';
import { decidePair, pairsIn } from '../../store/organiser/duplicate-pairs.ts';
import { duplicatesLookedAt } from '../../store/organiser/find-duplicates.ts';
import { newStageOf, organiserLists } from '../../store/organiser/lists.ts';
import type { Step } from '../context.ts';
import { pairShown } from './duplicate-views.ts';
import { recordOf } from './work-detail.ts';
import { runWork } from './work-thread.ts';

export const searchDuplicates: Step<'duplicates.find'> = async ({ all }, call) => {
  const { host } = call;
  const size = host.workspace.database.get<Row & { n: number }>('SELECT count(*) AS n FROM procedure')?.n ?? 0;
  const done = await runWork(call, { kind: 'duplicates', all, now: epochMilliseconds(host.clock()), size });
  if (!done.ok) return done;
  if (done.value.kind !== 'duplicates') return failKernel('program.fault', { where: 'duplicates.find' });
  if (done.value.suggested > 0) host.emit({ type: 'changed', subject: 'procedures' });
  return ok({ looked: done.value.looked, suggested: done.value.suggested });
};

export const listDuplicates: Step<'duplicates.list'> = async ({ state, offset, limit }, { host }) => {
  const { database } = host.workspace;
  const newStage = newStageOf(organiserLists(database).stages);
  const { total, pairs } = pairsIn(database, state, { offset, limit });
  const lookedAt = duplicatesLookedAt(database);
  return ok({
    total,
    pairs: pairs.flatMap((pair) => pairShown(database, pair, newStage)),
    lookedAt: lookedAt === null ? null : instantFromEpoch(lookedAt),
  });
};

export const decideDuplicate: Step<'duplicates.decide'> = async (given, { host }) => {
  const first = recordOf(host.workspace, given.first);
  if (!first.ok) return first;
  const second = recordOf(host.workspace, given.second);
  if (!second.ok) return second;
  const keys = [first.value.procedure_key, second.value.procedure_key] as const;
  if (keys[0] === keys[1]) return failOrganiser('organiser.same-procedure');
  decidePair(host.workspace.database, keys, given.state, epochMilliseconds(host.clock()));
  host.emit({ type: 'changed', subject: 'procedures' });
  return ok({});
};
