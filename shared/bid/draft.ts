import type { Digest } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';

/** A document of a bid: its bytes lie in the vault under the digest, whatever becomes of the file it came from. */
export type BidDocument = {
  readonly documentId: string;
  /** The name the buyer will see; unique within the bid without regard to case. */
  readonly name: string;
  readonly size: number;
  readonly digest: Digest<'sha-256'>;
  readonly mediaType: string;
  readonly itemId: string | null;
  readonly addedAt: Instant;
};

export type ItemNeed = 'required' | 'expected' | 'optional';

/** What the user changed about the checklist: items of his own, and items he waived with a reason. */
export type ChecklistEdits = {
  readonly own: readonly { readonly itemId: string; readonly title: string; readonly need: ItemNeed }[];
  readonly waived: Readonly<Record<string, string>>;
  /** Who sees to an item, and how many working days before the deadline it is due, by the item's id. */
  readonly owners?: Readonly<Record<string, string>>;
  readonly dueDays?: Readonly<Record<string, number>>;
  /** `law`, `party` and `small` (`yes`, `no`) where the user says otherwise than the notice and the profile. */
  readonly terms?: Readonly<Record<string, string>>;
};

/** Everything a user decides before freezing. What it is a bid for is fixed when it is created. */
export type BidDraft = {
  readonly bidId: string;
  /** Counts from 1; an edit after freezing starts the next one. */
  readonly version: number;
  /** Which of our companies bids. */
  readonly companyId: string;
  readonly procedureId: string;
  readonly sourceId: string;
  readonly lotId: string | null;
  /**
   * SHA-256 of the notice the bid is made for. Not the edition's number: an earlier edition that arrives late moves the
   * numbers, and the bid still stands on the same bytes.
   */
  readonly noticeDigest: string;
  readonly platformId: string | null;
  readonly price: { readonly amount: string; readonly currency: string } | null;
  /** What the bid security freezes; null: none, or not decided yet. */
  readonly security: { readonly amount: string; readonly currency: string } | null;
  readonly documents: readonly BidDocument[];
  readonly checklist: ChecklistEdits;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
