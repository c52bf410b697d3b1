import { z } from 'zod';
import { priorities, procedureFilter, tagName } from '../procedure/organiser/filter.ts';
import { people } from '../procedure/organiser/people.ts';
import { endReasons } from '../procedure/organiser/reasons.ts';
import { workStages } from '../procedure/organiser/stages.ts';
import { stuckRule } from '../procedure/organiser/stuck-rule.ts';
import { longMethod, method } from './method.ts';
import { duplicateOf } from './duplicates.ts';
import { count, id, instant, line, nothing, page, plainDay, prose } from './vocabulary.ts';

const nextStep = z.object({ text: line.min(1), on: plainDay.nullable() });
const endReasonGiven = z.object({ reasonId: id, text: line });

/** What is kept about our own work on a procedure, beside what its notice says. */
export const work = z.object({
  stageId: id,
  assigneeId: id.nullable(),
  tags: z.array(line),
  isStarred: z.boolean(),
  priority: z.enum(priorities),
  nextStep: nextStep.nullable(),
  /** Why it was dropped or lost; kept in the history when the stage changes again. */
  reason: endReasonGiven.nullable(),
  notes: count,
  /** The user has looked at it; a newer edition came since. */
  isSeen: z.boolean(),
  isChanged: z.boolean(),
  /** Suggested and confirmed ones. */
  duplicates: count,
  /** When somebody last did something with it. */
  movedAt: instant.nullable(),
});
export type Work = z.infer<typeof work>;

export const workNote = z.object({ noteId: id, at: instant, author: line, text: prose });
export type WorkNote = z.infer<typeof workNote>;

/** What can change at once, for one procedure or for many. What is left out stays as it is; null takes it away. */
export const workChange = z.object({
  stageId: id.optional(),
  /** Demanded where the new stage means `dropped`. */
  reason: endReasonGiven.nullable().optional(),
  assigneeId: id.nullable().optional(),
  addTags: z.array(tagName).max(50).optional(),
  removeTags: z.array(tagName).max(50).optional(),
  isStarred: z.boolean().optional(),
  priority: z.enum(priorities).optional(),
  nextStep: nextStep.nullable().optional(),
  /** True: the newest edition has been looked at; false: as if it never had. */
  isSeen: z.boolean().optional(),
});
export type WorkChange = z.infer<typeof workChange>;

const historyFields = ['stage', 'reason', 'assignee', 'tags', 'starred', 'priority', 'next-step', 'note'] as const;

export const workDetail = work.extend({
  id,
  notesShown: z.array(workNote),
  /** Newest first. `before` and `after` are ids of stages, reasons and people, or the text itself; null: nothing. */
  history: z.array(
    z.object({
      at: instant,
      author: line,
      field: z.enum(historyFields),
      before: prose.nullable(),
      after: prose.nullable(),
      /** Of a stage that ended the work: the reason given. */
      reason: endReasonGiven.nullable(),
    }),
  ),
  duplicatesShown: z.array(duplicateOf),
});
export type WorkDetail = z.infer<typeof workDetail>;

/** A selection: these, or all that match (`search` and `filter` as in `procedures.list`) but these. */
export const workTarget = z.union([
  z.object({ ids: z.array(id).min(1).max(100_000) }),
  z.object({
    search: line.default(''),
    filter: procedureFilter.default({}),
    except: z.array(id).max(100_000).default([]),
  }),
]);
export type WorkTarget = z.infer<typeof workTarget>;

/** The last change of many that can be taken back. */
export const lastAct = z.object({ actId: id, at: instant, changed: count, change: workChange });

export const organiser = z.object({
  stages: workStages,
  reasons: endReasons,
  people,
  stuckRule,
});
export type Organiser = z.infer<typeof organiser>;

const one = z.object({ id });

export const organiserMethods = {
  /** The lists that people edit: stages of our work, reasons, people, and when a procedure is stuck. */
  'organiser.show': method(nothing, organiser),
  /** Each list that is given takes the place of the whole one; a stage, reason or person in use can not go. */
  'organiser.save': method(organiser.partial(), organiser),
  'work.show': method(one, workDetail),
  /** One transaction: all of the selection or none. `changed` counts procedures that were not so already. */
  'work.change': longMethod(
    z.object({ target: workTarget, change: workChange }),
    z.object({ selected: count, changed: count, actId: id.nullable() }),
  ),
  'work.lastAct': method(nothing, z.object({ act: lastAct.nullable() })),
  /** Takes the last change back; what was changed again since stays as it is and is counted in `kept`. */
  'work.undo': longMethod(z.object({ actId: id }), z.object({ undone: count, kept: count })),
  /** `author`: the person who sits here where it is left out. */
  'work.addNote': method(one.extend({ text: prose.min(1), author: line.optional() }), workDetail),
  'work.editNote': method(one.extend({ noteId: id, text: prose.min(1) }), workDetail),
  'work.removeNote': method(one.extend({ noteId: id }), workDetail),
  /** Tags in use with how many procedures have them, the most used first. */
  'work.tags': method(
    z.object({ beginning: line.default(''), ...page }),
    z.object({ total: count, tags: z.array(z.object({ name: line, procedures: count })) }),
  ),
  /** A tag that has the new name already takes the other's procedures too. */
  'work.renameTag': method(z.object({ from: tagName, to: tagName }), z.object({ procedures: count })),
} as const;
