import type { Details, Finding, Severity } from '../../kernel/failure.ts';
import type { Instant, PlainDay } from '../../kernel/instant.ts';
import type { LotTerms } from '../../procedure/model.ts';
import type { ChecklistItem } from '../checklist.ts';
import type { BidCode } from '../codes.ts';
import type { BidDraft } from '../draft.ts';
import type { ReadinessCode } from '../readiness-codes.ts';

/** The limits a platform states about itself; null where it states none. */
export type PlatformLimits = {
  readonly name: string;
  readonly fileBytes: number | null;
  /** Of all files together. */
  readonly bidBytes: number | null;
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
    /** What the notice says of bidding for several lots; absent: nothing. */
    readonly lotTerms?: Pick<LotTerms, 'maxSubmitted' | 'maxAwarded' | 'allLots' | 'path'> | undefined;
    /** Lots of the company's other bids in the procedure: those handed in, and those that are drafts. */
    readonly otherBids?: { readonly handedIn: readonly string[]; readonly drafted: readonly string[] };
    /** The chosen lot's value where it names one, else the procedure's. */
    readonly value: { readonly amount: string; readonly currency: string } | null;
  };
  readonly platform: PlatformLimits | null;
  readonly now: Instant;
};

/** What the platform wants of signatures, by its card or the procedure's policy; null: it does not say. */
export type SignatureFacts = {
  readonly platform: string;
  /** Who says so: a policy's or a card's name. */
  readonly wanted: string;
  readonly formats: readonly string[] | null;
  readonly level: string | null;
  readonly placement: string | null;
  readonly made: string | null;
  /** Object identifiers of signature algorithms it takes. */
  readonly algorithms: readonly string[] | null;
  /** Every identifier under which the algorithm of the key that signs is written, and its name; null: no key is known. */
  readonly own: { readonly oids: readonly string[]; readonly name: string } | null;
};

/** What the bid freezes, and what is there for it on that day. Sums are decimal texts in roubles. */
export type MoneyFacts = {
  readonly need: string;
  readonly day: PlainDay;
  readonly state:
    | { readonly kind: 'unknown' }
    /** The security lies on an account already. */
    | { readonly kind: 'blocked' }
    /** A kept plan that still holds pays it from elsewhere. */
    | { readonly kind: 'covered'; readonly source: string }
    /** `left`: own money left on the day after this and every other bid; `alone`: were this the only one. Negative: missing. */
    | { readonly kind: 'own'; readonly left: string; readonly alone: string };
};

/** The token that the key lies on, as it was found without a PIN. */
export type TokenLook = {
  readonly token: string;
  readonly state:
    | { readonly kind: 'present'; readonly tries: 'not-told' | 'low' | 'last' | 'locked' }
    | { readonly kind: 'absent' }
    | { readonly kind: 'too-slow'; readonly seconds: number }
    | { readonly kind: 'unreadable'; readonly reason: string };
};

/** The last time somebody else vouched for: how far this machine's clock was ahead of it (negative: behind). */
export type ClockFacts = { readonly aheadSeconds: number; readonly checkedAt: Instant };

export type UploadFacts = {
  readonly bytes: number;
  /** The user's own line, upwards; null: never said. */
  readonly kilobitsPerSecond: number | null;
  readonly deadline: Instant | null;
  readonly now: Instant;
};

export type BidFinding = Finding<BidCode | ReadinessCode>;
export type Observe<Facts> = (facts: Facts) => readonly BidFinding[];
export type BidCheck = Observe<BidFacts>;

export const observation = (code: ReadinessCode, severity: Severity, details: Details = {}): BidFinding => ({
  code,
  severity,
  place: {},
  details,
});
