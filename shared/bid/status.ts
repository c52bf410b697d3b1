/** Where a bid stands, in the order it gets there. */
export const bidStatuses = ['draft', 'ready', 'frozen', 'signed', 'packaged'] as const;
export type BidStatus = (typeof bidStatuses)[number];

/** Computed from the artefacts that exist; no stored status can disagree with them. */
export const statusOf = (artefacts: {
  readonly manifest: boolean;
  readonly signature: boolean;
  readonly package: boolean;
  readonly blockers: number;
}): BidStatus => {
  if (artefacts.package) return 'packaged';
  if (artefacts.signature) return 'signed';
  if (artefacts.manifest) return 'frozen';
  return artefacts.blockers === 0 ? 'ready' : 'draft';
};
