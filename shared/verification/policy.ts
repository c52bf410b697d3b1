import type { PlainDay } from '../kernel/instant.ts';
import type { SubIndication } from './conclusion.ts';
import type { VerdictWord } from './verdict.ts';

/**
 * What follows when a check does not hold. `fail` and `indeterminate` decide the conclusion; a `warning` changes the
 * word of its verdict and not the conclusion; a `note` is only shown.
 */
export type Consequence =
  | { readonly level: 'fail' | 'indeterminate'; readonly subIndication: SubIndication }
  | { readonly level: 'warning' | 'note' };

/** `word` is given where evidence is missing and not against the signature; `failed` otherwise. */
export type PolicyRule = Consequence & { readonly word?: Exclude<VerdictWord, 'passed'>; readonly source: string };

/** How long a digest is acceptable: through a day in UTC, with no end set, or not at all. One not listed is unknown. */
export type DigestRule = {
  readonly name: string;
  readonly term: 'open' | 'never' | { readonly through: PlainDay };
  readonly source: string;
};

/** How old what tells of a revocation may be. Null: until its own next update. */
export type FreshnessRule = {
  readonly maxAgeHours: number | null;
  /** For an OCSP response without a next update, which promises nothing itself. */
  readonly ocspWithoutNextUpdateHours: number;
  readonly source: string;
};

/** Policy as data: the consequence of each check by its id, and the dates of algorithms, each with its source. */
export type ValidationPolicy = {
  readonly id: string;
  readonly revocation: FreshnessRule;
  readonly rules: Readonly<Record<string, PolicyRule>>;
  /** For a code of another part that has no rule of its own and was reported as a blocker. */
  readonly fallback: PolicyRule;
  readonly digests: readonly DigestRule[];
};
