import type { WorkDetail } from '#shared/contract/organiser.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { priorities } from '#shared/procedure/organiser/filter.ts';
import { historyOf, type HistoryRow } from '../../store/organiser/history.ts';
import { newStageOf, organiserLists } from '../../store/organiser/lists.ts';
import { notesOf } from '../../store/organiser/notes.ts';
import { workOf } from '../../store/organiser/work-facts.ts';
import { procedureIdOf, procedureKeyOf } from '../../store/procedures/ids.ts';
import { findProcedure, type ProcedureRecord } from '../../store/procedures/query.ts';
import type { Workspace } from '../../store/workspace.ts';
import { duplicatesOf } from './duplicate-views.ts';

/** Notes and lines of history that are shown; people write tens. */
const most = 500;

export const recordOf = (workspace: Workspace, id: string): Outcome<ProcedureRecord> => {
  const record = findProcedure(workspace.database, procedureKeyOf(id), id);
  return record === undefined
    ? failKernel('record.not-found', { kind: 'procedure', id: harmlessLine(id) })
    : ok(record);
};

const pairIn = (text: string | null): readonly [string, string | null] | null => {
  if (text === null) return null;
  const read: unknown = JSON.parse(text);
  if (!Array.isArray(read)) return null;
  const [first, second]: readonly unknown[] = read;
  return [String(first), typeof second === 'string' ? second : null];
};

type Shown = WorkDetail['history'][number];

const inWords = (field: string, text: string | null, newStage: string): string | null => {
  if (field === 'stage') return text ?? newStage;
  if (field === 'priority') return priorities[Number(text ?? 0)] ?? 'none';
  if (field === 'starred') return text === null ? 'no' : 'yes';
  if (field === 'reason') return pairIn(text)?.[0] ?? null;
  if (field === 'next-step')
    return (
      pairIn(text)
        ?.filter((part) => part !== null && part !== '')
        .join(', ') ?? null
    );
  return text;
};

const isShown = (field: string): field is Shown['field'] =>
  ['stage', 'reason', 'assignee', 'tags', 'starred', 'priority', 'next-step', 'note'].includes(field);

/** One act's new reason stands with its new stage; alone it is a line of its own. */
const historyShown = (rows: readonly HistoryRow[], newStage: string): Shown[] =>
  rows.flatMap((row): Shown[] => {
    const { field, before, after } = row;
    if (!isShown(field)) return [];
    const ofSameAct = (name: string): HistoryRow | undefined =>
      rows.find((other) => other.act_key === row.act_key && other.field === name);
    if (field === 'reason' && ofSameAct('stage') !== undefined) return [];
    const reason = field === 'stage' ? pairIn(ofSameAct('reason')?.after ?? null) : null;
    return [
      {
        at: instantFromEpoch(row.at),
        author: row.author,
        field,
        before: inWords(field, before, newStage),
        after: inWords(field, after, newStage),
        reason: reason === null ? null : { reasonId: reason[0], text: reason[1] ?? '' },
      },
    ];
  });

/** Our own work on one procedure with its notes, its history and what may be the same purchase elsewhere. */
export const workDetailOf = (workspace: Workspace, record: ProcedureRecord): WorkDetail => {
  const { database } = workspace;
  const newStage = newStageOf(organiserLists(database).stages);
  const key = record.procedure_key;
  return {
    ...workOf(database, record, newStage),
    id: procedureIdOf(key),
    notesShown: notesOf(database, key, most).map(({ note_key, at, author, text }) => ({
      noteId: `n${note_key}`,
      at: instantFromEpoch(at),
      author,
      text,
    })),
    history: historyShown(historyOf(database, key, most), newStage),
    duplicatesShown: [...duplicatesOf(database, key, newStage)],
  };
};
