/** The first of `tariff-1`, `tariff-2` … that is not taken. */
export const freeId = (stem: string, taken: readonly string[]): string => {
  const known = new Set(taken);
  let number = 1;
  while (known.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
};
