import { z } from 'zod';
import { listId, ownNames } from './names.ts';

/** Why a procedure was dropped or lost. `names` null: the text `organiser.reason.<reasonId>` names it. */
export const endReason = z.object({
  reasonId: listId,
  names: ownNames.nullable(),
  of: z.enum(['dropped', 'lost']),
});
export type EndReason = z.infer<typeof endReason>;

const mostReasons = 200;
export const endReasons = z
  .array(endReason)
  .max(mostReasons)
  .refine((all) => new Set(all.map(({ reasonId }) => reasonId)).size === all.length, 'a reasonId stands twice')
  .refine((all) => all.some((reason) => reason.of === 'dropped'), 'no reason to drop is left');

const droppedFor = (reasonId: string): EndReason => ({ reasonId, names: null, of: 'dropped' });
const lostFor = (reasonId: string): EndReason => ({ reasonId, names: null, of: 'lost' });

export const builtInReasons: readonly EndReason[] = [
  droppedFor('not-our-goods'),
  droppedFor('price-too-low'),
  droppedFor('too-little-time'),
  droppedFor('no-capacity'),
  droppedFor('requirements-not-met'),
  droppedFor('terms-unacceptable'),
  droppedFor('security-too-dear'),
  droppedFor('no-supplier'),
  droppedFor('buyer-doubtful'),
  droppedFor('made-for-another'),
  droppedFor('tariff-too-dear'),
  droppedFor('cancelled-by-buyer'),
  droppedFor('duplicate'),
  droppedFor('other'),
  lostFor('lost-on-price'),
  lostFor('lost-on-terms'),
  lostFor('bid-rejected'),
  lostFor('bid-late'),
  lostFor('procedure-failed'),
  lostFor('lost-otherwise'),
];
