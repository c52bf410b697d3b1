import { blankPosition, mostPositions, type AskedPosition, type PriceTable } from './table.ts';

/** Decimal text as a notice may write it, in the one form of a table; null where it is no number that can be kept. */
const tidy = (quantity: string | null): string | null =>
  quantity !== null && /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(quantity) ? quantity : null;

export const ofLot = (items: readonly AskedPosition[], lotId: string | null): readonly AskedPosition[] =>
  items.filter((item) => lotId === null || item.lotId === null || item.lotId === lotId);

/** The table to begin with: the positions of the lot (all without one), quantities as asked, no price. */
export const tableFromNotice = (
  items: readonly AskedPosition[],
  lotId: string | null,
  settings: Omit<PriceTable, 'positions'>,
): PriceTable => ({
  ...settings,
  positions: ofLot(items, lotId)
    .slice(0, mostPositions)
    .map((item, index) => ({
      ...blankPosition(String(index + 1), item.description),
      noticeItemId: item.id,
      quantity: tidy(item.quantity),
      unit: item.unit,
      classification: item.classification,
    })),
});
