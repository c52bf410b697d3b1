import type { DecimalText } from '../../kernel/decimal.ts';
import { lineOf, totalsOf } from './totals.ts';
import type { PriceTable } from './table.ts';

/** One way to offer a position: as asked for, or another line in its place, with what the whole bid would cost then. */
export type AlternativeChoice = {
  readonly positionId: string;
  readonly name: string;
  readonly isChosen: boolean;
  readonly gross: DecimalText | null;
  readonly totalGross: DecimalText;
};
export type AlternativeGroup = { readonly positionId: string; readonly choices: readonly AlternativeChoice[] };

/** Chooses `chosen` among the lines that stand for `main`; the main line itself is chosen by choosing none of them. */
const choosing = (table: PriceTable, main: string, chosen: string): PriceTable => ({
  ...table,
  positions: table.positions.map((position) =>
    position.alternativeTo === main && position.isChosen !== (position.positionId === chosen)
      ? { ...position, isChosen: position.positionId === chosen }
      : position,
  ),
});

/** Every position that can be offered in more than one way; at most a hundred, for a person compares them. */
export const alternativesOf = (table: PriceTable): readonly AlternativeGroup[] => {
  const by = Map.groupBy(
    table.positions.filter(({ alternativeTo }) => alternativeTo !== null),
    ({ alternativeTo }) => alternativeTo,
  );
  return [...by].slice(0, 100).flatMap(([mainId, others]) => {
    const main = table.positions.find(({ positionId }) => positionId === mainId);
    if (main === undefined) return [];
    const noneChosen = others.every(({ isChosen }) => !isChosen);
    return [
      {
        positionId: main.positionId,
        choices: [main, ...others].map((position) => ({
          positionId: position.positionId,
          name: position.offered ?? position.name,
          isChosen: position === main ? noneChosen : position.isChosen,
          gross: lineOf(position, table)?.gross ?? null,
          totalGross: totalsOf(choosing(table, main.positionId, position.positionId)).gross,
        })),
      },
    ];
  });
};
