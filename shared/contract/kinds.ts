import { z } from 'zod';
import { kindCatalogue, procedureKind } from '../procedure/kinds/kind.ts';
import { method } from './method.ts';
import { plainDay } from './vocabulary.ts';

const mostKinds = 500;

export const kindMethods = {
  /** Kinds that hold on a day, today unless said; `isEdited`: the user's own, or changed by the user. */
  'kinds.list': method(
    z.object({ day: plainDay.optional() }),
    z.object({ kinds: z.array(procedureKind.extend({ isEdited: z.boolean() })) }),
  ),
  /** The user's own kinds, all together: what is not among them any more is as the program brings it, or gone. */
  'kinds.save': method(z.object({ kinds: kindCatalogue.max(mostKinds) }), z.object({ kinds: z.array(procedureKind) })),
} as const;
