import { checklistOf } from '#shared/bid/checklist.ts';
import type { BidFacts } from '#shared/bid/checks/facts.ts';
import type { BidDocument, BidDraft } from '#shared/bid/draft.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export const now = '2026-11-23T09:00:00Z' as Instant;

export const document = (name: string, change: Partial<BidDocument> = {}): BidDocument => ({
  documentId: `id-${name}`,
  name,
  size: 10,
  digest: { algorithm: 'sha-256', value: Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64) },
  mediaType: 'application/pdf',
  itemId: 'offer',
  addedAt: now,
  ...change,
});

export const draft = (change: Partial<BidDraft> = {}): BidDraft => ({
  bidId: 'bid1',
  version: 1,
  companyId: '1',
  procedureId: 'p1',
  sourceId: 'ocds-1',
  lotId: null,
  noticeDigest: 'ab'.repeat(32),
  platformId: null,
  price: { amount: '900.00', currency: 'RUB' },
  security: null,
  documents: [document('offer.pdf')],
  checklist: { own: [], waived: {} },
  createdAt: now,
  updatedAt: now,
  ...change,
});

/** Facts of a bid nothing stands against, with what the case changes. */
export const facts = (
  change: {
    readonly draft?: Partial<BidDraft>;
    readonly procedure?: Partial<BidFacts['procedure']>;
    readonly platform?: BidFacts['platform'];
    readonly asksSecurity?: boolean;
  } = {},
): BidFacts => {
  const own = draft(change.draft);
  return {
    draft: own,
    checklist: checklistOf(change.asksSecurity ?? false, own.checklist, own.documents),
    procedure: {
      deadline: '2026-12-20T09:00:00Z' as Instant,
      ownEdition: 1,
      newestEdition: 1,
      lotIds: [],
      value: { amount: '1000.00', currency: 'RUB' },
      ...change.procedure,
    },
    platform: change.platform ?? null,
    now,
  };
};
