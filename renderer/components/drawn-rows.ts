export type Drawn = {
  readonly rows: ReadonlySet<number>;
  /** Some had to wait: they are drawn with the next frame. */
  readonly isBehind: boolean;
};

/**
 * Which rows are drawn whole now: those that were already, and of new ones at most `most`, those on the screen before
 * those beside it. A jump of thousands of rows then costs each frame no more than a turn of the wheel.
 */
export const drawnRows = (most: number): ((rows: readonly number[], isSeen: (row: number) => boolean) => Drawn) => {
  let last: ReadonlySet<number> = new Set();
  return (rows, isSeen) => {
    const fresh = rows.filter((row) => !last.has(row));
    const first = fresh.filter(isSeen);
    const next = [...first, ...fresh.filter((row) => !isSeen(row))].slice(0, most);
    last = new Set([...rows.filter((row) => last.has(row)), ...next]);
    return { rows: last, isBehind: next.length < fresh.length };
  };
};
