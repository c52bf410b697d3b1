import { compareAmounts } from '../../kernel/money.ts';

/** Why an offer is not taken, in the order in which it is looked at. */
export const offerRefusals = [
  'zero',
  'above-nmck',
  'not-below-own',
  'own-minimum',
  'no-lower-offer-left',
  'below-range',
  'less-than-step',
] as const;
export type OfferRefusal = (typeof offerRefusals)[number];

export type OfferSituation = {
  readonly offer: string;
  readonly nmck: string;
  /** The least offer so far, or the NMCK before the first. */
  readonly current: string;
  readonly currentIsOwn: boolean;
  readonly ownLast: string | null;
  readonly lowest: string | null;
  readonly highest: string | null;
  /** Whether the law forbids repeating or undercutting one's own offer; a platform's own auction may not. */
  readonly ownRules: boolean;
  /** Platforms read 44-FZ art. 49 p.3(1) against p.3(3) differently: is an improvement below the least step taken? */
  readonly smallStep: 'refused' | 'allowed';
};

/** The prohibitions of 44-FZ art. 49 p.3(2) and 223-FZ art. 3.4 p.7; null when the offer is taken. Amounts in roubles. */
export const offerRefusal = (at: OfferSituation): OfferRefusal | null => {
  const against = (other: string | null): number | null => (other === null ? null : compareAmounts(at.offer, other));
  if (compareAmounts(at.offer, '0') === 0) return 'zero';
  if (compareAmounts(at.offer, at.nmck) > 0) return 'above-nmck';
  if (at.ownRules && (against(at.ownLast) ?? -1) >= 0) return 'not-below-own';
  if (at.ownRules && at.currentIsOwn && compareAmounts(at.offer, at.current) < 0) return 'own-minimum';
  if (at.lowest === null || at.highest === null) return 'no-lower-offer-left';
  if (compareAmounts(at.offer, at.lowest) < 0) return 'below-range';
  return compareAmounts(at.offer, at.highest) > 0 && at.smallStep === 'refused' ? 'less-than-step' : null;
};
