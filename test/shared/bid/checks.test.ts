import { describe, expect, test } from 'vitest';
import { checkBid } from '#shared/bid/checks/index.ts';
import type { BidFacts } from '#shared/bid/checks/facts.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { document, facts } from './facts.ts';

const told = (bid: BidFacts): readonly string[] =>
  checkBid(bid)
    .filter((finding) => finding.severity !== 'passed')
    .map((finding) => `${finding.severity} ${finding.code} ${finding.place.file ?? finding.place.item ?? ''}`.trim());

const platform = {
  name: 'Platform',
  fileBytes: 100,
  bidBytes: 250,
  files: 2,
  nameLength: 12,
  endings: ['.pdf', '.zip'],
} as const;
const ownItem = (need: 'required' | 'optional') => ({ own: [{ itemId: 'own-1', title: 'Licence', need }], waived: {} });

const lotTerms = (change: Partial<NonNullable<BidFacts['procedure']['lotTerms']>>) => ({
  maxSubmitted: null,
  maxAwarded: null,
  allLots: false,
  path: '/ContractNotice/cac:TenderingTerms/cac:LotDistribution',
  ...change,
});

describe('what speaks against a bid', () => {
  const cases: readonly (readonly [title: string, bid: BidFacts, expected: readonly string[]])[] = [
    ['a bid without documents is blocked', facts({ draft: { documents: [] } }), ['blocker bid.no-documents']],
    [
      'an empty file is blocked by name',
      facts({ draft: { documents: [document('a.pdf', { size: 0 })] } }),
      ['blocker bid.document-empty a.pdf'],
    ],
    [
      'two files with the same bytes are warned about',
      facts({ draft: { documents: [document('a.pdf'), document('b.pdf', { digest: document('a.pdf').digest })] } }),
      ['warning bid.same-content b.pdf'],
    ],
    [
      'a file that answers nothing is mentioned',
      facts({ draft: { documents: [document('a.pdf', { itemId: null })] } }),
      ['info bid.document-unassigned a.pdf'],
    ],
    [
      'an item the user requires blocks while it is missing',
      facts({ draft: { checklist: ownItem('required') } }),
      ['blocker bid.item-missing own-1'],
    ],
    ['an optional item is silent', facts({ draft: { checklist: ownItem('optional') } }), []],
    [
      'a security that the notice asks for is expected',
      facts({ asksSecurity: true }),
      ['warning bid.item-missing security'],
    ],
    [
      'a file one byte over the platform limit is blocked',
      facts({ platform, draft: { documents: [document('a.pdf', { size: 101 }), document('b.pdf', { size: 100 })] } }),
      ['blocker bid.document-too-large a.pdf'],
    ],
    [
      'all files together one byte over the platform limit are blocked',
      facts({
        platform: { ...platform, fileBytes: null, files: null },
        draft: { documents: [document('a.pdf', { size: 125 }), document('b.pdf', { size: 126 })] },
      }),
      ['blocker readiness.bid-too-large'],
    ],
    [
      'all files together at the platform limit are fine',
      facts({
        platform: { ...platform, fileBytes: null, files: null },
        draft: { documents: [document('a.pdf', { size: 125 }), document('b.pdf', { size: 125 })] },
      }),
      [],
    ],
    [
      'a third file over a limit of two is blocked',
      facts({ platform, draft: { documents: [document('a.pdf'), document('b.pdf'), document('c.pdf')] } }),
      ['blocker bid.too-many-documents'],
    ],
    [
      'a name is counted in characters, not bytes',
      facts({ platform, draft: { documents: [document('двенадца.pdf'), document('тринадцат.pdf')] } }),
      ['blocker bid.document-name-too-long тринадцат.pdf'],
    ],
    [
      'an ending the platform does not take is blocked, whatever its case',
      facts({ platform, draft: { documents: [document('a.PDF'), document('b.exe')] } }),
      ['blocker bid.document-type-refused b.exe'],
    ],
    [
      'a notice that changed un-readies the bid',
      facts({ procedure: { newestEdition: 2 } }),
      ['blocker bid.notice-changed'],
    ],
    [
      'a bid for more lots than the notice lets one bidder bid for is blocked',
      facts({ procedure: { lotIds: ['1', '2', '3'], lotTerms: lotTerms({ maxSubmitted: 2 }) } }),
      ['blocker bid.lots-above-most', 'warning bid.lot-not-chosen'],
    ],
    [
      'bids that were handed in count with it',
      facts({
        draft: { lotId: '3' },
        procedure: {
          lotIds: ['1', '2', '3'],
          lotTerms: lotTerms({ maxSubmitted: 2 }),
          otherBids: { handedIn: ['1', '2'], drafted: [] },
        },
      }),
      ['blocker bid.lots-above-most'],
    ],
    [
      'a second bid for the same lot is no further lot',
      facts({
        draft: { lotId: '2' },
        procedure: {
          lotIds: ['1', '2', '3'],
          lotTerms: lotTerms({ maxSubmitted: 2 }),
          otherBids: { handedIn: ['1', '2'], drafted: ['2'] },
        },
      }),
      [],
    ],
    [
      'drafts that would come to more warn',
      facts({
        draft: { lotId: '3' },
        procedure: {
          lotIds: ['1', '2', '3'],
          lotTerms: lotTerms({ maxSubmitted: 2 }),
          otherBids: { handedIn: ['1'], drafted: ['2'] },
        },
      }),
      ['warning bid.lots-drafted-above-most'],
    ],
    [
      'more lots than can be awarded are said',
      facts({
        draft: { lotId: '2' },
        procedure: {
          lotIds: ['1', '2'],
          lotTerms: lotTerms({ maxAwarded: 1 }),
          otherBids: { handedIn: ['1'], drafted: [] },
        },
      }),
      ['info bid.lots-awarded-most'],
    ],
    [
      'a lot without a bid warns where bids are wanted for all',
      facts({ draft: { lotId: '2' }, procedure: { lotIds: ['1', '2'], lotTerms: lotTerms({ allLots: true }) } }),
      ['warning bid.lots-all-wanted'],
    ],
    ['several lots and none chosen warn', facts({ procedure: { lotIds: ['1', '2'] } }), ['warning bid.lot-not-chosen']],
    [
      'the deadline itself is already too late',
      facts({ procedure: { deadline: '2026-11-23T09:00:00Z' as Instant } }),
      ['warning bid.deadline-passed'],
    ],
    [
      'a deadline within two days is said',
      facts({ procedure: { deadline: '2026-11-25T08:59:59Z' as Instant } }),
      ['info bid.deadline-near'],
    ],
    [
      'a deadline in exactly two days is not',
      facts({ procedure: { deadline: '2026-11-25T09:00:00Z' as Instant } }),
      [],
    ],
    ['no deadline warns', facts({ procedure: { deadline: null } }), ['warning bid.deadline-unknown']],
    ['no price is mentioned', facts({ draft: { price: null } }), ['info bid.price-missing']],
    [
      'a price of one kopeck more than announced warns',
      facts({ draft: { price: { amount: '1000.01', currency: 'RUB' } } }),
      ['warning bid.price-above-value'],
    ],
    ['the announced price itself is fine', facts({ draft: { price: { amount: '1000', currency: 'RUB' } } }), []],
    [
      'another currency than announced warns',
      facts({ draft: { price: { amount: '1', currency: 'EUR' } } }),
      ['warning bid.price-currency-differs'],
    ],
  ];

  // Items that practice expects are missing in every case above; they are looked at on their own below.
  const usual = /item-missing (application|price|offer)$/;
  test.each(cases)('%s', (_, bid, expected) => {
    expect(told(bid).filter((line) => !usual.test(line))).toEqual(expected);
  });

  test('what practice expects warns and does not block', () => {
    expect(told(facts())).toEqual(['warning bid.item-missing application', 'warning bid.item-missing price']);
  });

  test('a waived item is silent', () => {
    const waived = { application: 'the platform has its own form', price: 'entered on the platform' };
    expect(told(facts({ draft: { checklist: { own: [], waived } } }))).toEqual([]);
  });

  test('a bid without blockers says so, with its number of files', () => {
    const passed = checkBid(facts()).filter((finding) => finding.severity === 'passed');
    expect(passed).toEqual([{ code: 'bid.documents-complete', severity: 'passed', place: {}, details: { count: 1 } }]);
  });

  test('blockers come first', () => {
    const findings = checkBid(facts({ draft: { price: null, checklist: ownItem('required') } }));
    const severities = findings.map((finding) => finding.severity);
    const order = ['blocker', 'warning', 'info', 'passed'];
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(findings[0]?.severity).toBe('blocker');
  });
});
