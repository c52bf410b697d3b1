import { describe, expect, it } from 'vitest';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { areaOf } from '#shared/bid/readiness.ts';
import { readinessCodes } from '#shared/bid/readiness-codes.ts';
import { otherPlaceOf } from '../../../renderer/screens/bids/readiness-places.ts';
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
    expect(
      nextStepOf({ status, documents: [document], submission: { state: 'not-submitted', hasReceipt: false } }),
    ).toBe(step);
  });

  it('is to add documents while there are none, whatever the status says', () => {
    expect(nextStepOf({ status: 'ready', documents: [], submission: { state: 'withdrawn', hasReceipt: false } })).toBe(
      'documents',
    );
  });

  it('is what follows once it is with the platform; a newer version in the making goes on', () => {
    const submission = { state: 'submitted', hasReceipt: true } as const;
    expect(nextStepOf({ status: 'packaged', documents: [document], submission })).toBe('submit');
    expect(nextStepOf({ status: 'ready', documents: [document], submission })).toBe('freeze');
    const won = { state: 'won', hasReceipt: true } as const;
    expect(nextStepOf({ status: 'ready', documents: [document], submission: won })).toBe('submit');
  });
});

describe('the place of a finding on another screen', () => {
  const bid = { bidId: 'b1', platformId: 'ets', procedureId: 'p7' };
  const routeOf = (code: string, about: Partial<Finding> = {}) =>
    otherPlaceOf(areaOf(code), { ...finding(code), ...about }, bid)?.route ?? null;
  it('is the screen on which its part of the light is kept', () => {
    expect(routeOf('bid.document-too-large')).toEqual({ screen: 'platforms', id: 'ets' });
    expect(routeOf('bid.deadline-passed')).toEqual({ screen: 'procedures', id: 'p7' });
    expect(routeOf('readiness.key-unknown')).toEqual({ screen: 'company', tab: 'keys' });
    expect(routeOf('signer.expired')).toEqual({ screen: 'company', tab: 'keys' });
    expect(routeOf('readiness.token-absent')).toEqual({ screen: 'company', tab: 'keys' });
    expect(routeOf('paper.expired')).toEqual({ screen: 'company', tab: 'papers' });
    expect(routeOf('readiness.money-short')).toEqual({ screen: 'money' });
    expect(routeOf('policy.format-differs')).toEqual({ screen: 'sign', id: 'b1' });
    expect(routeOf('authority.earlier-unsigned')).toEqual({ screen: 'company', tab: 'authority' });
    expect(routeOf('readiness.clock-unchecked')).toEqual({ screen: 'settings' });
    expect(routeOf('readiness.upload-speed-unknown')).toEqual({ screen: 'settings' });
  });
  it('is the other record where one was found', () => {
    expect(routeOf('readiness.notice-elsewhere', { details: { procedure: 'p9' } })).toEqual({
      screen: 'procedures',
      id: 'p9',
    });
  });
  it('is none for what was found right', () => {
    expect(routeOf('readiness.money-free', { severity: 'passed' })).toBeNull();
  });
  it.each(Object.keys(readinessCodes).filter((code) => !code.startsWith('readiness.override')))(
    'is there, or on the desk, for %s',
    (code) => {
      const found = finding(code, code.includes('guarantee') ? { file: 'offer.pdf' } : {});
      const onDesk = mendingPlaceOf(found, { documents: [document] });
      expect(onDesk === null ? otherPlaceOf(areaOf(code), found, bid) : onDesk).not.toBeNull();
    },
  );
});

describe('where a finding is mended', () => {
  it('is the terms, where the powers that a bid needs are marked', () => {
    for (const code of ['authority.powers-not-marked', 'authority.power-other-field', 'authority.power-unproved'])
      expect(mendingPlaceOf(finding(code), { documents: [] })).toMatchObject({ at: 'desk', chosen: { of: 'terms' } });
  });
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
