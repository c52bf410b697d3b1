import { z } from 'zod';
import { checklistLaws, checklistParties, checklistSet } from '../bid/checklist-sets/set.ts';
import { bidDetail } from './bids.ts';
import { method } from './method.ts';
import { id, line, nothing } from './vocabulary.ts';

const list = z.object({
  sets: z.array(z.object({ set: checklistSet, isShipped: z.boolean(), isOwn: z.boolean() })),
});
export type ChecklistSets = z.infer<typeof list>;

export const checklistMethods = {
  'checklists.list': method(nothing, list),
  'checklists.save': method(checklistSet, list),
  /** A set of the program's that the user changed goes back to what it was. */
  'checklists.remove': method(z.object({ setId: id }), list),
  /** The named ones, or all of the user's own, as a file. */
  'checklists.export': method(
    z.object({ setIds: z.array(id).max(200).default([]) }),
    z.object({ name: line, text: z.string() }),
  ),
  'checklists.import': method(z.object({ fileId: id }), list),
  /** What is left out stays; null takes the user's word back. `dueDays`: working days before the deadline. */
  'checklists.plan': method(
    z.object({
      bidId: id,
      itemId: id,
      owner: z.string().max(200).nullable().optional(),
      dueDays: z.number().int().min(0).max(60).nullable().optional(),
    }),
    bidDetail,
  ),
  'checklists.setTerms': method(
    z.object({
      bidId: id,
      law: z.enum(checklistLaws).nullable().optional(),
      party: z.enum(checklistParties).nullable().optional(),
      smallBusiness: z.boolean().nullable().optional(),
    }),
    bidDetail,
  ),
} as const;
