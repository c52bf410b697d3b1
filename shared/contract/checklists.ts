import { z } from 'zod';
import { setReasons } from '../bid/checklist-sets/choose.ts';
import { checklistLaws, checklistParties, checklistSet } from '../bid/checklist-sets/set.ts';
import { bidDetail } from './bids.ts';
import { method } from './method.ts';
import { exportedFile } from './platforms.ts';
import { count, id, line, nothing, plainDay } from './vocabulary.ts';

const list = z.object({
  sets: z.array(z.object({ set: checklistSet, isShipped: z.boolean() })),
});
export type ChecklistSets = z.infer<typeof list>;

/** What decides which papers a bid needs, who said so, and what became of each set. */
const grounds = z.object({
  bidId: id,
  law: z.object({ value: z.enum(checklistLaws), from: z.enum(['user', 'notice', 'nobody']) }),
  party: z.object({ value: z.enum(checklistParties), from: z.enum(['user', 'profile']) }),
  smallBusiness: z.object({ value: z.boolean(), from: z.enum(['user', 'notice', 'profile']) }),
  kind: line.nullable(),
  platformId: id.nullable(),
  /** The day whose law counts, and whether it is the notice's or the one the bid was begun on. */
  on: z.object({ value: plainDay, from: z.enum(['notice', 'bid']) }),
  sets: z.array(
    z.object({
      setId: id,
      title: line,
      source: line,
      isShipped: z.boolean(),
      /** Empty: it applies. */
      against: z.array(z.enum(setReasons)),
      /** How many of its items this bidder is asked for. */
      items: count,
    }),
  ),
  /** No set of a law applies, so what a bid usually consists of stands in front. */
  hasUsual: z.boolean(),
});
export type ChecklistGrounds = z.infer<typeof grounds>;

export const checklistMethods = {
  'checklists.list': method(nothing, list),
  /** One of the user's own; those of the program stay as they are, and a copy may stand in place of one (`replaces`). */
  'checklists.save': method(checklistSet, list),
  'checklists.remove': method(z.object({ setId: id }), list),
  /** The named ones, or all of the user's own, as a file. */
  'checklists.export': method(
    z.object({ setIds: z.array(id).max(200).default([]), keep: z.boolean().default(false) }),
    exportedFile,
  ),
  /** All sets of a file or none. A set of the user's that says something else is not overwritten unless `replace`. */
  'checklists.import': method(z.object({ fileId: id, replace: z.boolean().default(false) }), list),
  'checklists.explain': method(z.object({ bidId: id }), grounds),
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
