/** Closed lists of the words that cards, tariffs and access use; each has its text. No schema library, so pages may ask. */
export const signatureKinds = ['qualified', 'advanced', 'any', 'none'] as const;
export const signatureFormats = ['cades', 'xades', 'pades', 'asic'] as const;
export const signatureLevels = ['B', 'T', 'LT', 'LTA'] as const;
export const signaturePlacements = ['detached', 'attached', 'either'] as const;
/** What one signature covers: every file for itself, all files at once, or the form that the platform makes of the bid. */
export const signatureScopes = ['each-file', 'whole', 'form'] as const;
/** Where it is made: in the platform's own page, or here and uploaded. */
export const signatureMakers = ['platform', 'uploaded', 'either'] as const;
export const specialAccounts = ['required', 'platform-account', 'none'] as const;

/** Parts of a platform that are paid for apart. */
export const sections = [
  '44-fz',
  '223-fz',
  'small-business',
  'commercial',
  'sales',
  'bankruptcy',
  'defence',
  'prozorro',
  'eu',
] as const;
export type Section = (typeof sections)[number];

/** A branch whose procedures have terms of their own. */
export const sectors = ['nuclear'] as const;
export type Sector = (typeof sectors)[number];

/** What a term of access is counted in. */
export const accessTerms = ['procedure', 'days', 'months', 'years'] as const;

export const feePayers = ['winner', 'bidder'] as const;
export const accountKinds = ['login', 'access-fee', 'bid-security', 'special-account', 'other'] as const;
