import { z } from 'zod';
import type { ReferenceCode } from '../../procedure/reference/codes.ts';
import { day, slug, webAddress, words } from '../../procedure/reference/shapes.ts';

/** Longer than any paper is asked for, and no count of it can leave the calendar. */
const most = 5_000;
const span = { unit: z.enum(['days', 'months']), amount: z.int().min(1).max(most) };

/**
 * How long a paper counts.
 * - `endless`: until another takes its place.
 * - `stated`: until the day written in it; `otherwise` where none is written.
 * - `for`: so long from its issue, the last day by Civil Code articles 191 and 192.
 * - `not-older`: issued no earlier than so long before the day that it is needed for, as buyers demand of extracts.
 */
export const paperTerm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('endless') }),
  z.strictObject({
    kind: z.literal('stated'),
    otherwise: z.union([z.enum(['endless', 'unknown']), z.strictObject(span)]),
  }),
  z.strictObject({ kind: z.literal('for'), ...span }),
  z.strictObject({ kind: z.literal('not-older'), ...span }),
]);
export type PaperTerm = z.infer<typeof paperTerm>;

/** The day a paper is held against: bids close, the notice is published, or the contract is signed. */
export const paperNeeds = ['deadline', 'published', 'signing'] as const;
export type PaperNeed = (typeof paperNeeds)[number];

/**
 * One way in which a kind's validity is judged. `source` names the law that says so; null: practice or the user's own rule.
 * `readOn`: the day the source was read; null: cited from memory. Only a source that was read blocks a bid, all else warns. `validFrom`, `validTo`: the
 * days of publication of the notices that it goes for.
 */
export const paperRule = z
  .strictObject({
    ruleId: slug,
    term: paperTerm,
    need: z.enum(paperNeeds),
    source: words.nullable().default(null),
    address: webAddress.nullable().default(null),
    readOn: day.nullable().default(null),
    validFrom: day,
    validTo: day.nullable().default(null),
  })
  .refine((rule) => rule.validTo === null || rule.validFrom <= rule.validTo, {
    error: 'reference.end-before-start' satisfies ReferenceCode,
    path: ['validTo'],
  });
export type PaperRule = z.infer<typeof paperRule>;

/**
 * A kind of paper as data, which users add to and edit. `name` null: the text `paper.kind.<kindId>` names it. The first rule in
 * force is the usual one; a bid may demand another. `isSingle`: one is in force at a time, so a newer one takes the older's
 * place; of others only where it is said. `itemId`: the item of a bid's checklist that it usually answers.
 */
export const paperKind = z
  .strictObject({
    kindId: slug,
    name: words.nullable(),
    isSingle: z.boolean(),
    itemId: slug.nullable().default(null),
    rules: z.array(paperRule).min(1).max(20),
  })
  .refine((kind) => new Set(kind.rules.map(({ ruleId }) => ruleId)).size === kind.rules.length, {
    error: 'reference.twice' satisfies ReferenceCode,
    path: ['rules'],
  });
export type PaperKind = z.infer<typeof paperKind>;
