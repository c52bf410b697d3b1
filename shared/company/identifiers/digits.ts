/** Σ digit × weight over as many digits as there are weights. */
export const weighted = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0);

/** The digits of an identifier that people write with spaces and hyphens; null if anything else is in it. */
export const digitsOf = (text: string): string | null => {
  const bare = text.replace(/[\s-]/gu, '');
  return /^\d+$/.test(bare) ? bare : null;
};
