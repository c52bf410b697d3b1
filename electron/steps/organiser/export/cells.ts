import { harmlessText } from '#shared/kernel/harmless-text.ts';
import { priorities } from '#shared/procedure/organiser/filter.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import type { OwnNames } from '#shared/procedure/organiser/names.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Translate } from '#shared/text/translator.ts';
import type { Row } from '../../../store/database.ts';
import { newStageOf, type OrganiserLists } from '../../../store/organiser/lists.ts';
import { notesOf } from '../../../store/organiser/notes.ts';
import { tagsOf } from '../../../store/organiser/work-facts.ts';
import { procedureIdOf } from '../../../store/procedures/ids.ts';
import type { ProcedureRecord } from '../../../store/procedures/query.ts';
import type { Workspace } from '../../../store/workspace.ts';

/** What a cell holds. `decimal` is plain decimal text of any length; a moment is in milliseconds, a day plain. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decimal'; readonly decimal: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'empty' };

export type CellSetting = {
  readonly workspace: Workspace;
  readonly lists: OrganiserLists;
  readonly now: number;
  readonly language: Language;
  readonly say: Translate;
};

const empty: Cell = { kind: 'empty' };
const text = (value: string | null): Cell =>
  value === null || value === '' ? empty : { kind: 'text', text: harmlessText(value) };
const moment = (at: number | null): Cell => (at === null ? empty : { kind: 'moment', at });

/** As the user calls an entry of a list, else as the program does; one that is in no list any more, by its id. */
const nameIn = (
  { language, say }: CellSetting,
  entry: { readonly names: OwnNames | null } | undefined,
  key: string,
): string => {
  if (entry?.names) return entry.names[language] ?? Object.values(entry.names)[0] ?? key;
  return entry === undefined ? key : say(key as TextKey);
};

const stageName = (setting: CellSetting, stageId: string): string =>
  nameIn(
    setting,
    setting.lists.stages.find((stage) => stage.stageId === stageId),
    `organiser.stage.${stageId}`,
  );

const bidsOf = ({ workspace }: CellSetting, record: ProcedureRecord): number =>
  workspace.database.get<Row & { n: number }>('SELECT count(*) AS n FROM bid WHERE procedure_id = ?', [
    procedureIdOf(record.procedure_key),
  ])?.n ?? 0;

type Read = (record: ProcedureRecord, setting: CellSetting) => Cell;

const notesShown = 1_000;

/** Each column as a cell; only what a table shows is read. */
export const cellOf: Readonly<Record<ProcedureColumn, Read>> = {
  id: (record) => text(procedureIdOf(record.procedure_key)),
  'source-id': (record) => text(record.source_id),
  format: (record, { say }) => text(say(`procedure.source.${record.source_format}` as TextKey)),
  title: (record) => text(record.title),
  buyer: (record) => text(record.buyer),
  published: (record) => moment(record.published),
  deadline: (record) => moment(record.deadline),
  value: (record) => (record.amount === null ? empty : { kind: 'decimal', decimal: record.amount }),
  currency: (record) => text(record.currency),
  edition: (record) => ({ kind: 'count', count: record.edition }),
  stage: ({ deadline }, { now, say }) =>
    text(say(`organiser.bids.${deadline === null ? 'undated' : deadline > now ? 'open' : 'closed'}`)),
  'work-stage': (record, setting) => text(stageName(setting, record.work_stage ?? newStageOf(setting.lists.stages))),
  assignee: (record, { lists }) =>
    text(lists.people.find(({ personId }) => personId === record.assignee)?.name ?? record.assignee),
  tags: (record, { workspace }) => text(tagsOf(workspace.database, record.procedure_key).join(', ')),
  starred: (record, { say }) => (record.starred === 1 ? text(say('organiser.yes')) : empty),
  priority: (record, { say }) =>
    record.priority === null ? empty : text(say(`organiser.priority.${priorities[record.priority] ?? 'none'}`)),
  'next-step': (record) => text(record.next_step),
  'next-step-on': ({ next_step_on: day }) => (day === null ? empty : { kind: 'day', day }),
  reason: (record, setting) =>
    record.end_reason === null
      ? empty
      : text(
          nameIn(
            setting,
            setting.lists.reasons.find(({ reasonId }) => reasonId === record.end_reason),
            `organiser.reason.${record.end_reason}`,
          ),
        ),
  'reason-text': (record) => text(record.end_reason_text),
  notes: (record, { workspace }) => ({
    kind: 'count',
    count: notesOf(workspace.database, record.procedure_key, notesShown).length,
  }),
  'last-note': (record, { workspace }) => text(notesOf(workspace.database, record.procedure_key, 1)[0]?.text ?? null),
  bids: (record, setting) => ({ kind: 'count', count: bidsOf(setting, record) }),
  moved: (record) => moment(record.moved_at),
  imported: (record) => moment(record.imported_at),
};
