import type { BidDetail } from '#shared/contract/bids.ts';
import { isHandedIn } from '#shared/bid/submission/events.ts';
import type { Finding } from '#shared/kernel/failure.ts';

/** The path of a bid, in the order it is walked. */
export const bidSteps = ['documents', 'freeze', 'sign', 'package', 'verify', 'submit'] as const;
export type BidStep = (typeof bidSteps)[number];

export const isFrozen = ({ status }: Pick<BidDetail, 'status'>): boolean => status !== 'draft' && status !== 'ready';

/** Where a bid stands: the one step to take next. While something blocks the bid, that is to complete its documents. */
export const nextStepOf = (bid: Pick<BidDetail, 'status' | 'documents' | 'submission'>): BidStep => {
  // A newer version may be in the making while the one before it is with the platform; from a result on it is over.
  if (isHandedIn(bid.submission.state) && (bid.status === 'packaged' || bid.submission.state !== 'submitted'))
    return 'submit';
  switch (bid.status) {
    case 'draft':
      return 'documents';
    case 'ready':
      return bid.documents.length === 0 ? 'documents' : 'freeze';
    case 'frozen':
      return 'sign';
    case 'signed':
      return 'package';
    case 'packaged':
      return 'verify';
  }
};

/** What the middle of the desk shows: every document, those of one item, those of none, terms, prices, or what became of it. */
export type Chosen =
  | { readonly of: 'all' | 'loose' | 'terms' | 'letters' | 'worth' | 'prices' | 'submission' }
  | { readonly of: 'item'; readonly itemId: string };

/** Where on the desk a finding is mended; null where this window has no place for it. */
export type MendingPlace =
  | { readonly at: 'desk'; readonly chosen: Chosen; readonly focus: 'documents' | 'price' | 'security' }
  | { readonly at: 'notice' }
  | { readonly at: 'lots' };

/** Said in the bid's terms: its price, its platform, the power of attorney it is bound to. */
const termsCodes = [
  'bid.price-missing',
  'bid.price-above-value',
  'bid.price-currency-differs',
  'readiness.platform-unknown',
  'readiness.authority-needed',
  'readiness.authority-gone',
  'authority.powers-not-marked',
  'authority.power-missing',
  'authority.power-other-field',
  'authority.power-unproved',
];

export const mendingPlaceOf = (finding: Finding, bid: Pick<BidDetail, 'documents'>): MendingPlace | null => {
  if (finding.severity === 'passed') return null;
  if (finding.code === 'bid.notice-changed') return { at: 'notice' };
  if (finding.code.startsWith('bid.lot')) return { at: 'lots' };
  if (termsCodes.includes(finding.code)) return { at: 'desk', chosen: { of: 'terms' }, focus: 'price' };
  if (finding.code === 'bid.no-documents' || finding.code === 'bid.too-many-documents') {
    return { at: 'desk', chosen: { of: 'all' }, focus: 'documents' };
  }
  const { item, file } = finding.place;
  if (item !== undefined) return { at: 'desk', chosen: { of: 'item', itemId: item }, focus: 'documents' };
  if (finding.code === 'templates.letter-stale') return { at: 'desk', chosen: { of: 'letters' }, focus: 'documents' };
  const document = bid.documents.find(({ name }) => name === file);
  if (document === undefined) return null;
  const chosen: Chosen = document.itemId === null ? { of: 'loose' } : { of: 'item', itemId: document.itemId };
  return { at: 'desk', chosen, focus: 'documents' };
};
