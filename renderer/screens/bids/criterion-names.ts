const between = ' › ';

/** A criterion's way of names: its last step, which tells it from the others, and what it stands under. */
export type CriterionName = { readonly short: string; readonly under: string | null };

/** Where two criteria end alike, each stands with its whole way. */
export const criterionNames = (names: readonly string[]): readonly CriterionName[] => {
  const lasts = names.map((name) => name.split(between).at(-1) ?? name);
  return names.map((name, at) => {
    const short = lasts[at] ?? name;
    const isAlone = lasts.filter((last) => last === short).length === 1;
    if (short === name || !isAlone) return { short: name, under: null };
    return { short, under: name.slice(0, -(short.length + between.length)) };
  });
};
