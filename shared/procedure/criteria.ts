/** What bids are compared by; `cost` is more than the price: running, repair, the whole life. */
export const criterionKinds = ['price', 'cost', 'quality', 'other'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

/** `points` count against their sum; `share`: part of one, as ProZorro writes it; `order`: only the rank, 1 is the weightiest. */
export const weightUnits = ['percent', 'points', 'share', 'order'] as const;
export type WeightUnit = (typeof weightUnits)[number];

/** `amount`: exact plain decimal text, never negative. `isMiddle`: the middle of a range that the notice names. */
export type Weight = { readonly amount: string; readonly unit: WeightUnit; readonly isMiddle: boolean };

/** Points for what is more or for what is less; `given`: by the notice's own table or the commission's judgement. */
export const criterionScales = ['more', 'less', 'given'] as const;
export type CriterionScale = (typeof criterionScales)[number];

/** One answer a bidder may choose among, and the weight it brings. */
export type CriterionOption = { readonly title: string; readonly weight: Weight | null };

export type FixedValue = { readonly amount: string | null; readonly per: 'total' | 'unit' };

type Measured = {
  readonly name: string;
  readonly description: string | null;
  /** Null: the notice names none, or one that is no weight (then there is a finding). */
  readonly weight: Weight | null;
  readonly scale: CriterionScale | null;
  /** The notice's own words for how points are counted. */
  readonly formula: string | null;
  /** Least and most of what is offered (44-FZ `limitMin`, `limitMax`) or of points (eForms BT-5423), as written. */
  readonly least: string | null;
  readonly most: string | null;
  readonly options: readonly CriterionOption[];
  /** The price or cost is fixed and bids differ in the rest (eForms BT-5422; Directive 2014/24 art. 67 p. 2). */
  readonly fixed: FixedValue | null;
  /** JSON path, XPath, column or line. */
  readonly path: string;
};

/** A sub-indicator; its weight is a part of what it stands under. */
export type Indicator = Measured & { readonly indicators: readonly Indicator[] };
export const deepestIndicator = 3;

/** An award criterion. `lotId` null: of the whole procedure. `code`: the source's own. */
export type AwardCriterion = Measured & {
  readonly kind: CriterionKind;
  readonly lotId: string | null;
  readonly code: string | null;
  readonly indicators: readonly Indicator[];
};

/**
 * `document`: a paper of the bid; `participant`: who may bid; `exclusion`: what shuts out; `selection`: what one must be able
 * to do; `conditions`: what the bid or the contract is held to.
 */
export const requirementKinds = ['document', 'participant', 'exclusion', 'selection', 'conditions'] as const;
export type RequirementKind = (typeof requirementKinds)[number];

/** Who answers it and when: every bid, requests before bids, the winner alone; `buyer`: the buyer looks himself. */
export const requirementStages = ['bid', 'request', 'winner', 'buyer'] as const;
export type RequirementStage = (typeof requirementStages)[number];

/** What a notice asks of a bidder or of his bid. */
export type Requirement = {
  readonly kind: RequirementKind;
  /** Its number in the notice's own list. */
  readonly number: string | null;
  readonly name: string;
  readonly description: string | null;
  /** Null: the notice does not say. */
  readonly mandatory: boolean | null;
  readonly stage: RequirementStage | null;
  /** Part of the bid it belongs to, in the source's words. */
  readonly part: string | null;
  readonly lotId: string | null;
  /** The article as the notice names it. */
  readonly legalBasis: string | null;
  readonly code: string | null;
  /** Papers that the notice takes as proof. */
  readonly evidence: readonly string[];
  readonly path: string;
};

const blankMeasured = {
  description: null,
  weight: null,
  scale: null,
  formula: null,
  least: null,
  most: null,
  options: [],
  fixed: null,
  indicators: [],
} as const satisfies Omit<Indicator, 'name' | 'path'>;

export const blankIndicator = blankMeasured;
export const blankCriterion = { ...blankMeasured, lotId: null, code: null } as const satisfies Omit<
  AwardCriterion,
  'name' | 'path' | 'kind'
>;
export const blankRequirement = {
  number: null,
  description: null,
  mandatory: null,
  stage: null,
  part: null,
  lotId: null,
  legalBasis: null,
  code: null,
  evidence: [],
} as const satisfies Omit<Requirement, 'name' | 'path' | 'kind'>;

const longestProse = 100_000;
/** What a source says in several fields as one text, null where it says nothing; no longer than any text of a notice may be. */
export const joined = (parts: readonly (string | null)[], between = '\n', most = longestProse): string | null => {
  const words = parts.filter((part) => part !== null && part !== '').join(between);
  return words === '' ? null : words.length <= most ? words : `${words.slice(0, most - 1)}…`;
};
