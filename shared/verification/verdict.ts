/** The questions a stranger can put to a signature, each answered on its own. */
export const verdictNames = [
  'content',
  'signatureValue',
  'certificateBinding',
  'chain',
  'revocation',
  'claimedSigningTime',
  'policy',
  'coverage',
] as const;
export type VerdictName = (typeof verdictNames)[number];

/**
 * `failed`: the evidence says no. `not-provable`: it was looked at and the evidence is missing or unknown to us.
 * `not-checked`: nobody looked.
 */
export const verdictWords = ['passed', 'failed', 'not-provable', 'not-checked'] as const;
export type VerdictWord = (typeof verdictWords)[number];

export type Verdict = { readonly verdict: VerdictWord; readonly findings: readonly string[] };
export type Verdicts = Readonly<Record<VerdictName, Verdict>>;
