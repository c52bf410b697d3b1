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

/**
 * The hand-out of the last drawing that stands. A drawing that is begun and thrown away must leave no trace, or a row would
 * change its element, and lose the focus: so one plans, and keeps the plan once it is on the page.
 */
export const rowSlots = (): {
  readonly plan: (rows: readonly number[]) => RowSlots;
  readonly keep: (slots: RowSlots) => void;
} => {
  let last: RowSlots = new Map();
  return {
    plan: (rows) => slotsFor(last, rows),
    keep: (slots) => {
      last = slots;
    },
  };
};
