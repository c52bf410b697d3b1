/** A whole number in groups of three digits, the lowest first: 1 234 567 → 567, 234, 1. `digits` holds nothing but digits. */
export const groupsOf = (digits: string): readonly number[] => {
  const bare = digits.replace(/^0+(?=\d)/, '');
  const groups: number[] = [];
  for (let end = bare.length; end > 0; end -= 3) groups.push(Number(bare.slice(Math.max(0, end - 3), end)));
  return groups;
};
