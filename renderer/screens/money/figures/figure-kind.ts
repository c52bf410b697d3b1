const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const amountPattern = /^-?\d+\.\d{2}$/;
const numberPattern = /^-?\d+(\.\d+)?$/;

/** A percentage by its field's name; scores are points of a hundred and have no unit, and the names of weights say theirs. */
const isPercent = (field: string): boolean => /(?:percent|rate)$/i.test(field);
const isPlain = (field: string): boolean =>
  /^(scores?|priceScore|weight|priceWeight|gained|others|totals?|conversions?|needed|count|days.*|contracts|position|places?|times)$/.test(
    field,
  );

/** The currency that a calculator's sums are in; null: of the prices it was given, which it does not ask for. */
export const currencyOf = (calculator: string): string | null => (calculator === 'effective-price' ? null : 'RUB');

/** How a text of an answer is read, by its form and the name of its field (the last name of a path). */
export const figureKindOf = (path: string, value: string): 'day' | 'percent' | 'amount' | 'number' | 'word' => {
  // `score1`, `weight2`: a field of one of several.
  const field = (path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path).replace(/\d+$/, '');
  if (dayPattern.test(value)) return 'day';
  if (!numberPattern.test(value)) return 'word';
  if (isPercent(field)) return 'percent';
  return amountPattern.test(value) && !isPlain(field) ? 'amount' : 'number';
};
