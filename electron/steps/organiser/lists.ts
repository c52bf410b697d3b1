import type { Organiser } from '#shared/contract/organiser.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import type { OwnNames } from '#shared/procedure/organiser/names.ts';
import type { Database } from '../../store/database.ts';
import {
  newStageOf,
  organiserLists,
  saveOrganiserList,
  timesUsed,
  type OrganiserLists,
} from '../../store/organiser/lists.ts';
import type { Step } from '../context.ts';

const shown = ({ stages, reasons, people, stuckRule }: OrganiserLists): Organiser => ({
  stages: [...stages],
  reasons: [...reasons],
  people: [...people],
  stuckRule,
});

export const showOrganiser: Step<'organiser.show'> = async (_, { host }) =>
  ok(shown(organiserLists(host.workspace.database)));

const harmlessNames = (names: OwnNames | null): OwnNames | null =>
  names === null
    ? null
    : Object.fromEntries(Object.entries(names).map(([language, name]) => [language, harmlessLine(name)]));

/** An entry that procedures still have can not go: they would show nothing that a person knows. */
const usedAndGone = (database: Database, before: OrganiserLists, after: OrganiserLists): Outcome<null> => {
  // The stage where procedures begin is an empty column: another may take its place at any time.
  const fresh = newStageOf(before.stages);
  const gone = [
    ...before.stages
      .filter(({ stageId }) => stageId !== fresh && !after.stages.some((stage) => stage.stageId === stageId))
      .map(({ stageId }) => ({ column: 'work_stage', entry: stageId, name: stageId }) as const),
    // A stage that means "new" from now on holds the untouched ones: nobody may stand on it by name.
    ...after.stages
      .filter(({ stageId, meaning }) => meaning === 'new' && stageId !== fresh)
      .map(({ stageId }) => ({ column: 'work_stage', entry: stageId, name: stageId }) as const),
    ...before.reasons
      .filter(({ reasonId }) => !after.reasons.some((reason) => reason.reasonId === reasonId))
      .map(({ reasonId }) => ({ column: 'end_reason', entry: reasonId, name: reasonId }) as const),
    ...before.people
      .filter(({ personId }) => !after.people.some((person) => person.personId === personId))
      .map(({ personId, name }) => ({ column: 'assignee', entry: personId, name }) as const),
  ];
  for (const { column, entry, name } of gone) {
    const count = timesUsed(database, column, entry);
    if (count > 0) return failOrganiser('organiser.in-use', { entry: name, count });
  }
  return ok(null);
};

export const saveOrganiser: Step<'organiser.save'> = async (given, { host }) => {
  const { database } = host.workspace;
  const saved = database.transaction((): Outcome<null> => {
    const before = organiserLists(database);
    const { stages, reasons, people, stuckRule } = given;
    const after: OrganiserLists = {
      stages: stages?.map((stage) => ({ ...stage, names: harmlessNames(stage.names) })) ?? before.stages,
      reasons: reasons?.map((reason) => ({ ...reason, names: harmlessNames(reason.names) })) ?? before.reasons,
      people: people?.map((person) => ({ ...person, name: harmlessLine(person.name) })) ?? before.people,
      stuckRule: stuckRule ?? before.stuckRule,
    };
    const free = usedAndGone(database, before, after);
    if (!free.ok) return free;
    for (const list of ['stages', 'reasons', 'people', 'stuckRule'] as const)
      if (given[list] !== undefined) saveOrganiserList(database, list, after[list], host.clock());
    return ok(null);
  });
  if (!saved.ok) return saved;
  host.emit({ type: 'changed', subject: 'procedures' });
  return ok(shown(organiserLists(database)));
};
