import type { Finding } from '../../kernel/failure.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ChecklistItem } from '../checklist.ts';
import type { BidCode } from '../codes.ts';
import type { BidDraft } from '../draft.ts';

/** The limits a platform states about itself; null where it states none. */
export type PlatformLimits = {
  readonly name: string;
  readonly fileBytes: number | null;
  readonly files: number | null;
  readonly nameLength: number | null;
  /** Accepted name endings, lower case with the dot. */
  readonly endings: readonly string[] | null;
};

/** Everything the checks look at, gathered by the step. `now` is passed in. */
export type BidFacts = {
  readonly draft: BidDraft;
  readonly checklist: readonly ChecklistItem[];
  readonly procedure: {
    readonly deadline: Instant | null;
    /** The edition whose bytes the bid stands on; null: it is no longer there. */
    readonly ownEdition: number | null;
    readonly newestEdition: number;
    readonly lotIds: readonly string[];
    /** The chosen lot's value where it names one, else the procedure's. */
    readonly value: { readonly amount: string; readonly currency: string } | null;
  };
  readonly platform: PlatformLimits | null;
  readonly now: Instant;
};

export type BidFinding = Finding<BidCode>;
export type BidCheck = (facts: BidFacts) => readonly BidFinding[];
