/** Which element of the page shows which row, by number. */
export type RowSlots = ReadonlyMap<number, number>;

/**
 * Hands the elements of rows that have left the screen to those that have come, so that scrolling changes words and makes
 * no elements. A row that stays keeps its element, and with it the focus.
 */
export const slotsFor = (before: RowSlots, rows: readonly number[]): RowSlots => {
  const staying = new Set(rows);
  const free = [...before].filter(([row]) => !staying.has(row)).map(([, slot]) => slot);
  if (free.length === 0 && rows.length === before.size) return before;
  let fresh = 0;
  const used = new Set(before.values());
  const next = (): number => {
    const freed = free.pop();
    if (freed !== undefined) return freed;
    while (used.has(fresh)) fresh += 1;
    used.add(fresh);
    return fresh;
  };
  return new Map(rows.map((row) => [row, before.get(row) ?? next()]));
};

/** Remembers the last hand-out between two drawings; asking twice for the same rows answers the same. */
export const rowSlots = (): ((rows: readonly number[]) => RowSlots) => {
  let last: RowSlots = new Map();
  return (rows) => {
    last = slotsFor(last, rows);
    return last;
  };
};
