/** Where the focus stands on the board: a column by its place, a card by its place in it. */
export type Spot = { readonly column: number; readonly card: number };

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/**
 * Where a key leads on a board whose columns hold `counts` cards; null: the key is not ours. `forward` is 1, or -1 where
 * one reads from the right. Empty columns are stepped over.
 */
export const spotAfterKey = (key: string, at: Spot, counts: readonly number[], forward: 1 | -1): Spot | null => {
  const inColumn = (card: number): Spot => ({ column: at.column, card: within(card, counts[at.column] ?? 0) });
  const beside = (by: 1 | -1): Spot => {
    let column = at.column + by;
    while (column >= 0 && column < counts.length && counts[column] === 0) column += by;
    const count = counts[column];
    return count === undefined ? at : { column, card: within(at.card, count) };
  };
  switch (key) {
    case 'ArrowDown':
      return inColumn(at.card + 1);
    case 'ArrowUp':
      return inColumn(at.card - 1);
    case 'PageDown':
      return inColumn(at.card + 6);
    case 'PageUp':
      return inColumn(at.card - 6);
    case 'Home':
      return inColumn(0);
    case 'End':
      return inColumn((counts[at.column] ?? 1) - 1);
    case 'ArrowRight':
      return beside(forward);
    case 'ArrowLeft':
      return beside(forward === 1 ? -1 : 1);
    default:
      return null;
  }
};
