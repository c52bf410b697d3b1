import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine, harmlessText } from '#shared/kernel/harmless-text.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { workChange, type WorkDetail, type WorkTarget } from '#shared/contract/organiser.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import { markSeen } from '../../store/organiser/change-work.ts';
import { organiserLists, type OrganiserLists } from '../../store/organiser/lists.ts';
import { addNote, rewriteNote } from '../../store/organiser/notes.ts';
import { selectedKeys } from '../../store/organiser/selection.ts';
import { dropUnusedTags, renameTag, tagKeyOf, tagsInUse } from '../../store/organiser/tags.ts';
import { lastWorkAct } from '../../store/organiser/undo-work.ts';
import { procedureKeyOf } from '../../store/procedures/ids.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { Host, Step } from '../context.ts';
import { askedChanges } from './asked-changes.ts';
import { resolveSelection } from './selected.ts';
import { recordOf, workDetailOf } from './work-detail.ts';
import { runWork } from './work-thread.ts';

const authorIn = (lists: OrganiserLists): string => lists.people.find(({ isSelf }) => isSelf)?.name ?? '';

const changed = (host: Host): void => host.emit({ type: 'changed', subject: 'procedures' });

/** Keys of a selection. An id that nothing has is refused: nobody changes half of what was named. */
const keysOf = (workspace: Workspace, target: WorkTarget): Outcome<readonly number[]> => {
  if ('ids' in target) {
    const keys = new Set<number>();
    for (const id of target.ids) {
      const record = recordOf(workspace, id);
      if (!record.ok) return record;
      keys.add(record.value.procedure_key);
    }
    return ok([...keys]);
  }
  const resolved = resolveSelection(workspace, target, moscow);
  if (!resolved.ok) return resolved;
  const { selected } = resolved.value;
  if (selected === null) return ok([]);
  const except = new Set(target.except.map((id) => procedureKeyOf(id)));
  return ok(selectedKeys(workspace.database, selected).filter((key) => !except.has(key)));
};

export const showWork: Step<'work.show'> = async ({ id }, { host }) => {
  const record = recordOf(host.workspace, id);
  return record.ok ? ok(workDetailOf(host.workspace, record.value)) : record;
};

export const changeWorkStep: Step<'work.change'> = async ({ target, change }, call) => {
  const { host } = call;
  const { workspace } = host;
  const lists = organiserLists(workspace.database);
  const asked = askedChanges(change, lists);
  if (!asked.ok) return asked;
  const keys = keysOf(workspace, target);
  if (!keys.ok) return keys;
  const selected = keys.value.length;
  const [only] = keys.value;
  if (only === undefined) return ok({ selected, changed: 0, actId: null });
  // To open a procedure is no act: the change before it can still be taken back.
  if (selected === 1 && change.isSeen !== undefined && Object.keys(change).length === 1) {
    const isChanged = markSeen(workspace.database, only, change.isSeen);
    if (isChanged) changed(host);
    return ok({ selected, changed: isChanged ? 1 : 0, actId: null });
  }
  const done = await runWork(call, {
    kind: 'change',
    at: epochMilliseconds(host.clock()),
    author: authorIn(lists),
    change: JSON.stringify(change),
    keys: keys.value,
    changes: asked.value,
  });
  if (!done.ok) return done;
  if (done.value.kind !== 'change') return failKernel('program.fault', { where: 'work.change' });
  changed(host);
  const { actKey } = done.value;
  return ok({ selected, changed: done.value.changed, actId: actKey === null ? null : `a${actKey}` });
};

export const showLastAct: Step<'work.lastAct'> = async (_, { host }) => {
  const act = lastWorkAct(host.workspace.database);
  if (act === undefined) return ok({ act: null });
  const change = workChange.safeParse(JSON.parse(act.change));
  return ok({
    act: {
      actId: `a${act.act_key}`,
      at: instantFromEpoch(act.at),
      changed: act.changed,
      change: change.success ? change.data : {},
    },
  });
};

export const undoWorkStep: Step<'work.undo'> = async ({ actId }, call) => {
  const act = lastWorkAct(call.host.workspace.database);
  if (act === undefined || `a${act.act_key}` !== actId) return failOrganiser('organiser.nothing-to-undo');
  const done = await runWork(call, { kind: 'undo', actKey: act.act_key, size: act.changed });
  if (!done.ok) return done;
  if (done.value.kind !== 'undo') return failOrganiser('organiser.nothing-to-undo');
  changed(call.host);
  return ok({ undone: done.value.undone, kept: done.value.kept });
};

/** One procedure's detail after `act` was done with it. */
const withRecord = (host: Host, id: string, act: (key: number, now: number) => Outcome<null>): Outcome<WorkDetail> => {
  const record = recordOf(host.workspace, id);
  if (!record.ok) return record;
  const done = act(record.value.procedure_key, epochMilliseconds(host.clock()));
  if (!done.ok) return done;
  changed(host);
  const now = recordOf(host.workspace, id);
  return now.ok ? ok(workDetailOf(host.workspace, now.value)) : now;
};

export const addNoteStep: Step<'work.addNote'> = async ({ id, text, author }, { host }) => {
  const { database } = host.workspace;
  const by = author === undefined ? authorIn(organiserLists(database)) : harmlessLine(author);
  return withRecord(host, id, (key, at) => {
    addNote(database, key, { at, author: by, text: harmlessText(text) });
    return ok(null);
  });
};

const noteKeyOf = (noteId: string): number => Number(/^n([1-9]\d{0,14})$/.exec(noteId)?.[1] ?? 0);

const rewrite = (host: Host, id: string, noteId: string, text: string | null): Outcome<WorkDetail> => {
  const { database } = host.workspace;
  const author = authorIn(organiserLists(database));
  return withRecord(host, id, (key, at) =>
    rewriteNote(database, key, { noteKey: noteKeyOf(noteId), at, author }, text)
      ? ok(null)
      : failOrganiser('organiser.unknown-note', { note: harmlessLine(noteId) }),
  );
};

export const editNoteStep: Step<'work.editNote'> = async ({ id, noteId, text }, { host }) =>
  rewrite(host, id, noteId, harmlessText(text));

export const removeNoteStep: Step<'work.removeNote'> = async ({ id, noteId }, { host }) =>
  rewrite(host, id, noteId, null);

export const listTags: Step<'work.tags'> = async ({ beginning, offset, limit }, { host }) => {
  const { total, tags } = tagsInUse(host.workspace.database, beginning, { offset, limit });
  return ok({ total, tags: tags.map(({ name, procedures }) => ({ name, procedures })) });
};

export const renameTagStep: Step<'work.renameTag'> = async ({ from, to }, { host }) => {
  const { database } = host.workspace;
  const key = tagKeyOf(database, from);
  if (key === null) return failOrganiser('organiser.unknown-tag', { tag: harmlessLine(from) });
  const procedures = database.transaction(() => {
    const count = renameTag(database, key, harmlessLine(to));
    dropUnusedTags(database, [key]);
    return count;
  });
  changed(host);
  return ok({ procedures });
};
