import type { ProcedureDeadlines } from '#shared/contract/deadlines.ts';
import { failCalendar } from '#shared/calendar/codes.ts';
import { isZone } from '#shared/calendar/zones.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import {
  addOwnStep,
  forgetDateOf,
  markOwnStep,
  removeOwnStep,
  setWatched,
  stateDateOf,
} from '../../store/procedures/additions.ts';
import type { Host, Step } from '../context.ts';
import { describeDeadlines } from './deadlines.ts';
import { procedureRecord } from './deadlines-gather.ts';

/** One edit of a procedure's dates; answers all of them anew, for one that moves takes others along. */
const edited = async (
  host: Host,
  id: string,
  edit: (procedureKey: number) => boolean | void,
  subject: string,
): Promise<Outcome<ProcedureDeadlines>> => {
  const record = procedureRecord(host.workspace, id);
  if (!record.ok) return record;
  if (edit(record.value.procedure_key) === false) return failKernel('record.not-found', { kind: 'step', id: subject });
  host.emit({ type: 'changed', subject: 'procedures' });
  return describeDeadlines(host, id);
};

/** A date the user read on the platform or learnt by mail: the protocol's, say. Without a date it is forgotten. */
export const stateDate: Step<'deadlines.state'> = async ({ id, event, at, zone }, { host }) => {
  if (!isZone(zone)) return failCalendar('calendar.unknown-zone', { zone });
  const { database } = host.workspace;
  return edited(
    host,
    id,
    (key) => {
      if (at === null) forgetDateOf(database, key, event);
      else stateDateOf(database, key, { event, at: epochMilliseconds(at), zone, statedAt: host.clock() });
    },
    event,
  );
};

export const addStep: Step<'deadlines.addStep'> = async ({ id, title, parent, workingDays, time }, { host }) =>
  edited(
    host,
    id,
    (key) =>
      addOwnStep(host.workspace.database, key, {
        stepId: newId(host.random),
        title,
        parent,
        workingDays,
        time,
        addedAt: host.clock(),
      }),
    title,
  );

export const markStep: Step<'deadlines.markStep'> = async ({ id, stepId, done }, { host }) =>
  edited(host, id, (key) => markOwnStep(host.workspace.database, key, stepId, done), stepId);

export const removeStep: Step<'deadlines.removeStep'> = async ({ id, stepId }, { host }) =>
  edited(host, id, (key) => removeOwnStep(host.workspace.database, key, stepId), stepId);

/** A watched procedure's dates are reminded of, bid or no bid. */
export const watch: Step<'deadlines.watch'> = async ({ id, watched }, { host }) =>
  edited(host, id, (key) => setWatched(host.workspace.database, key, watched, host.clock()), id);
