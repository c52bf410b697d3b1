import { z } from 'zod';
import { listId, ownNames } from './names.ts';

/**
 * What a stage of our own work means to rules, whatever it is called: `new` nobody has decided yet; `work` we are at it;
 * `submitted` the bid is in; `won`, `lost`; `dropped` we do not bid, and a reason says why.
 */
export const stageMeanings = ['new', 'work', 'submitted', 'won', 'lost', 'dropped'] as const;
export type StageMeaning = (typeof stageMeanings)[number];

/** A stage of our own work, beside the platform's. `names` null: the text `organiser.stage.<stageId>` names it. */
export const workStage = z.object({ stageId: listId, names: ownNames.nullable(), meaning: z.enum(stageMeanings) });
export type WorkStage = z.infer<typeof workStage>;

const mostStages = 40;

/** Stages in their order. One is where procedures begin; a procedure can always be dropped. */
export const workStages = z
  .array(workStage)
  .max(mostStages)
  .refine((stages) => new Set(stages.map(({ stageId }) => stageId)).size === stages.length, 'a stageId stands twice')
  .refine((stages) => stages.filter(({ meaning }) => meaning === 'new').length === 1, 'one stage must mean "new"')
  .refine((stages) => stages.some(({ meaning }) => meaning === 'dropped'), 'one stage must mean "dropped"');

const builtIn = (stageId: string, meaning: StageMeaning): WorkStage => ({ stageId, names: null, meaning });

export const builtInStages: readonly WorkStage[] = [
  builtIn('new', 'new'),
  builtIn('studying', 'work'),
  builtIn('preparing', 'work'),
  builtIn('submitted', 'submitted'),
  builtIn('won', 'won'),
  builtIn('contract', 'won'),
  builtIn('lost', 'lost'),
  builtIn('dropped', 'dropped'),
];
