const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const amountPattern = /^-?\d+\.\d{2}$/;
const numberPattern = /^-?\d+(\.\d+)?$/;

/** A percentage by its field's name; scores are points of a hundred and have no unit. */
const isPercent = (field: string): boolean => /(?:percent|rate)$/i.test(field);
const isPlain = (field: string): boolean =>
  /^(scores?|totals?|conversions?|needed|count|days.*|contracts|position|times)$/.test(field);

/** How a text of an answer is read, by its form and the name of its field (the last name of a path). */
export const figureKindOf = (path: string, value: string): 'day' | 'percent' | 'amount' | 'number' | 'word' => {
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
  if (dayPattern.test(value)) return 'day';
  if (!numberPattern.test(value)) return 'word';
  if (isPercent(field)) return 'percent';
  return amountPattern.test(value) && !isPlain(field) ? 'amount' : 'number';
};
