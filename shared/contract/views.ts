import { z } from 'zod';
import { savedView } from '../procedure/organiser/views.ts';
import { method } from './method.ts';
import { count, finding, id, line, nothing } from './vocabulary.ts';

export const shownView = savedView.extend({ isBuiltIn: z.boolean() });
export type ShownView = z.infer<typeof shownView>;

const list = z.object({ views: z.array(shownView) });

export const viewMethods = {
  /** The program's own first, then the user's by name. */
  'views.list': method(nothing, list),
  /** Adds a view, or puts it in the place of the one with its `viewId`; a built-in one is so changed, until removed. */
  'views.save': method(z.object({ view: savedView.extend({ viewId: savedView.shape.viewId.optional() }) }), shownView),
  'views.remove': method(z.object({ viewId: id }), list),
  /** As a data file for others: people by name, no ids of this workspace. None named: the user's own. */
  'views.export': method(
    z.object({ viewIds: z.array(id).default([]) }),
    z.object({ name: line, text: z.string(), views: count }),
  ),
  /** `text` of such a file. A view with a known name comes beside it, never over it. */
  'views.import': method(
    z.object({ text: z.string().max(4_000_000) }),
    z.object({ views: z.array(shownView), findings: z.array(finding) }),
  ),
} as const;
