import { z } from 'zod';
import { shownAmount, shownPercent } from '../fields.ts';
import { deskRefusals } from './desk-refusal.ts';

export const priceShape = z.strictObject({
  price: shownAmount,
  profit: shownAmount.nullable(),
  marginPercent: shownPercent.nullable(),
  dumping: z.boolean(),
  belowFloor: z.boolean(),
});
export type PriceShape = z.output<typeof priceShape>;

/** What the desk says of an auction: the answer of the calculator `auction-desk`, and of the contract's method of the same subject. */
export const deskShapes = {
  phase: z.enum(['before', 'open', 'final', 'closed']),
  closes: z.string().nullable(),
  finalPhaseEnds: z.string().nullable(),
  current: shownAmount,
  currentIsOwn: z.boolean(),
  ownLast: shownAmount.nullable(),
  stepMin: shownAmount,
  stepMax: shownAmount,
  lowest: shownAmount.nullable(),
  highest: shownAmount.nullable(),
  allowed: z.boolean().optional(),
  reason: z.enum(deskRefusals).optional(),
  floor: shownAmount.nullable(),
  dumpingFrom: shownAmount.nullable(),
  stepCost: shownAmount.nullable(),
  atCurrent: priceShape,
  draft: priceShape.optional(),
  /** What would be odd about the typed price as somebody else's offer: most likely a slip of the keyboard. */
  draftFault: z.enum(deskRefusals).nullable().optional(),
  ladder: z.array(priceShape),
  rows: z.array(
    z.strictObject({
      index: z.int(),
      at: z.string(),
      price: shownAmount,
      own: z.boolean(),
      phase: z.enum(['open', 'final', 'after']),
      lowers: z.boolean(),
      fault: z.enum(deskRefusals).nullable(),
    }),
  ),
};
