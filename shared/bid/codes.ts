import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Refusals while a bid is made, and findings about it. */
export const bidCodes = {
  'bid.lot-unknown': { class: 'input', details: ['lot', 'lots'] },
  'bid.item-unknown': { class: 'input', details: ['item', 'items'] },
  'bid.set-unknown': { class: 'input', details: ['set', 'sets'] },
  'bid.set-shipped': { class: 'input', details: ['set'] },
  'bid.item-of-rule': { class: 'input', details: ['item'] },
  'bid.document-unknown': { class: 'input', details: ['document'] },
  'bid.name-taken': { class: 'input', details: ['file'] },
  'bid.name-unfit': { class: 'input', details: ['file', 'reason'] },
  'bid.submitted-stays': { class: 'input', details: ['bid'] },
  'bid.frozen': { class: 'input', details: ['bid', 'version'] },
  'bid.edited-meanwhile': { class: 'outside', details: ['bid'] },
  'bid.not-frozen': { class: 'input', details: ['bid'] },
  'bid.not-signed': { class: 'input', details: ['bid'] },
  'bid.not-packaged': { class: 'input', details: ['bid'] },
  'bid.blocked': { class: 'verdict', details: ['bid', 'blockers'] },
  'bid.file-missing': { class: 'outside', details: ['file'] },
  'bid.file-changed': { class: 'outside', details: ['file', 'expected', 'found'] },
  'bid.signature-of-other-manifest': { class: 'outside', details: ['expected', 'found'] },

  'bid.no-documents': { class: 'verdict', details: [] },
  'bid.item-missing': { class: 'verdict', details: ['item'] },
  'bid.document-empty': { class: 'verdict', details: ['file'] },
  'bid.document-too-large': { class: 'verdict', details: ['file', 'size', 'limit', 'platform'] },
  'bid.document-name-too-long': { class: 'verdict', details: ['file', 'length', 'limit', 'platform'] },
  'bid.document-type-refused': { class: 'verdict', details: ['file', 'accepted', 'platform'] },
  'bid.too-many-documents': { class: 'verdict', details: ['count', 'limit', 'platform'] },
  'bid.same-content': { class: 'verdict', details: ['file', 'other'] },
  'bid.document-unassigned': { class: 'verdict', details: ['file'] },
  'bid.deadline-passed': { class: 'verdict', details: ['deadline'] },
  'bid.deadline-unknown': { class: 'verdict', details: [] },
  'bid.deadline-near': { class: 'verdict', details: ['deadline', 'hours'] },
  'bid.notice-changed': { class: 'verdict', details: ['edition', 'newest'] },
  'bid.lots-above-most': { class: 'verdict', details: ['count', 'most', 'path'] },
  'bid.lots-drafted-above-most': { class: 'verdict', details: ['count', 'most', 'path'] },
  'bid.lots-awarded-most': { class: 'verdict', details: ['count', 'most', 'path'] },
  'bid.lots-all-wanted': { class: 'verdict', details: ['lots', 'path'] },
  'bid.lot-not-chosen': { class: 'verdict', details: ['lots'] },
  'bid.price-missing': { class: 'verdict', details: [] },
  'bid.price-above-value': { class: 'verdict', details: ['price', 'value'] },
  'bid.price-currency-differs': { class: 'verdict', details: ['price', 'value'] },
  'bid.documents-complete': { class: 'verdict', details: ['count'] },
} as const satisfies CodeTable;

export type BidCode = keyof typeof bidCodes;
export const failBid = failuresOf(bidCodes);
