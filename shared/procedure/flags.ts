/**
 * What is special about a procedure, a lot or a kind of procedure; each has a text key `procedure.flag.<flag>`. Where
 * B2B-Center's interface has a flag of the same meaning its name stands behind it.
 */
export const procedureFlags = [
  /** `only_for_smb`: 44-FZ art. 30, 223-FZ art. 3.4, and like rules elsewhere. */
  'only-small-business',
  'small-business-subcontractors',
  'electronic',
  /** `is_private`: by invitation. */
  'closed',
  /** `is_joint_purchase`: several customers buy together. */
  'joint',
  /** `multi_stages`. */
  'multi-stage',
  'prequalification',
  /** `with_consideration_stage`. */
  'consideration-stage',
  /** `haggling`: prices may be lowered after opening. */
  'haggling',
  /** `alternative_offers`. */
  'alternative-bids',
  /** `private_offers`: bids are not shown before opening. */
  'private-bids',
  /** `multiposition`. */
  'by-positions',
  /** `allow_positions_groups`. */
  'position-groups',
  /** `allow_positions_no_price`. */
  'positions-without-price',
  /** `allow_positions_analog`. */
  'analogues',
  /** `trading_per_unit`. */
  'price-per-unit',
  /** `rating_offers_mode`. */
  'rated-bids',
  /** `small_purchase`. */
  'small-purchase',
  /** `root`: a container of lots. */
  'multi-lot',
  /** `price_only`. */
  'price-only',
  /** `price_begin_limited`: no bid above the start price. */
  'start-price-limit',
  /** `require_offer_doc`. */
  'bid-document',
  /** The seller chooses among buyers. */
  'sale',
  'framework',
  'dynamic-system',
  'electronic-auction',
  'accelerated',
  'emergency',
  'reserved',
  'treasury-support',
] as const;
export type ProcedureFlag = (typeof procedureFlags)[number];
