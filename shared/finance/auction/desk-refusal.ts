import { compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import type { Course, CourseRow } from './course.ts';
import { offerRefusal, offerRefusals, type OfferRefusal } from './offer-rules.ts';

/** Why a price is not taken at the desk: by the range, or because it is not the time for it. */
export const deskRefusals = [
  ...offerRefusals,
  'not-started',
  'below-minimum',
  'closing-offer-given',
  'auction-over',
] as const;
export type DeskRefusal = (typeof deskRefusals)[number];

type At = {
  readonly nmck: string;
  readonly lowest: string | null;
  readonly highest: string | null;
  readonly course: Course;
  /** What the range of the open auction says. */
  readonly byRange: OfferRefusal | null;
};

/** Whether a price of ours is taken now; null: it is. In the final phase one offer, not below the least (44-FZ art. 49 p.3(6)). */
export const deskRefusal = (price: string, { nmck, lowest, highest, course, byRange }: At): DeskRefusal | null => {
  if (course.phase === 'before') return 'not-started';
  if (course.phase === 'closed') return 'auction-over';
  if (course.phase === 'open') return byRange;
  if (compareAmounts(price, '0') === 0) return 'zero';
  if (compareAmounts(price, nmck) > 0) return 'above-nmck';
  if (course.closingOfferGiven) return 'closing-offer-given';
  if (course.ownLeast !== null && compareAmounts(price, course.ownLeast) >= 0) return 'not-below-own';
  if (lowest === null || highest === null) return 'no-lower-offer-left';
  return compareAmounts(price, lowest) < 0 ? 'below-minimum' : null;
};

export type JudgedRow = Pick<CourseRow, 'amount' | 'own' | 'phase' | 'before' | 'beforeIsOwn' | 'ownBefore'>;

type Steps = {
  readonly nmck: string;
  readonly stepMin: string;
  readonly stepMax: string;
  readonly smallStep: 'refused' | 'allowed';
};

/**
 * What is odd about an offer that was noted, by the range of its own moment: the platform took it, so a slip of the keyboard is likelier
 * than a breach. Others' offers above the least one are usual and no fault.
 */
export const rowFault = (row: JudgedRow, { nmck, stepMin, stepMax, smallStep }: Steps): DeskRefusal | null => {
  if (row.phase === 'after') return 'auction-over';
  const current = row.before ?? nmck;
  if (row.phase === 'final') return compareAmounts(row.amount, current) < 0 ? 'below-minimum' : null;
  const own = row.own === true;
  const below = subtractAmounts(current, stepMax);
  const fault = offerRefusal({
    offer: row.amount,
    nmck,
    current,
    currentIsOwn: own && row.beforeIsOwn,
    ownLast: own ? row.ownBefore : null,
    lowest: compareAmounts(below, '0.01') < 0 ? '0.01' : below,
    highest: subtractAmounts(current, stepMin),
    ownRules: own,
    smallStep,
  });
  return fault === 'less-than-step' && !own ? null : fault;
};
