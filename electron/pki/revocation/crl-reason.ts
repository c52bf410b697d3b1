/** CRLReason by number (RFC 5280 5.3.1); 7 is not used. */
export const crlReasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  null,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

export type CrlReason = NonNullable<(typeof crlReasons)[number]>;

/** A number that the standard does not know means revoked for a reason not told. */
export const reasonOf = (number: number): CrlReason => crlReasons[number] ?? 'unspecified';
