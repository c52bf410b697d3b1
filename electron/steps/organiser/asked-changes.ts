import type { WorkChange } from '#shared/contract/organiser.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import { priorities } from '#shared/procedure/organiser/filter.ts';
import type { WorkChanges } from '../../store/organiser/change-work.ts';
import { setTo, type FieldChange } from '../../store/organiser/fields.ts';
import { newStageOf, type OrganiserLists } from '../../store/organiser/lists.ts';
import { foldTag } from '../../store/organiser/tags.ts';

const endings = ['dropped', 'lost'] as const;

/** A stage ends the work for a reason, or takes the reason of an earlier end away: the history keeps that. */
const stageChanges = (change: WorkChange, lists: OrganiserLists): Outcome<readonly FieldChange[]> => {
  const { stageId, reason } = change;
  const { stages, reasons } = lists;
  const stage = stages.find((one) => one.stageId === stageId);
  if (stageId !== undefined && stage === undefined)
    return failOrganiser('organiser.unknown-stage', { stage: harmlessLine(stageId) });
  const known = reason ? reasons.find(({ reasonId }) => reasonId === reason.reasonId) : undefined;
  const fits = known !== undefined && (stage === undefined || stage.meaning === known.of);
  if (reason && !fits) return failOrganiser('organiser.unknown-reason', { reason: harmlessLine(reason.reasonId) });
  if (stage?.meaning === 'dropped' && !reason)
    return failOrganiser('organiser.reason-missing', { stage: stage.stageId });

  const kept = reason ? JSON.stringify([reason.reasonId, harmlessLine(reason.text)]) : null;
  if (stage !== undefined)
    return ok([setTo('stage', stage.stageId === newStageOf(stages) ? null : stage.stageId), setTo('reason', kept)]);
  if (reason === undefined) return ok([]);
  // Without a new stage a reason is for those whose work has ended so.
  const ended = stages.filter(({ meaning }) => (known ? meaning === known.of : endings.some((end) => end === meaning)));
  const marks = ended.map(() => '?').join(', ');
  return ok([{ ...setTo('reason', kept), only: [`work_stage IN (${marks})`, ...ended.map((one) => one.stageId)] }]);
};

const shownTag = (name: string): string => harmlessLine(name).replace(/\s+/g, ' ');

/** A change as the contract asks for it, for the store; refuses entries that no list has. */
export const askedChanges = (change: WorkChange, lists: OrganiserLists): Outcome<WorkChanges> => {
  const staged = stageChanges(change, lists);
  if (!staged.ok) return staged;
  const { assigneeId, isStarred, priority, nextStep, isSeen } = change;
  if (assigneeId && !lists.people.some(({ personId }) => personId === assigneeId))
    return failOrganiser('organiser.unknown-person', { person: harmlessLine(assigneeId) });
  const rank = priority === undefined ? 0 : priorities.indexOf(priority);
  const removed = new Set((change.removeTags ?? []).map((name) => foldTag(name)));
  return ok({
    fields: [
      ...staged.value,
      ...(assigneeId === undefined ? [] : [setTo('assignee', assigneeId)]),
      ...(isStarred === undefined ? [] : [setTo('starred', isStarred ? '1' : null)]),
      ...(priority === undefined ? [] : [setTo('priority', rank === 0 ? null : String(rank))]),
      ...(nextStep === undefined
        ? []
        : [setTo('next-step', nextStep === null ? null : JSON.stringify([harmlessLine(nextStep.text), nextStep.on]))]),
      ...(isSeen === undefined
        ? []
        : [{ field: 'seen' as const, value: isSeen ? 'CAST(edition AS TEXT)' : 'NULL', parameters: [] }]),
    ],
    addTags: (change.addTags ?? []).map((name) => shownTag(name)).filter((name) => !removed.has(foldTag(name))),
    removeTags: (change.removeTags ?? []).map((name) => shownTag(name)),
  });
};
