const widthOf = (text: string): number => Array.from(text.normalize('NFC').replace(/\p{M}/gu, '')).length;

const cut = (text: string, width: number): string =>
  widthOf(text) <= width
    ? text
    : `${Array.from(text)
        .slice(0, width - 1)
        .join('')}…`;

/** Columns aligned at their widest cell; a cell longer than `widest` is cut. The last column is left as it is. */
export const table = (rows: readonly (readonly string[])[], widest = 60): readonly string[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(cut(row[column] ?? '', widest)))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        if (column === columns - 1) return cell;
        const shown = cut(cell, widest);
        return shown + ' '.repeat((widths[column] ?? 0) - widthOf(shown));
      })
      .join('  ')
      .trimEnd(),
  );
};
