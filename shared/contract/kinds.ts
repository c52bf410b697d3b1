import { z } from 'zod';
import { kindCatalogue, procedureKind } from '../procedure/kinds/kind.ts';
import { method } from './method.ts';
import { exportedFile, newerField, standing } from './platforms.ts';
import { count, id, instant, nothing, plainDay } from './vocabulary.ts';

const mostKinds = 500;

/** A kind with what the program brings in its place, for those who edit kinds. */
export const kindRecord = z.object({
  kind: procedureKind,
  standing,
  shipped: procedureKind.nullable(),
  newer: z.array(newerField),
  edits: count,
});
export type KindRecord = z.infer<typeof kindRecord>;

export const kindMethods = {
  /** Kinds that hold on a day, today unless said; `isEdited`: the user's own, or changed by the user. */
  'kinds.list': method(
    z.object({ day: plainDay.optional() }),
    z.object({ kinds: z.array(procedureKind.extend({ isEdited: z.boolean() })) }),
  ),
  /** The user's own kinds, all together: what is not among them any more is as the program brings it, or gone. */
  'kinds.save': method(z.object({ kinds: kindCatalogue.max(mostKinds) }), z.object({ kinds: z.array(procedureKind) })),
  /** Every kind of every day, the program's and the user's. */
  'kinds.records': method(nothing, z.object({ kinds: z.array(kindRecord) })),
  /** Keeps one kind before the program's. Checked by the step, so that a refusal names the field. */
  'kinds.edit': method(z.object({ kind: z.unknown() }), kindRecord),
  /** Gives the program's kind its place back; the user's own is forgotten. */
  'kinds.reset': method(z.object({ kindId: id }), z.object({ kindId: id, stands: procedureKind.nullable() })),
  'kinds.history': method(
    z.object({ kindId: id }),
    z.object({ history: z.array(z.object({ savedAt: instant, record: procedureKind.nullable() })) }),
  ),
  /** The named kinds, or all that the user changed, as a file. */
  'kinds.export': method(
    z.object({ kindIds: z.array(id).max(mostKinds).default([]), keep: z.boolean().default(false) }),
    exportedFile,
  ),
  'kinds.import': method(
    z.object({ fileId: id, replace: z.boolean().default(false) }),
    z.object({ kindIds: z.array(id) }),
  ),
} as const;
