import { z } from 'zod';
import { checklistLaws, checklistParties, itemNeeds } from './vocabulary.ts';

export { checklistLaws, checklistParties, type ChecklistLaw, type ChecklistParty } from './vocabulary.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const text = z.string().trim().min(1).max(300);

const setName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const item = z.strictObject({
  itemId: setName,
  /** The words of the user; null: `bid.item.<itemId>` of the program's texts. */
  title: text.nullable(),
  need: z.enum(itemNeeds),
  /** What demands it, in words people can look up: the article, the section of the documents. */
  basis: text,
  parties: z.array(z.enum(checklistParties)).max(4).default([]),
  /** True: only of small business or among it; null: whoever bids. */
  smallBusiness: z.literal(true).nullable().default(null),
  onlyWithSecurity: z.boolean().default(false),
  /** Wanted once for each lot where one bid is for several. */
  perLot: z.boolean().default(false),
  /** Due so many working days before the deadline; null: by the deadline itself. */
  dueDays: z.number().int().min(0).max(60).nullable().default(null),
  /** Word beginnings in a file's name, lower case, that speak for it. */
  nameHints: z.array(z.string().min(2).max(40)).max(40).default([]),
});
export type SetItem = z.infer<typeof item>;

/**
 * Papers that a kind of purchase asks for: dated, cited data. `laws`, `kinds` (of the catalogue of procedures) and an item's `parties` are what it
 * applies to; an empty list is all.
 */
export const checklistSet = z.strictObject({
  setId: setName,
  title: text,
  laws: z.array(z.enum(checklistLaws)).max(3).default([]),
  kinds: z.array(z.string().max(100)).max(100).default([]),
  platformId: z.string().max(200).nullable().default(null),
  /** The set it stands in place of, where both would apply: the user's copy of one that comes with the program. */
  replaces: setName.nullable().default(null),
  validFrom: day,
  validTo: day.nullable().default(null),
  source: text,
  items: z.array(item).min(1).max(200),
});
export type ChecklistSet = z.infer<typeof checklistSet>;
