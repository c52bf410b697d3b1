import { z } from 'zod';
import { template, longestTemplate } from '../bid/templates/template.ts';
import { longMethod, method } from './method.ts';
import { exportedFile } from './platforms.ts';
import { count, digest, finding, id, instant, language, line, nothing } from './vocabulary.ts';

const templateName = z.object({ templateId: id, language });

const templateRow = templateName.extend({
  kind: template.shape.kind,
  title: line,
  /** Comes with the program, as it is or in the user's words. */
  isShipped: z.boolean(),
  /** The user's own words stand in it. */
  isOwn: z.boolean(),
  /** Fields that only the user can fill: `own.effect`. */
  asks: z.array(line),
});
export type TemplateRow = z.infer<typeof templateRow>;
const templateList = z.object({ templates: z.array(templateRow) });

const ending = z.enum(['.docx', '.pdf']);
const run = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  island: z.literal(true).optional(),
  missing: z.literal(true).optional(),
});
const runs = z.array(run);
const align = z.enum(['start', 'center', 'end']);

/** What stands on the page, for a look at it; see `shared/kernel/text-document.ts`. */
export const letterBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3)]), runs, align }),
  z.object({ kind: z.literal('paragraph'), runs, align }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(runs), start: z.number().int().optional() }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ share: z.number(), align })),
    header: z.array(runs).nullable(),
    rows: z.array(z.array(runs)),
    hasLines: z.boolean(),
  }),
  z.object({ kind: z.literal('page-break') }),
]);
export type LetterBlock = z.infer<typeof letterBlock>;

const letter = templateName.extend({
  ending,
  documentId: id,
  /** As it is called among the bid's documents; null where it was taken out of them. */
  name: line.nullable(),
  digest,
  madeAt: instant,
  /** Written now it would say something else: its template, its fields or its prices changed since. */
  isStale: z.boolean(),
});
const own = z.record(z.string().regex(/^[\w.-]{1,64}$/), z.string().max(20_000));

const letters = z.object({
  bidId: id,
  isFrozen: z.boolean(),
  /** The notice's, where we have texts in it, else the workspace's. */
  language,
  /** What the user answered, by the name behind `own.`. */
  own,
  letters: z.array(letter),
  templates: z.array(templateRow),
});
export type Letters = z.infer<typeof letters>;

const look = z.object({ title: line, blocks: z.array(letterBlock), faults: z.array(finding) });
export type LetterLook = z.infer<typeof look>;

const which = z.object({ bidId: id, templateId: id, language: language.nullable().default(null) });

export const templateMethods = {
  'templates.list': method(nothing, templateList),
  'templates.show': method(
    templateName,
    z.object({ template, isShipped: z.boolean(), isOwn: z.boolean(), fields: z.array(line) }),
  ),
  /** What a text would be refused for, without a bid: unknown fields and unclosed blocks. */
  'templates.check': method(
    z.object({ text: z.string().max(longestTemplate) }),
    z.object({ faults: z.array(finding) }),
  ),
  'templates.save': method(template, templateList),
  /** Takes the user's words away; a text that comes with the program stands there again. */
  'templates.remove': method(templateName, templateList),
  /** The named ones, or all of the user's own, as a file. */
  'templates.export': method(
    z.object({ templateIds: z.array(id).max(500).default([]), keep: z.boolean().default(false) }),
    exportedFile,
  ),
  /** All texts of a file or none. The user's own words that differ are not overwritten unless `replace`. */
  'templates.import': method(z.object({ fileId: id, replace: z.boolean().default(false) }), templateList),
  /** How a text would read: filled from a bid, or with made-up facts where none is named. */
  'templates.preview': method(
    z.object({ text: z.string().max(longestTemplate), language, bidId: id.nullable().default(null) }),
    z.object({ blocks: z.array(letterBlock), faults: z.array(finding) }),
  ),
  'letters.show': method(z.object({ bidId: id }), letters),
  'letters.saveFields': method(z.object({ bidId: id, own }), letters),
  'letters.look': method(which, look),
  /**
   * Writes the letter as DOCX or PDF. Without `out` it becomes a document of the bid, in the place of the one made from the same text
   * before; with `out` it is a file by its ending and the bid stays as it is.
   */
  'letters.write': longMethod(
    which.extend({ ending: ending.default('.docx'), out: line.nullable().default(null) }),
    z.object({ name: line, path: line.nullable(), documentId: id.nullable(), size: count, digest }),
  ),
} as const;
