import { describe, expect, it } from 'vitest';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { mendingPlaceOf, nextStepOf } from '../../../renderer/screens/bids/next-act.ts';

const document: BidDetail['documents'][number] = {
  documentId: 'd1',
  name: 'offer.pdf',
  size: 1,
  digest: { algorithm: 'sha-256', value: '00' },
  mediaType: 'application/pdf',
  itemId: 'offer',
  addedAt: instantFromEpoch(0),
};
const loose = { ...document, documentId: 'd2', name: 'loose.pdf', itemId: null };
const finding = (code: string, place: Finding['place'] = {}): Finding => ({
  code,
  severity: 'blocker',
  place,
  details: {},
});

describe('the one next act', () => {
  it.each([
    ['draft', 'documents'],
    ['ready', 'freeze'],
    ['frozen', 'sign'],
    ['signed', 'package'],
    ['packaged', 'verify'],
  ] as const)('of a bid that is %s is to take the step “%s”', (status, step) => {
    expect(nextStepOf({ status, documents: [document] })).toBe(step);
  });

  it('is to add documents while there are none, whatever the status says', () => {
    expect(nextStepOf({ status: 'ready', documents: [] })).toBe('documents');
  });
});

describe('where a finding is mended', () => {
  const bid = { documents: [document, loose] };
  it('is the item it names, or the item that its file answers', () => {
    const chosen = { of: 'item', itemId: 'offer' };
    expect(mendingPlaceOf(finding('bid.item-missing', { item: 'offer' }), bid)).toMatchObject({ chosen });
    expect(mendingPlaceOf(finding('bid.document-empty', { file: 'offer.pdf' }), bid)).toMatchObject({ chosen });
  });
  it('is the unplaced documents for a file that answers nothing', () => {
    expect(mendingPlaceOf(finding('bid.document-unassigned', { file: 'loose.pdf' }), bid)).toMatchObject({
      chosen: { of: 'loose' },
    });
  });
  it('is the price field for the price, the notice for a change, the lots for a lot', () => {
    expect(mendingPlaceOf(finding('bid.price-missing'), bid)).toMatchObject({
      chosen: { of: 'terms' },
      focus: 'price',
    });
    expect(mendingPlaceOf(finding('bid.notice-changed'), bid)).toEqual({ at: 'notice' });
    expect(mendingPlaceOf(finding('bid.lot-not-chosen'), bid)).toEqual({ at: 'lots' });
  });
  it('is nowhere for a deadline that has passed and for what is fine', () => {
    expect(mendingPlaceOf(finding('bid.deadline-passed'), bid)).toBeNull();
    expect(mendingPlaceOf({ ...finding('bid.item-missing', { item: 'offer' }), severity: 'passed' }, bid)).toBeNull();
  });
});
