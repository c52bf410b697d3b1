import { z } from 'zod';
import { procedureFlags } from '../flags.ts';
import { kindGroups, stages } from './stages.ts';

export { kindGroups, stages, type KindGroup, type Stage } from './stages.ts';

/**
 * A stage of a kind. `optional`: the organiser may leave it out; `rounds`: it may be held more than once, as haggling is
 * and the bids of a two-stage procedure are.
 */
export const stageOfKind = z.object({
  stage: z.enum(stages),
  optional: z.boolean().default(false),
  rounds: z.boolean().default(false),
});
export type StageOfKind = z.infer<typeof stageOfKind>;

const day = z.iso.date();

/**
 * A kind of procedure as data, which users add to and edit. `api` holds the codes of B2B-Center's interface that tell it
 * (`type`, `open`, `board_extended_type`, `trade_type_code`, `lot_type`). `name` is null where the text
 * `procedure.kind.<kindId>` names it.
 */
export const procedureKind = z.object({
  kindId: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  group: z.enum(kindGroups),
  name: z.string().min(1).nullable(),
  api: z
    .object({
      type: z.int().nonnegative().optional(),
      open: z.int().min(0).max(3).optional(),
      boardExtendedType: z.int().nonnegative().optional(),
      tradeTypeCode: z.int().nonnegative().optional(),
      lotType: z.int().nonnegative().optional(),
    })
    .default({}),
  flags: z.array(z.enum(procedureFlags)),
  stages: z.array(stageOfKind).min(1),
  source: z.string().min(1),
  validFrom: day,
  validTo: day.nullable(),
});
export type ProcedureKind = z.infer<typeof procedureKind>;

/** A catalogue as it is exported and imported: every `kindId` once. */
export const kindCatalogue = z
  .array(procedureKind)
  .refine((kinds) => new Set(kinds.map(({ kindId }) => kindId)).size === kinds.length, 'a kindId stands twice');
