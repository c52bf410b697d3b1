import { addAmounts, compareAmounts } from '../../kernel/money.ts';

/** A tariff: its price in roubles, and for each procedure whether it opens it. */
export type Coverage = { readonly price: string; readonly covers: readonly boolean[] };

/**
 * The positions of the tariffs that together open every procedure for the least money: of equal prices the fewer, then the
 * earlier. Looks at every set, so it is for a dozen tariffs; the caller has seen that every procedure is opened by some tariff.
 */
export const cheapestCover = (tariffs: readonly Coverage[]): readonly number[] => {
  const procedures = tariffs[0]?.covers.length ?? 0;
  let best: { readonly picked: readonly number[]; readonly price: string } | null = null;
  for (let set = 0; set < 2 ** tariffs.length; set += 1) {
    const picked = tariffs.flatMap((_, index) => ((set >> index) & 1 ? [index] : []));
    const opensAll = Array.from({ length: procedures }, (_, procedure) =>
      picked.some((index) => tariffs[index]?.covers[procedure] === true),
    ).every(Boolean);
    if (!opensAll) continue;
    const price = addAmounts(picked.map((index) => tariffs[index]?.price ?? '0'));
    const against = best === null ? -1 : compareAmounts(price, best.price);
    if (best === null || against < 0 || (against === 0 && picked.length < best.picked.length)) best = { picked, price };
  }
  return best?.picked ?? [];
};
